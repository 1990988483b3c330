import type { ImportedEntry } from "../../domain/imports/imported-entry.ts";
import {
  noCounts,
  registerSeenKey,
  type ImportCounts,
  type ImportJob,
  type PlacedProblem,
  type RegisterSeen,
} from "../../domain/imports/import-job.ts";
import type { RowRead } from "../../domain/imports/read-row.ts";
import { numberText } from "../../domain/imports/read-number.ts";
import type { RowProblem } from "../../domain/imports/row-problem.ts";
import type { RegisterChoice } from "../../domain/numbering/scheme.ts";
import type { HeldNumber } from "../../ports/records/import-records.ts";
import type { Register } from "../../ports/records/register-records.ts";
import type { Records } from "../../ports/store.ts";
import { differences, describe } from "./compare-entry.ts";
import type { SeenBefore } from "./seen-numbers.ts";

/** A row that was read, with where its number stood before in the file. */
export interface ReadRow {
  readonly row: number;
  readonly read: RowRead;
  /** Empty for what is no entry. */
  readonly rowHash: string;
  /** The register it belongs into, null where the agency has none. */
  readonly choice: RegisterChoice | null;
  readonly before: SeenBefore | null;
}

export interface FreshEntry {
  readonly entry: ImportedEntry;
  readonly row: number;
  readonly rowHash: string;
  readonly choice: RegisterChoice;
}

export interface Judged {
  readonly counts: ImportCounts;
  readonly problems: readonly PlacedProblem[];
  /** What is not in the register yet. */
  readonly fresh: readonly FreshEntry[];
}

/**
 * What each row of a batch comes to, compared with the registers as they are now. Changes nothing, so that it can be
 * asked in a check and, inside the transaction, when the rows come in.
 */
export async function judgeRows(
  records: Records,
  { agencyId, direction }: Pick<ImportJob, "agencyId" | "direction">,
  rows: readonly ReadRow[],
): Promise<Judged> {
  const tally = newTally();
  const candidates = new Map<string, FreshEntry[]>();
  for (const row of rows) {
    const candidate = judgeAlone(tally, row);
    if (candidate === null) continue;
    const key = registerSeenKey(candidate.entry.year, candidate.choice.key);
    const others = candidates.get(key) ?? [];
    others.push(candidate);
    candidates.set(key, others);
  }
  const fresh: FreshEntry[] = [];
  for (const [key, entries] of candidates) {
    const register = await registerOf(records, agencyId, direction, entries);
    tally.registers.set(key, seenIn(entries, register));
    const held = await heldIn(records, direction, register, entries);
    for (const one of entries) {
      const there = held.get(numberText(one.entry));
      if (there === undefined) fresh.push(one);
      else if (there.rowHash === one.rowHash) tally.counts.same += 1;
      else {
        tally.counts[there.rowHash === null ? "wrong" : "differing"] += 1;
        for (const problem of await heldProblems(records, one.entry, there)) tally.tell(one.row, problem);
      }
    }
  }
  return {
    counts: {
      ...tally.counts,
      added: fresh.length,
      problems: Object.fromEntries(tally.problems),
      registers: Object.fromEntries(tally.registers),
    },
    problems: tally.told.toSorted((a, b) => a.row - b.row),
    fresh,
  };
}

type Tally = ReturnType<typeof newTally>;

function newTally() {
  const { problems: _problems, registers: _registers, ...counts } = noCounts;
  const problems = new Map<string, number>();
  const told: PlacedProblem[] = [];
  return {
    counts: { ...counts },
    problems,
    registers: new Map<string, RegisterSeen>(),
    told,
    tell(row: number, problem: RowProblem) {
      told.push({ row, ...problem });
      const key = `${problem.field ?? ""}|${problem.code}`;
      problems.set(key, (problems.get(key) ?? 0) + 1);
    },
  };
}

/** What a row comes to by itself and in its file; an entry that the register must be asked about is given back. */
function judgeAlone(tally: Tally, { row, read, rowHash, choice, before }: ReadRow): FreshEntry | null {
  const { counts } = tally;
  if (read.kind === "skipped") {
    counts.skipped += 1;
    tally.tell(row, { field: null, code: "import.skipped", params: {} });
    return null;
  }
  counts.read += 1;
  if (read.kind === "excluded") {
    const { mark, rule } = read.exclusion;
    counts.excluded += 1;
    tally.tell(row, excludedProblem(mark, rule.article));
  } else if (read.kind === "wrong") {
    counts.wrong += 1;
    for (const problem of read.problems) tally.tell(row, problem);
  } else if (choice === null) {
    counts.wrong += 1;
    const params = { year: String(read.entry.year) };
    tally.tell(row, { field: null, code: "import.no-register", params });
  } else if (before?.isSame === true) counts.same += 1;
  else if (before !== null) {
    counts.wrong += 1;
    tally.tell(row, twiceProblem(read.entry, before.row));
  } else return { entry: read.entry, row, rowHash, choice };
  return null;
}

function excludedProblem(mark: string, article: { readonly vi: string; readonly en: string }): RowProblem {
  return {
    field: null,
    code: "import.excluded",
    params: { mark, ruleVi: article.vi, ruleEn: article.en },
  };
}

const numberField = { incoming: "arrivalNumber", outgoing: "symbol" } as const;

function twiceProblem(entry: ImportedEntry, row: number): RowProblem {
  const params = { number: numberText(entry), row };
  return { field: numberField[entry.direction], code: "import.number-twice", params };
}

async function registerOf(
  records: Records,
  agencyId: string,
  kind: ImportedEntry["direction"],
  [first]: readonly FreshEntry[],
): Promise<Register | null> {
  if (first === undefined) return null;
  return records.registers.find({ agencyId, kind, key: first.choice.key, year: first.entry.year });
}

function seenIn(entries: readonly FreshEntry[], register: Register | null): RegisterSeen {
  return {
    highest: entries.reduce((most, { entry }) => Math.max(most, entry.number), 0),
    last: register?.lastNumber ?? 0,
    entries: entries.length,
  };
}

async function heldIn(
  records: Records,
  direction: ImportedEntry["direction"],
  register: Register | null,
  entries: readonly FreshEntry[],
): Promise<Map<string, HeldNumber>> {
  if (register === null) return new Map();
  const numbers = [...new Set(entries.map(({ entry }) => entry.number))];
  const held = await records.imports.held(direction, register.id, numbers);
  return new Map(held.map((one) => [numberText(one), one]));
}

/** Each field in which the file and the register differ; a document that was registered here is no part of the old book. */
async function heldProblems(
  records: Records,
  entry: ImportedEntry,
  { documentId, rowHash }: HeldNumber,
): Promise<RowProblem[]> {
  const there = await records[entry.direction].get(documentId);
  const field = numberField[entry.direction];
  if (rowHash !== null && there !== null) {
    const origin = (await records.imports.origins([documentId])).get(documentId);
    const found = differences(entry, there, origin?.book ?? null);
    if (found.length > 0)
      return found.map(({ field: at, was, is }) => ({
        field: at,
        code: "import.differs",
        params: { was, is },
      }));
  }
  const params = { number: numberText(entry), what: there === null ? "" : describe(there) };
  return [{ field, code: "import.number-taken", params }];
}
