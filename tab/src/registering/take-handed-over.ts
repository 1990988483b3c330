import { readHandedOver, type HandedOver } from "./handed-over.ts";

/** Reads it from the address, once: loaded again the page is the form as it was left. Null where nothing is handed over. */
export function takeHandedOver(): HandedOver | null {
  const { hash, pathname, search } = window.location;
  if (!hash.startsWith("#message=")) return null;
  window.history.replaceState(window.history.state, "", `${pathname}${search}`);
  return readHandedOver(hash.slice("#message=".length));
}
