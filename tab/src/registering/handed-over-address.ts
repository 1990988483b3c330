import { readHandedOver, type HandedOver } from "./handed-over.ts";

const mark = "#message=";

/** What the address hands over; null where it does not. Nothing changes: a first drawing may be thrown away and begun again. */
export function handedOver(): HandedOver | null {
  const { hash } = window.location;
  return hash.startsWith(mark) ? readHandedOver(hash.slice(mark.length)) : null;
}

/** Takes it out of the address, once it stands in the form: loaded again, the page is the form as it was left. */
export function clearHandedOver(): void {
  const { hash, pathname, search } = window.location;
  if (hash.startsWith(mark)) window.history.replaceState(window.history.state, "", `${pathname}${search}`);
}
