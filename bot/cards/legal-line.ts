import type { Bilingual } from "../../src/contract/common.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import { legalStandingWords } from "../../src/contract/messages/legal-value.ts";
import type { LegalStanding } from "../../src/domain/legal-value/legal-value.ts";
import { line, run, type Colour, type Element, type TextRun } from "./card.ts";
import { shortened, type DocumentNotice } from "./document-notice.ts";
import { say } from "./say.ts";

interface Mark {
  readonly sign: string;
  readonly colour: Colour;
}

/** Sign and word say it; the colour only repeats it. */
const marks: Readonly<Record<Exclude<LegalStanding, "none">, Mark>> = {
  checking: { sign: "⏳", colour: "default" },
  replacesPaper: { sign: "✔", colour: "good" },
  paperEquivalent: { sign: "✔", colour: "good" },
  reference: { sign: "ⓘ", colour: "default" },
  invalid: { sign: "✖", colour: "attention" },
};

/** `✔ Thay bản giấy`: what a document is worth; null for one without files. */
export function legalWord(value: LegalStanding, language: Language): TextRun | null {
  if (value === "none") return null;
  const { sign, colour } = marks[value];
  return run(`${sign} ${legalStandingWords[value][language]}`, { weight: "bolder", color: colour });
}

/** The same as a line of its own, with what is being looked at again. */
export function legalLine({ detail, language }: DocumentNotice): Element[] {
  const { value, isChecking } = detail.legalValue;
  const word = legalWord(value, language);
  if (word === null) return [];
  const again = isChecking && value !== "checking" ? ` · ${legalStandingWords.checking[language]}` : "";
  return [line([word, ...(again === "" ? [] : [run(again, { isSubtle: true })])], { spacing: "small" })];
}

const mostReasons = 4;

/** Why, for the clerk who must decide. */
export function legalReasons({ detail, language, reason }: DocumentNotice): Element[] {
  const { reasons, before } = detail.legalValue;
  const [last] = before;
  const past =
    reason === "legalValueChanged" && last !== undefined
      ? [say(language, "valueBefore", { value: legalStandingWords[last.value][language] })]
      : [];
  return [...past.map((text) => line([run(text)], { spacing: "small" })), ...reasonLines(reasons, language)];
}

/** The first of them, a line each. */
export const reasonLines = (reasons: readonly Bilingual[], language: Language): Element[] =>
  reasons
    .slice(0, mostReasons)
    .map((it) => line([run(`• ${shortened(it[language], 300)}`)], { spacing: "small" }));
