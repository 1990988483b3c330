import type { SeenLine } from "./page-lines.ts";

/** Where a value was read: the page, from 1, and the box in parts of it. */
export interface SeenPlace {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box around some lines of a page. */
export function placeOf(lines: readonly SeenLine[], page = 1): SeenPlace {
  const left = Math.min(...lines.map((line) => line.x));
  const right = Math.max(...lines.map((line) => line.x + line.width));
  const top = Math.min(...lines.map((line) => line.y - line.size));
  const bottom = Math.max(...lines.map((line) => line.y + 0.25 * line.size));
  return { page, x: left, y: top, width: right - left, height: bottom - top };
}
