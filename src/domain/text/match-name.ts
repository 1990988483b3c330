import { fold, foldWords } from "./fold.ts";

/**
 * Whether what somebody typed means this name: every word typed begins a word of the name, or of what stands beside it,
 * without tone marks; or it is made of the name's initials: `cchc`. Nothing typed means everybody.
 */
export function matchesName(typed: string, name: string, about = ""): boolean {
  const wanted = foldWords(typed);
  if (wanted.length === 0) return true;
  const nameWords = foldWords(name);
  const known = [...nameWords, ...foldWords(about)];
  const initials = nameWords.map((word) => word.slice(0, 1)).join("");
  return (
    initials.includes(fold(typed).replaceAll(" ", "")) ||
    wanted.every((word) => known.some((other) => other.startsWith(word)))
  );
}
