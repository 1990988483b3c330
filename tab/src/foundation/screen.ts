import { useSyncExternalStore } from "react";

function matches(query: string): { get: () => boolean; subscribe: (listener: () => void) => () => void } {
  const media = window.matchMedia(query);
  return {
    get: () => media.matches,
    subscribe: (listener) => {
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
  };
}

const phone = matches("(max-width: 639px)");
const wide = matches("(min-width: 1024px)");

/** Media queries for makeStyles: a phone has a bottom bar and 44 px targets; a wide screen has a reading pane. */
export const onPhone = "@media (max-width: 639px)";
export const onTouch = "@media (pointer: coarse), (max-width: 639px)";
export const onNarrow = "@media (max-width: 1023px)";

export function useIsPhone(): boolean {
  return useSyncExternalStore(phone.subscribe, phone.get);
}

/** Wide enough for a list with a reading pane beside it. */
export function useIsWide(): boolean {
  return useSyncExternalStore(wide.subscribe, wide.get);
}
