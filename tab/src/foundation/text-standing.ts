import type { StoredFile } from "../../../src/contract/files.ts";
import { useWords } from "./language.tsx";
import { words } from "./words.ts";

const standings = { waiting: "textWaiting", none: "textNone", failed: "textFailed" } as const;

/** What became of a file's text, in a few words; nothing where it is found by it, as it should be. */
export function useTextStanding(): (file: Pick<StoredFile, "text">) => string {
  const t = useWords(words);
  return ({ text }) => (text === "found" ? "" : t(standings[text]));
}
