import type { Writable } from "node:stream";
import type { PrintQuery } from "../../contract/directory.ts";
import { incomingRegister } from "../../domain/forms/incoming-register.ts";
import { outgoingRegister } from "../../domain/forms/outgoing-register.ts";
import type { RegisterForm, RegisterFormKey, RegisterHeading } from "../../domain/forms/register-form.ts";
import { trackingRegister } from "../../domain/forms/tracking-register.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayPrintRegister } from "../../domain/policies/may-on-outgoing.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { incomingLine, trackingLine, type IncomingMatter } from "./incoming-lines.ts";
import { outgoingLine } from "./outgoing-line.ts";
import { boundsOf, printedPeriod, type PeriodBounds, type PrintedPeriod } from "./printed-period.ts";
import { incomingEntries, outgoingEntries } from "./register-entries.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "forms">;

export interface PrintRegister {
  readonly form: RegisterFormKey;
  readonly format: "pdf" | "xlsx";
  readonly query: PrintQuery;
}

/** Whether the actor could print this; throws as `printRegister` does, and writes nothing down. */
export async function checkRegister(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  { form, query }: PrintRegister,
): Promise<void> {
  demand(mayPrintRegister(actor, actor.agencyId));
  await printedPeriod(store.read, actor.agencyId, form, query);
}

/**
 * Writes a register of the actor's agency, or a part of it, as NĐ 30, Phụ lục IV has it, and ends `out` (Đ16.2b,
 * Đ22.3b). Some hundred entries are in memory at a time, however many there are. Who prints what and when is kept
 * before the first byte; a refusal (`access.…`, `print.…`) writes nothing. Once bytes flow, a failure, the reader who
 * goes away, or `signal` destroys `out` and rejects.
 */
export async function printRegister(
  deps: Deps,
  actor: Actor,
  { form, format, query }: PrintRegister,
  out: Writable,
  signal?: AbortSignal,
): Promise<void> {
  demand(mayPrintRegister(actor, actor.agencyId));
  const { read } = deps.store;
  const now = deps.clock.now();
  const period = await printedPeriod(read, actor.agencyId, form, query);
  const bounds = await boundsOf(read, period, query, localDateOf(now));
  const heading = await headingOf(read, actor, query, bounds, now);
  await recordPrint(deps, actor, { form, format, period, bounds, now });
  const print = <Row>(book: RegisterForm<Row>, rows: AsyncIterable<Row>): Promise<unknown> =>
    format === "pdf"
      ? deps.forms.registerPdf(book, heading, rows, out, signal)
      : deps.forms.registerXlsx(book, heading, rows, out, signal);
  const matters = (): AsyncIterable<IncomingMatter> => incomingEntries(read, period, now);
  switch (form) {
    case "incoming":
      await print(incomingRegister, lines(matters(), incomingLine));
      return;
    case "tracking":
      await print(trackingRegister, lines(matters(), trackingLine));
      return;
    case "outgoing":
      await print(outgoingRegister, lines(outgoingEntries(read, period), outgoingLine));
  }
}

async function* lines<Entry, Row>(
  entries: AsyncIterable<Entry>,
  line: (entry: Entry) => Row,
): AsyncGenerator<Row> {
  for await (const entry of entries) yield line(entry);
}

async function headingOf(
  read: Records,
  actor: Actor,
  { year }: PrintQuery,
  bounds: PeriodBounds,
  printedAt: Date,
): Promise<RegisterHeading> {
  const agency = await read.organisation.node(actor.agencyId);
  const parentId = agency?.parentId ?? null;
  const parent = parentId === null ? null : await read.organisation.node(parentId);
  return {
    parentAgency: parent?.name ?? null,
    agency: agency?.name ?? "",
    year,
    ...bounds,
    volume: null,
    printedBy: actor.name,
    printedAt,
  };
}

async function recordPrint(
  { store, ids }: Pick<Services, "store" | "ids">,
  actor: Actor,
  it: Pick<PrintRegister, "form" | "format"> & {
    readonly period: PrintedPeriod;
    readonly bounds: PeriodBounds;
    readonly now: Date;
  },
): Promise<void> {
  const { form, format, period, bounds } = it;
  const { key, year, id } = period.register;
  await store.transaction((records) =>
    records.audit.append(actor.agencyId, [
      {
        id: ids.next(),
        at: it.now,
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "register.printed",
        documentId: null,
        subjectId: id,
        data: { form, format, register: key, year, ...bounds },
      },
    ]),
  );
}
