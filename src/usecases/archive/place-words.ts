import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { ArchivePlace } from "../../ports/archive.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Records } from "../../ports/store.ts";

const digits = 4;

/**
 * The words of the path by which a person finds the file, from the records: agency, year, register, `0123 – 45/BC-UBND`,
 * name. Null where the document is gone.
 */
export async function placeWords(read: Records, file: StoredFileRecord): Promise<ArchivePlace | null> {
  const entry = file.documentKind === "incoming" ? await incoming(read, file) : await outgoing(read, file);
  if (entry === null) return null;
  const agency = await read.organisation.node(file.agencyId);
  const registers = await read.registers.ofAgency(file.agencyId, file.documentKind, entry.year);
  const code = agency?.newCode ?? agency?.oldCode ?? agency?.abbreviation ?? "";
  return {
    agency: [code, agency?.name ?? file.agencyId].filter((word) => word !== "").join(" – "),
    year: entry.year,
    register: registers.find(({ id }) => id === entry.registerId)?.name ?? file.documentKind,
    document: [entry.number, entry.symbol].filter((word) => word !== "").join(" – "),
    name: file.name,
  };
}

interface Entry {
  readonly year: number;
  readonly registerId: string;
  /** Padded, so that folders stand in the order of the register. */
  readonly number: string;
  readonly symbol: string;
}

const padded = (number: number, suffix = ""): string => `${String(number).padStart(digits, "0")}${suffix}`;

async function incoming(read: Records, { documentId }: StoredFileRecord): Promise<Entry | null> {
  const document = await read.incoming.get(documentId);
  if (document === null) return null;
  const { year, registerId, arrivalNumber, numberSuffix, fields } = document;
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  return { year, registerId, number: padded(arrivalNumber, numberSuffix), symbol };
}

async function outgoing(read: Records, { documentId }: StoredFileRecord): Promise<Entry | null> {
  const document = await read.outgoing.get(documentId);
  if (document === null) return null;
  const { year, registerId, number, numberSuffix, symbol } = document;
  return { year, registerId, number: padded(number, numberSuffix), symbol };
}
