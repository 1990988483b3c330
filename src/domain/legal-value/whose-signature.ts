import type { SignerIdentity } from "../signatures/file-report.ts";
import { fold, foldWords } from "../text/fold.ts";

/** An agency as far as a certificate can name it: names of now and before, and codes of either form. */
export interface Party {
  readonly names: readonly string[];
  readonly codes: readonly string[];
}

/** unknown: the names are too short to tell. */
export type Match = "same" | "other" | "unknown";

const shortForms: ReadonlyMap<string, string> = new Map([
  ["ubnd", "uy ban nhan dan"],
  ["hdnd", "hoi dong nhan dan"],
  ["tp", "thanh pho"],
  ["tx", "thi xa"],
]);
const places = "tinh|thanh pho|thi xa|quan|huyen|xa|phuong|thi tran|dac khu|viet nam";
const placeAhead = new RegExp(`^(?:${places})(?: |$)`, "u");
const placeAtEnd = new RegExp(`(?:^| )(?:${places})$`, "u");
/** What every agency of a kind is called alike says nothing of which one it is. */
const tooShort = new Set(["uy ban nhan dan", "hoi dong nhan dan", "van phong", "so", "phong", "ban", "cuc"]);

/** The name in whole words without marks: `UBND tỉnh` as `uy ban nhan dan tinh`. */
function plainName(name: string): string {
  return foldWords(name)
    .map((word) => shortForms.get(word) ?? word)
    .join(" ");
}

/**
 * Whether a certificate is the agency's: by a code that it carries, or by its name. A register says 'Sở Nội vụ tỉnh A'
 * where the certificate says 'Sở Nội vụ', or the other way round; whatever else differs is another agency.
 */
export function isOfAgency(signer: SignerIdentity, { names, codes }: Party): Match {
  const known = new Set(codes.map((code) => code.toUpperCase()));
  // `MST:0301234567`, `MDD:H29.19`
  if (signer.identifiers.some((it) => known.has(it.replace(/^[\p{L}]+[:-]/u, "").toUpperCase())))
    return "same";
  const own = [signer.commonName, signer.organization, signer.organizationalUnit];
  const matches = own.flatMap((name) =>
    name === null ? [] : names.map((other) => compare(plainName(name), plainName(other), signer)),
  );
  if (matches.includes("same")) return "same";
  return matches.length === 0 || matches.includes("unknown") ? "unknown" : "other";
}

function compare(own: string, other: string, signer: SignerIdentity): Match {
  if (own === "" || other === "") return "unknown";
  if (own === other) return tooShort.has(own) ? "unknown" : "same";
  const [short, long] = own.length < other.length ? [own, other] : [other, own];
  if (!long.startsWith(`${short} `)) return "other";
  if (tooShort.has(short)) return "unknown";
  const rest = long.slice(short.length + 1);
  if (!placeAhead.test(rest) && !placeAtEnd.test(short)) return "other";
  return long === own || saysNothingElse(rest, signer) ? "same" : "other";
}

/** The document says of which place the agency is: the certificate must not say another. */
function saysNothingElse(place: string, { text }: SignerIdentity): boolean {
  const subject = ` ${plainName(text)} `;
  const proper = place.replace(placeAhead, "").trim();
  const speaksOfPlaces = new RegExp(` (?:tinh|thanh pho) `, "u").test(subject);
  return !speaksOfPlaces || subject.includes(` ${proper} `);
}

/** Whether a certificate is the person's whom the document names; a certificate without marks is read without them. */
export function isOfPerson({ commonName }: SignerIdentity, named: string): Match {
  const own = commonName ?? "";
  if (own.trim() === "" || named.trim() === "") return "unknown";
  const isPlain = (text: string) => text.toLowerCase() === fold(text);
  const wordsOf = isPlain(own) || isPlain(named) ? foldWords : spelledWords;
  const all = ` ${wordsOf(own).join(" ")} `;
  const wanted = wordsOf(named);
  if (wanted.length < 2) return "unknown";
  return all.includes(` ${wanted.join(" ")} `) ? "same" : "other";
}

/** Words with their marks, the tone behind each: `hoà` and `hòa` are one. */
function spelledWords(text: string): string[] {
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
  return (
    text
      .toLowerCase()
      .normalize("NFC")
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).map((word) => {
    const letters = word.normalize("NFD");
    return letters.replace(tones, "").normalize("NFC") + (letters.match(tones) ?? []).join("");
  });
}
