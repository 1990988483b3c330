import { exclusionOf, refusalOf } from "../../../src/domain/exclusion/exclusion.ts";
import type { FirstPage } from "../../../src/domain/exclusion/first-page.ts";
import { filled } from "../../../src/contract/messages/message.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import type { Language } from "../foundation/define-words.ts";
import { showSize } from "../foundation/format.ts";
import { fileWords } from "./file-words.ts";
import { sentenceOfRule } from "./rule-sentences.ts";
import { readPaper } from "./read-paper.ts";
import type { Look } from "./uploads/use-uploads.ts";

/**
 * The gate before anything leaves the machine (R07-R09): the name, the size, and the first page where the PDF has text.
 * A file that cannot be read here goes on to the server, which decides.
 */
export async function lookAtFile(
  file: File,
  direction: "incoming" | "outgoing",
  maxBytes: number,
): Promise<Look> {
  if (file.size === 0)
    return { problem: sentenceOfRule("intake.empty-file", { fileName: file.name }), paper: null };
  if (file.size > maxBytes) return { problem: tooLarge(file.size, maxBytes), paper: null };
  const named = refusal(direction, { fileNames: [file.name] });
  if (named) return { problem: named, paper: null };
  const paper = await readPaper(file);
  const marked = paper === null ? null : refusal(direction, { firstPages: [paper.firstPage] });
  return { problem: marked, paper };
}

function refusal(
  direction: "incoming" | "outgoing",
  known: { readonly fileNames?: readonly string[]; readonly firstPages?: readonly FirstPage[] },
): Look["problem"] {
  const exclusion = exclusionOf({ direction, ...known, on: localDateOf(new Date()) });
  if (exclusion === null) return null;
  const { code, params } = refusalOf(exclusion);
  return sentenceOfRule(code, params);
}

function tooLarge(size: number, max: number): Look["problem"] {
  const said = (language: Language): string =>
    filled(fileWords.tooLarge, language, { size: showSize(size, language), max: showSize(max, language) });
  return { vi: said("vi"), en: said("en") };
}
