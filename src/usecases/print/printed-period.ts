import type { PrintQuery } from "../../contract/directory.ts";
import type { RegisterFormKey } from "../../domain/forms/register-form.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { addDays, localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { Register } from "../../ports/records/register-records.ts";
import type { Records } from "../../ports/store.ts";

/** Which entries of which register are printed. */
export interface PrintedPeriod {
  readonly register: Register;
  readonly incoming: { registerId: string; from?: LocalDate | undefined; before?: LocalDate | undefined };
  readonly outgoing: { registerId: string; from?: LocalDate | undefined; to?: LocalDate | undefined };
  readonly afterNumber: number;
  /** Entries that come in while the book is being printed belong to the next one. */
  readonly toNumber: number;
}

/** What the cover says: the numbers and days that the book holds; null where it holds none. */
export interface PeriodBounds {
  readonly firstNumber: number | null;
  readonly lastNumber: number | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Throws `print.no-such-register`, `print.period-reversed`. */
export async function printedPeriod(
  records: Records,
  agencyId: string,
  form: RegisterFormKey,
  query: PrintQuery,
): Promise<PrintedPeriod> {
  const { year, from, to, fromNumber = 1, toNumber = Infinity } = query;
  if (fromNumber > toNumber) throw new RuleBroken("print.period-reversed", { field: "toNumber" });
  if (from !== undefined && to !== undefined && from > to)
    throw new RuleBroken("print.period-reversed", { field: "to" });
  const kind = form === "outgoing" ? "outgoing" : "incoming";
  const key = query.register ?? (kind === "outgoing" ? "common" : "incoming");
  const register = await records.registers.find({ agencyId, kind, key, year });
  if (register === null)
    throw new RuleBroken("print.no-such-register", { params: { register: key, year }, field: "register" });
  const registerId = register.id;
  return {
    register,
    incoming: { registerId, from, before: to === undefined ? undefined : addDays(to, 1) },
    outgoing: { registerId, from, to },
    afterNumber: fromNumber - 1,
    toNumber: Math.min(toNumber, register.lastNumber),
  };
}

/**
 * A whole year is from 1 January to its end, or to today while it lasts; a part is what was asked for, or from its
 * first to its last entry where it was asked for by numbers.
 */
export async function boundsOf(
  records: Records,
  period: PrintedPeriod,
  query: PrintQuery,
  today: LocalDate,
): Promise<PeriodBounds> {
  const first = await entryAfter(records, period, period.afterNumber);
  const last = first === null ? null : await lastEntry(records, period, first);
  const byNumber = query.fromNumber !== undefined || query.toNumber !== undefined;
  const [newYear, yearEnd] = [`${query.year}-01-01`, `${query.year}-12-31`];
  return {
    firstNumber: first?.number ?? null,
    lastNumber: last?.number ?? null,
    from: query.from ?? (byNumber && first !== null ? first.date : newYear),
    to:
      query.to ??
      (byNumber && last !== null ? last.date : today < yearEnd && today > newYear ? today : yearEnd),
  };
}

interface Entry {
  readonly number: number;
  readonly date: LocalDate;
}

async function entryAfter(
  records: Records,
  period: PrintedPeriod,
  afterNumber: number,
): Promise<Entry | null> {
  const range = { afterNumber, toNumber: period.toNumber, limit: 1 };
  if (period.register.kind === "outgoing") {
    const [document] = await records.outgoing.registerChunk(period.outgoing, range);
    return document === undefined ? null : { number: document.number, date: document.fields.issuedDate };
  }
  const [document] = await records.incoming.registerChunk(period.incoming, range);
  return document === undefined
    ? null
    : { number: document.arrivalNumber, date: localDateOf(document.fields.arrivedAt) };
}

/** Halves what is left between the last entry found and the end, since only entries after a number can be asked for. */
async function lastEntry(records: Records, period: PrintedPeriod, first: Entry): Promise<Entry> {
  let found = first;
  let none = period.toNumber;
  while (found.number < none) {
    const middle = Math.floor((found.number + none) / 2);
    const next = await entryAfter(records, period, middle);
    if (next === null) none = middle;
    else found = next;
  }
  return found;
}
