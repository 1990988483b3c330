import { typeNameOf } from "../../domain/document-types.ts";
import type { Draft } from "../../domain/drafts/draft.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { ArchivePlace } from "../../ports/archive.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Records } from "../../ports/store.ts";

const digits = 4;
const longestAbstract = 80;

/**
 * The words of the path by which a person finds the file, from the records: agency, year, register, `0123 – 45/BC-UBND`,
 * name. Null where the document is gone.
 */
export async function placeWords(read: Records, file: StoredFileRecord): Promise<ArchivePlace | null> {
  const { documentKind, agencyId } = file;
  if (documentKind === "arrival") return null;
  if (documentKind === "draft") return versionPlace(read, file);
  const entry = documentKind === "incoming" ? await incoming(read, file) : await outgoing(read, file);
  if (entry === null) return null;
  const registers = await read.registers.ofAgency(agencyId, documentKind, entry.year);
  return {
    agency: await agencyWords(read, agencyId),
    year: entry.year,
    register: registers.find(({ id }) => id === entry.registerId)?.name ?? documentKind,
    document: [entry.number, entry.symbol].filter((word) => word !== "").join(" – "),
    name: file.name,
  };
}

async function agencyWords(read: Records, agencyId: string): Promise<string> {
  const agency = await read.organisation.node(agencyId);
  const code = agency?.newCode ?? agency?.oldCode ?? agency?.abbreviation ?? "";
  return [code, agency?.name ?? agencyId].filter((word) => word !== "").join(" – ");
}

/** Where people edit a draft together: `Dự thảo`, and the day on which it was begun. */
export async function draftPlace(read: Records, draft: Draft, name: string): Promise<ArchivePlace> {
  const day = localDateOf(draft.createdAt);
  return {
    agency: await agencyWords(read, draft.agencyId),
    year: yearOf(day),
    register: "Dự thảo",
    document: `${day} – ${typeNameOf(draft.typeCode)} – ${draft.abstract.slice(0, longestAbstract)}`,
    name,
  };
}

/** What Vanthu keeps of each version lies apart from what people edit. */
async function versionPlace(read: Records, file: StoredFileRecord): Promise<ArchivePlace | null> {
  const draft = await read.drafts.get(file.documentId);
  if (draft === null) return null;
  const name = `Bản ${String(file.position).padStart(2, "0")} – ${file.name}`;
  return { ...(await draftPlace(read, draft, name)), register: "Dự thảo – các bản đã lưu" };
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
