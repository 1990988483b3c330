import { useState } from "react";
import { z } from "zod";

const list = z.array(z.string());

function read(name: string): readonly string[] | null {
  try {
    const found = list.safeParse(JSON.parse(window.localStorage.getItem(name) ?? "null"));
    return found.success ? found.data : null;
  } catch {
    // Nothing that can be read was kept: the defaults hold.
    return null;
  }
}

/** A choice of a few words that this browser remembers, such as the columns that are hidden. */
export function useStoredChoice(
  name: string,
  byDefault: readonly string[],
): readonly [readonly string[], (next: readonly string[]) => void] {
  const key = `vanthu.choice.${name}`;
  const [chosen, setChosen] = useState(() => read(key) ?? byDefault);
  const choose = (next: readonly string[]) => {
    setChosen(next);
    try {
      window.localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // The choice holds until the tab is closed.
      return;
    }
  };
  return [chosen, choose];
}
