import { readWords, wordIs, wordsAre, type MarkedText } from "./marked-text.ts";

const otherPetitions = ["khiếu nại", "phản ánh", "kiến nghị", "đề nghị", "trình bày"];

/** How many words `Đơn`, `Thư`, `Đơn thư` take at the head of a text. */
function petitionWords(text: MarkedText): number {
  if (!wordIs(text, 0, "đơn", "thư")) return 0;
  return wordIs(text, 0, "đơn") && wordIs(text, 1, "thư") ? 2 : 1;
}

/** `Đơn tố cáo…`, `Đơn khiếu nại, tố cáo…`, `Thư tố cáo…` at the head of a text. */
function beginsAsDenunciation(text: MarkedText): boolean {
  let at = petitionWords(text);
  if (at === 0) return false;
  for (;;) {
    if (wordsAre(text, at, "tố cáo")) return true;
    const other = otherPetitions.find((one) => wordsAre(text, at, one));
    if (other !== undefined) at += 2;
    else if (wordIs(text, at, "và", "hoặc")) at += 1;
    else return false;
  }
}

/**
 * Whether a document is itself a denunciation (R08), by its type or by how its abstract begins. What an agency writes
 * about handling one is not: `Kết luận nội dung tố cáo`, `V/v xử lý đơn tố cáo`, and no type of official document
 * is, except a công văn whose abstract is the letter's own heading: a clerk left the form's usual type.
 */
export function isDenunciation(typeName: string, abstract: string): boolean {
  const type = readWords(typeName);
  const about = readWords(abstract);
  if (beginsAsDenunciation(type)) return true;
  const letter = type.words.length === 0 || petitionWords(type) === type.words.length;
  if (letter && petitionWords(type) > 0 && wordsAre(about, 0, "tố cáo")) return true;
  const open = letter || petitionWords(type) > 0 || wordsAre(type, 0, "công văn") || wordIs(type, 0, "khác");
  return open && beginsAsDenunciation(about);
}

/** A file whose name says that it is a denunciation, also one attached to an agency's own document; not a blank form. */
export function isDenunciationFile(name: string): boolean {
  const text = readWords(name);
  return beginsAsDenunciation(text) && !text.words.some((_, at) => wordIs(text, at, "mẫu"));
}
