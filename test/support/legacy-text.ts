import { tcvn3Lower, tcvn3Upper, vniMarked, vniSingle } from "../../src/domain/text/legacy-tables.ts";

function inverse(codes: readonly string[], letters: string): [string, string][] {
  return Array.from(letters).map((letter, index) => [letter, codes[index] ?? letter]);
}

const tcvn3 = new Map([
  ...inverse(Array.from(tcvn3Lower.codes), tcvn3Lower.letters),
  ...inverse(Array.from(tcvn3Upper.codes), tcvn3Upper.letters),
]);

const vni = new Map([
  ...inverse(Array.from(vniSingle.codes), vniSingle.letters),
  ...vniMarked.flatMap(({ base, marks, letters }) =>
    inverse(
      Array.from(marks).map((mark) => base + mark),
      letters,
    ),
  ),
]);

/** What a typist of TCVN3 (ABC) left in a file; capitals with tone marks are the codes of their small letters. */
export function toTcvn3(text: string): string {
  return Array.from(text.normalize("NFC"))
    .map((letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()) ?? letter)
    .join("");
}

/** The same for VNI, whose capitals have capital marks. */
export function toVni(text: string): string {
  return Array.from(text.normalize("NFC"))
    .map((letter) => vni.get(letter) ?? vni.get(letter.toLowerCase())?.toUpperCase() ?? letter)
    .join("");
}
