import { fold } from "../../src/domain/text/fold.ts";

/** Letters that Telex adds to a word for its tones and marks: `vieejc` for `việc`, `cuar` for `của`. */
const telexMarks = /(?<=\p{L})[sfrxjwz]+/gu;
const telexDoubles = /(?<letter>[aeod])\k<letter>/gu;

/** A text as it would be without marks, where the keyboard wrote Telex letter by letter: `soos ddeens` is `so den`. */
export function untelexed(folded: string): string {
  return folded.replace(telexMarks, "").replace(telexDoubles, "$<letter>");
}

/** What of a sentence counts when it is compared: letters and digits, without blanks. */
export function bare(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * How many slips of a finger lie between two words: a letter too many, too few, another one, or two in the wrong order.
 * Stops at `most`: more than that is no slip, and answers `most + 1`.
 */
export function slipsBetween(typed: string, meant: string, most: number): number {
  if (Math.abs(typed.length - meant.length) > most) return most + 1;
  const columns = meant.length + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: columns }, (_, j) => j)];
  for (let i = 1; i <= typed.length; i += 1) {
    const row = [i];
    for (let j = 1; j < columns; j += 1) {
      const isSame = typed[i - 1] === meant[j - 1];
      const isSwapped = i > 1 && j > 1 && typed[i - 1] === meant[j - 2] && typed[i - 2] === meant[j - 1];
      const ways = [
        at(last, j) + 1,
        at(row, j - 1) + 1,
        at(last, j - 1) + (isSame ? 0 : 1),
        ...(isSwapped ? [at(before, j - 2) + 1] : []),
      ];
      row.push(Math.min(...ways));
    }
    [before, last] = [last, row];
  }
  return Math.min(at(last, columns - 1), most + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** One slip in a short phrase, two in a longer one; in a word of a few letters none, for it could be another word. */
export function slipsAllowed(phrase: string): number {
  if (phrase.length < 5) return 0;
  return phrase.length < 9 ? 1 : 2;
}
