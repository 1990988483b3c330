import type { PdfValue } from "../signatures/pdf/values.ts";
import type { Structure } from "./open-structure.ts";
import { dictionaryText } from "./write-value.ts";

/** An object to be written behind a file, everything of it ready: encrypted, references of this file. */
export interface NewObject {
  readonly number: number;
  readonly generation: number;
  /** `<<…>>`, with `/Length` where there is a stream. */
  readonly dictionary: string;
  readonly stream: Buffer | null;
}

/** Where an object of the file stands now, for cross-references that are written anew. */
type Row =
  | { readonly is: "free" }
  | { readonly is: "inFile"; readonly offset: number; readonly generation: number }
  | { readonly is: "packed"; readonly container: number; readonly index: number };

function objectBytes({ number, generation, dictionary, stream }: NewObject): Buffer {
  const head = Buffer.from(`${number} ${generation} obj\n${dictionary}\n`, "latin1");
  if (stream === null) return Buffer.concat([head, Buffer.from("endobj\n", "latin1")]);
  const [begin, end] = [Buffer.from("stream\n", "latin1"), Buffer.from("\nendstream\nendobj\n", "latin1")];
  return Buffer.concat([head, begin, stream, end]);
}

/** Entries of a trailer that belong to the section they stood in. */
const ofSection = ["Prev", "XRefStm", "Size", "Type", "W", "Index", "Filter", "DecodeParms", "Length", "DL"];

function trailerEntries({ view: { trailer } }: Structure): ReadonlyMap<string, PdfValue> {
  return new Map([...trailer.entries].filter(([key]) => !ofSection.includes(key)));
}

/** Numbers that follow each other are one part of a table. */
function partsOf(rows: ReadonlyMap<number, Row>): (readonly (readonly [number, Row])[])[] {
  const parts: [number, Row][][] = [];
  for (const row of [...rows].sort(([one], [other]) => one - other)) {
    const last = parts.at(-1);
    if (last !== undefined && (last.at(-1)?.[0] ?? -2) + 1 === row[0]) last.push(row);
    else parts.push([row]);
  }
  return parts;
}

const plainString = { reference: (n: number, g: number) => `${n} ${g} R`, string: (bytes: Buffer) => bytes };

function table(structure: Structure, rows: ReadonlyMap<number, Row>, size: number, at: number): Buffer {
  const lines = partsOf(rows).map((part) => {
    const head = `${part[0]?.[0] ?? 0} ${part.length}\n`;
    return (
      head +
      part
        .map(([, row]) =>
          row.is === "inFile"
            ? `${String(row.offset).padStart(10, "0")} ${String(row.generation).padStart(5, "0")} n \n`
            : "0000000000 65535 f \n",
        )
        .join("")
    );
  });
  const extra = new Map([["Size", String(size)]]);
  if (structure.previous !== null) extra.set("Prev", String(structure.previous.at));
  const trailer = dictionaryText(trailerEntries(structure), plainString, 0, extra);
  return Buffer.from(`xref\n${lines.join("")}trailer\n${trailer}\nstartxref\n${at}\n%%EOF\n`, "latin1");
}

function fields(row: Row): readonly [kind: number, first: number, second: number] {
  if (row.is === "inFile") return [1, row.offset, row.generation];
  return row.is === "packed" ? [2, row.container, row.index] : [0, 0, 0xff_ff];
}

/** A cross-reference stream, which is an object itself and stands among its own rows. It is never encrypted. */
function crossReferences(structure: Structure, rows: Map<number, Row>, number: number, at: number): Buffer {
  rows.set(number, { is: "inFile", offset: at, generation: 0 });
  const parts = partsOf(rows);
  const data = Buffer.alloc(rows.size * 8);
  for (const [index, [, row]] of parts.flat().entries()) {
    const [kind, first, second] = fields(row);
    data.writeUInt8(kind, index * 8);
    data.writeUIntBE(first, index * 8 + 1, 5);
    data.writeUInt16BE(second, index * 8 + 6);
  }
  const extra = new Map([
    ["Type", "/XRef"],
    ["Size", String(number + 1)],
    ["W", "[1 5 2]"],
    ["Index", `[${parts.map((part) => `${part[0]?.[0] ?? 0} ${part.length}`).join(" ")}]`],
    ["Length", String(data.length)],
  ]);
  if (structure.previous !== null) extra.set("Prev", String(structure.previous.at));
  const dictionary = dictionaryText(trailerEntries(structure), plainString, 0, extra);
  const object = objectBytes({ number, generation: 0, dictionary, stream: data });
  return Buffer.concat([object, Buffer.from(`startxref\n${at}\n%%EOF\n`, "latin1")]);
}

/**
 * What is to be written behind the file so that it has these objects too (an incremental update, ISO 32000-2, 7.5.6): no
 * byte of what is there changes. Where the file's own cross-references are broken, the new ones name everything.
 */
export function updateOf(structure: Structure, objects: readonly NewObject[]): Buffer {
  const rows = new Map<number, Row>();
  if (structure.previous === null) {
    rows.set(0, { is: "free" });
    for (const number of structure.view.numbers()) {
      const place = structure.view.place(number);
      if (place !== undefined && number > 0) rows.set(number, place);
    }
  }
  const pieces: Buffer[] = [Buffer.from("\n", "latin1")];
  let at = structure.bytes.length + 1;
  for (const object of objects) {
    const bytes = objectBytes(object);
    rows.set(object.number, { is: "inFile", offset: at, generation: object.generation });
    pieces.push(bytes);
    at += bytes.length;
  }
  const free = Math.max(structure.free, ...objects.map(({ number }) => number + 1));
  const needsStream = [...rows.values()].some(({ is }) => is === "packed");
  const isStream = structure.previous?.isStream ?? needsStream;
  pieces.push(isStream ? crossReferences(structure, rows, free, at) : table(structure, rows, free, at));
  return Buffer.concat(pieces);
}
