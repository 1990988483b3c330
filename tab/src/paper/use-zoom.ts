import { useCallback, useState } from "react";
import { readSetting, writeSetting } from "../foundation/settings.ts";

/** Fit the width, fit the whole page, or a scale where 1 is 96 dots an inch. */
export type Zoom = "width" | "page" | number;

export const smallest = 0.25;
export const largest = 4;
const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

function readZoom(text: string | null): Zoom {
  if (text === "page" || text === "width" || text === null) return text ?? "width";
  const scale = Number(text);
  return scale >= smallest && scale <= largest ? scale : "width";
}

/** The next step above or below a scale. */
export function stepFrom(scale: number, direction: 1 | -1): number {
  const near = 0.01;
  return direction === 1
    ? (steps.find((step) => step > scale + near) ?? largest)
    : (steps.findLast((step) => step < scale - near) ?? smallest);
}

/** Kept from page to page and from paper to paper. */
export function useZoom(): [Zoom, (zoom: Zoom) => void] {
  const [zoom, setZoom] = useState(() => readZoom(readSetting("zoom")));
  const choose = useCallback((next: Zoom) => {
    writeSetting("zoom", String(next));
    setZoom(next);
  }, []);
  return [zoom, choose];
}
