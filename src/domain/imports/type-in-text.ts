import { documentTypes, findDocumentType, type DocumentType } from "../document-types.ts";
import { fold } from "../text/fold.ts";

const byLength = documentTypes
  .map((type) => ({ type, words: fold(type.vi).split(" ") }))
  .toSorted((a, b) => b.words.length - a.words.length);

/**
 * `Quyết định về việc thành lập …` is a decision, `về việc thành lập …`: the column of NĐ 30 holds both. The abstract
 * stays whole where the text begins with no type or is nothing else.
 */
export function splitTypeAndAbstract(text: string): { type: DocumentType | null; abstract: string } {
  const words = text.split(" ");
  const folded = words.map((word) => fold(word).replace(/[:;,.–-]+$/u, ""));
  const found = byLength.find((one) => one.words.every((word, place) => folded[place] === word));
  if (found === undefined) return { type: null, abstract: text };
  const rest = words
    .slice(found.words.length)
    .join(" ")
    .replace(/^[\s:;,.–-]+/u, "");
  return rest === "" ? { type: found.type, abstract: text } : { type: found.type, abstract: rest };
}

/** The type that a symbol names: `QĐ-UBND`, `2020/QĐ-UBND`; letters are compared one by one, as `HD` is not `HĐ`. */
export function typeInNotation(notation: string | null): DocumentType | null {
  const parts = (notation ?? "").split(/[-/]/u).filter((part) => part !== "" && !/^\d+$/u.test(part));
  return documentTypes.find(({ abbr }) => abbr !== null && abbr === parts[0]) ?? null;
}

/** The type by the name in its own column. */
export const typeByName = (text: string): DocumentType | null =>
  text === "" ? null : findDocumentType(text);
