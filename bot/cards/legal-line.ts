import { legalStandingWords } from "../../src/contract/messages/legal-value.ts";
import type { LegalStanding } from "../../src/domain/legal-value/legal-value.ts";
import { line, run, type Colour, type Element } from "./card.ts";
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

/** `✔ Thay bản giấy`: what the document is worth; nothing for one without files. */
export function legalLine({ detail, language }: DocumentNotice): Element[] {
  const { value, isChecking } = detail.legalValue;
  if (value === "none") return [];
  const { sign, colour } = marks[value];
  const again = isChecking && value !== "checking" ? ` · ${legalStandingWords.checking[language]}` : "";
  const word = run(`${sign} ${legalStandingWords[value][language]}`, { weight: "bolder", color: colour });
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
  return [...past, ...reasons.slice(0, mostReasons).map((it) => `• ${shortened(it[language], 300)}`)].map(
    (text) => line([run(text)], { spacing: "small" }),
  );
}
