import type { PdfValue } from "../signatures/pdf/values.ts";

/** How the parts that differ from file to file are written. */
export interface Writing {
  readonly reference: (number: number, generation: number) => string;
  /** Encrypts the bytes of a string where the file is encrypted. */
  readonly string: (bytes: Buffer) => Buffer;
}

/** As a value stands in a file that is not encrypted, its references unchanged. */
export const asItIs: Writing = {
  reference: (number, generation) => `${number} ${generation} R`,
  string: (bytes) => bytes,
};

const regular = /[!-~]/u;
const special = /[#%()/<>[\]{}]/u;

function nameText(name: string): string {
  return Array.from(Buffer.from(name, "latin1"), (byte) => {
    const letter = String.fromCharCode(byte);
    return regular.test(letter) && !special.test(letter) ? letter : `#${byte.toString(16).padStart(2, "0")}`;
  }).join("");
}

/** Without an exponent, which PDF does not know. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(5).replace(/\.?0+$/u, "");
}

/** Deeper than a page's own entries ever are; the reader itself allows more. */
const mostLevels = 200;

/** A value as its bytes, one character a byte. A stream gives its dictionary. Throws `RangeError` where it is too deep. */
export function valueText(value: PdfValue, writing: Writing, level = 0): string {
  if (level > mostLevels) throw new RangeError("A value of the PDF is nested too deep.");
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
      return String(value.value);
    case "number":
      return numberText(value.value);
    case "name":
      return `/${nameText(value.value)}`;
    case "string":
      return `<${writing.string(value.bytes).toString("hex")}>`;
    case "array":
      return `[${value.items.map((item) => valueText(item, writing, level + 1)).join(" ")}]`;
    case "dictionary":
      return dictionaryText(value.entries, writing, level + 1);
    case "reference":
      return writing.reference(value.number, value.generation);
    case "stream":
      return valueText(value.dictionary, writing, level + 1);
  }
}

/** `extra` is written as it stands, in place of entries of the same name. */
export function dictionaryText(
  entries: ReadonlyMap<string, PdfValue>,
  writing: Writing,
  level = 0,
  extra: ReadonlyMap<string, string> = new Map(),
): string {
  const own = [...entries].filter(([key]) => !extra.has(key));
  const lines = own.map(([key, value]) => `/${nameText(key)} ${valueText(value, writing, level + 1)}`);
  return `<<${[...lines, ...[...extra].map(([key, text]) => `/${nameText(key)} ${text}`)].join("\n")}>>`;
}
