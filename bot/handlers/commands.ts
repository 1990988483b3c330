import type { Language } from "../../src/contract/messages/message.ts";
import { fold } from "../../src/domain/text/fold.ts";
import { bare, slipsAllowed, slipsBetween, untelexed } from "./typing-slips.ts";

/** What a person asked for in words, and in which language; null where the words do not show it. */
export type Command = { readonly language: Language | null } & (
  | { readonly kind: "help" | "work" | "new" | "freeze" | "unknown" }
  | { readonly kind: "find"; readonly words: string }
  | { readonly kind: "number"; readonly number: number; readonly year: number | null }
);

type Plain = "help" | "work" | "new" | "freeze";

/** What people say for it, without tone marks; the first is the one that the help names. */
const phrases: readonly (readonly [Plain, Language, readonly string[]])[] = [
  ["help", "vi", ["tro giup", "giup do", "giup", "huong dan", "xin chao", "chao"]],
  ["help", "en", ["help", "hello", "hi"]],
  ["work", "vi", ["viec cua toi", "viec", "cong viec", "cong viec cua toi", "viec can lam", "viec hom nay"]],
  ["work", "en", ["my work", "work", "my tasks"]],
  ["new", "vi", ["van ban moi", "van ban den", "van ban den moi", "van ban moi nhat"]],
  ["new", "en", ["new documents", "newest documents", "new"]],
  ["freeze", "vi", ["khoa tai khoan", "mat quyen kiem soat tai khoan", "mat tai khoan", "bi mat tai khoan"]],
  ["freeze", "en", ["freeze account", "lost account", "account lost", "i lost my account"]],
];

const numberWords: readonly (readonly [Language, readonly string[]])[] = [
  ["vi", ["so den", "van ban den so", "van ban so den", "vb den so"]],
  ["en", ["arrival", "arrival number", "arrival no"]],
];

/** How the words to be found begin: the first word or two. */
const findWords: readonly (readonly [Language, readonly string[]])[] = [
  ["vi", ["tim kiem", "tim", "tra cuu"]],
  ["en", ["find", "search"]],
];

/**
 * Reads a command with or without tone marks, also where the keyboard left them as Telex letters, in either case, with
 * what people put around it and a slip or two of the finger.
 */
export function readCommand(text: string): Command {
  const typed = cleaned(text);
  return wordsIn(typed) ?? numberIn(fold(typed)) ?? plainIn(typed) ?? { kind: "unknown", language: null };
}

/** What was written, without the mention of the bot and what people put around words. */
export function cleaned(text: string): string {
  return text
    .replace(/<at>.*?<\/at>/gsu, " ")
    .replace(/&nbsp;/gu, " ")
    .normalize("NFC")
    .replace(/^[\s/“”"'‘’]+|[\s.!?…“”"'‘’]+$/gu, "");
}

/** The phrase that was meant: the one with the fewest slips, if these are few enough. */
function meant<T>(typed: string, known: readonly (readonly [T, readonly string[]])[]): T | null {
  const spellings = [bare(typed), bare(untelexed(fold(typed)))];
  let best: { readonly what: T; readonly slips: number } | null = null;
  for (const [what, ways] of known) {
    for (const phrase of ways.map(bare)) {
      const most = slipsAllowed(phrase);
      const slips = Math.min(...spellings.map((spelling) => slipsBetween(spelling, phrase, most)));
      if (slips <= most && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { what, slips };
    }
  }
  return best?.what ?? null;
}

function plainIn(typed: string): Command | null {
  const known = phrases.map(([kind, language, ways]) => [{ kind, language }, ways] as const);
  return meant(typed, known);
}

/** `số đến 412`, `số đến: 412/2025`, or the number alone. */
function numberIn(folded: string): Command | null {
  const found = /^(?<word>\D*?)[\s:#.]*(?<number>\d{1,7})(?:\s*\/\s*(?<year>\d{4}))?$/u.exec(folded)?.groups;
  if (found === undefined) return null;
  const { word = "", number, year } = found;
  const language = word === "" ? null : meant(word, numberWords);
  if (word !== "" && language === null) return null;
  return { kind: "number", number: Number(number), year: year === undefined ? null : Number(year), language };
}

/** The words as they were written: the search folds them itself. */
function wordsIn(text: string): Command | null {
  const all = text.split(/\s+/u);
  for (const [language, verbs] of findWords) {
    for (const verb of verbs) {
      const length = verb.split(" ").length;
      const [typed, rest] = [all.slice(0, length).join(" "), all.slice(length)];
      const written = fold(typed).replace(/:$/u, "");
      const isTelex = untelexed(written) === verb && written !== verb;
      if (written !== verb && !isTelex) continue;
      const words = rest.join(" ").replace(/^[“"']|[”"']$/gu, "");
      if (words === "") return { kind: "help", language };
      // Where the keyboard wrote the verb in Telex, it wrote the words so too.
      return { kind: "find", words: (isTelex ? untelexed(fold(words)) : words).slice(0, 200), language };
    }
  }
  return null;
}
