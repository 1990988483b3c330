import type { Language } from "../../src/contract/messages/message.ts";
import { fold } from "../../src/domain/text/fold.ts";

/** What a person asked for in words, and in which language; null where the words do not show it. */
export type Command = { readonly language: Language | null } & (
  | { readonly kind: "help" | "work" | "new" | "unknown" }
  | { readonly kind: "find"; readonly words: string }
  | { readonly kind: "number"; readonly number: number; readonly year: number | null }
);

const plain: Readonly<Record<string, Command>> = {
  "tro giup": { kind: "help", language: "vi" },
  "giup do": { kind: "help", language: "vi" },
  "huong dan": { kind: "help", language: "vi" },
  help: { kind: "help", language: "en" },
  "viec cua toi": { kind: "work", language: "vi" },
  "my work": { kind: "work", language: "en" },
  "van ban moi": { kind: "new", language: "vi" },
  "new documents": { kind: "new", language: "en" },
};

/** Reads a command with or without tone marks, in either case, with what people put around it. */
export function readCommand(text: string): Command {
  const cleaned = text
    .replace(/<at>.*?<\/at>/gsu, " ")
    .replace(/&nbsp;/gu, " ")
    .trim();
  const folded = fold(cleaned)
    .replace(/[.!?…]+$/u, "")
    .trim();
  const known = Object.hasOwn(plain, folded) ? plain[folded] : undefined;
  return known ?? numberIn(folded) ?? wordsIn(cleaned) ?? { kind: "unknown", language: null };
}

function numberIn(folded: string): Command | null {
  const found =
    /^(?<word>so den|arrival(?: number| no\.?)?)\s*:?\s*(?<number>\d{1,7})(?:\s*\/\s*(?<year>\d{4}))?$/u.exec(
      folded,
    )?.groups;
  if (found === undefined) return null;
  const year = found["year"];
  return {
    kind: "number",
    number: Number(found["number"]),
    year: year === undefined ? null : Number(year),
    language: found["word"] === "so den" ? "vi" : "en",
  };
}

/** The words as they were written: the search folds them itself. */
function wordsIn(cleaned: string): Command | null {
  const [first = "", second = "", ...rest] = cleaned.normalize("NFC").split(/\s+/u);
  const verb = fold(first).replace(/:$/u, "");
  if (verb !== "tim" && verb !== "find") return null;
  const skipsSecond = verb === "tim" && /^kiem:?$/u.test(fold(second));
  const words = [...(skipsSecond ? [] : [second]), ...rest]
    .join(" ")
    .replace(/^[“"']|[”"']$/gu, "")
    .trim();
  const language = verb === "tim" ? "vi" : "en";
  return words === "" ? { kind: "help", language } : { kind: "find", words: words.slice(0, 200), language };
}
