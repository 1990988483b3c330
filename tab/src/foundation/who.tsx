import { useWords } from "./language.tsx";
import { useSession } from "./session.tsx";
import { words } from "./words.ts";

interface Named {
  readonly id: string | null;
  readonly name: string;
}

/** Names people as the reader would: who reads is `Bạn`, at the beginning of a line or within one. */
export function useNameOf(): (who: Named, place?: "start" | "within") => string {
  const t = useWords(words);
  const { person } = useSession();
  return ({ id, name }, place = "start") =>
    id !== person.id ? name : t(place === "start" ? "you" : "youWithin");
}

/** A sentence of the history that goes on after the name: `Bạn trình Lương Thế Khải`. */
export function afterName(sentence: string): string {
  return sentence.slice(0, 1).toLowerCase() + sentence.slice(1);
}
