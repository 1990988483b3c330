import { useState } from "react";

interface RowKeys {
  /** One for each row, in their order. */
  readonly keys: readonly string[];
  /** The row at this place is taken away; the others keep theirs. */
  readonly drop: (at: number) => void;
}

/** Names for the rows of a list that is being written, whose own names are still being typed. */
export function useRowKeys(count: number): RowKeys {
  const [kept, setKept] = useState<readonly string[]>(() =>
    Array.from({ length: count }, () => crypto.randomUUID()),
  );
  const missing = count - kept.length;
  const keys =
    missing > 0
      ? [...kept, ...Array.from({ length: missing }, () => crypto.randomUUID())]
      : kept.slice(0, count);
  if (keys.length !== kept.length) setKept(keys);
  return { keys, drop: (at) => setKept((last) => last.filter((_one, i) => i !== at)) };
}
