import { useLayoutEffect, useState, type RefObject } from "react";

/** Whether an element is at least so wide, px; a pane adapts to its own room, not to the window. */
export function useIsAtLeast(element: RefObject<HTMLElement | null>, width: number): boolean {
  const [isWide, setIsWide] = useState(true);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = () => setIsWide(current.offsetWidth >= width);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    measure();
    return () => observer.disconnect();
  }, [element, width]);
  return isWide;
}
