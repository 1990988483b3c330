import { setImmediate as afterOthers } from "node:timers/promises";
import type { BookColumns } from "../../domain/imports/imported-entry.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Records } from "../../ports/store.ts";
import { namesOnSlips } from "../incoming/present-slip.ts";
import type { IncomingMatter } from "./incoming-lines.ts";
import type { PrintedPeriod } from "./printed-period.ts";

/** Entries that are in memory at a time; so few that reading them holds up nobody else for long. */
const chunk = 100;

/** The embedded store answers in the server's own thread: others have their turn after each question. */
async function inTurn<T>(answer: Promise<T>): Promise<T> {
  const rows = await answer;
  await afterOthers();
  return rows;
}

/** The incoming documents of a period in order of numbers, with what a printed register says about each. */
export async function* incomingEntries(
  records: Records,
  period: PrintedPeriod,
  now: Date,
): AsyncGenerator<IncomingMatter> {
  for await (const documents of incomingChunks(records, period))
    yield* await withMatter(records, documents, now);
}

async function* incomingChunks(records: Records, period: PrintedPeriod): AsyncGenerator<IncomingDocument[]> {
  for (let { afterNumber } = period; ;) {
    const documents = await inTurn(
      records.incoming.registerChunk(period.incoming, {
        afterNumber,
        toNumber: period.toNumber,
        limit: chunk,
      }),
    );
    yield documents;
    const last = documents.at(-1);
    if (last === undefined || documents.length < chunk) return;
    afterNumber = last.arrivalNumber;
  }
}

/** The outgoing documents of a period in order of numbers, with what only an old register had. */
export async function* outgoingEntries(
  records: Records,
  period: PrintedPeriod,
): AsyncGenerator<OutgoingDocument & { readonly book?: BookColumns | undefined }> {
  for (let { afterNumber } = period; ;) {
    const documents = await inTurn(
      records.outgoing.registerChunk(period.outgoing, {
        afterNumber,
        toNumber: period.toNumber,
        limit: chunk,
      }),
    );
    const origins = await records.imports.origins(documents.map(({ id }) => id));
    for (const document of documents) yield { ...document, book: origins.get(document.id)?.book };
    const last = documents.at(-1);
    if (last === undefined || documents.length < chunk) return;
    afterNumber = last.number;
  }
}

/** A few queries a chunk, never one an entry. */
async function withMatter(
  records: Records,
  documents: readonly IncomingDocument[],
  now: Date,
): Promise<IncomingMatter[]> {
  const ids = documents.map(({ id }) => id);
  const slips = await inTurn(records.routing.slips(ids));
  const replies = await inTurn(records.outgoing.repliesTo(ids));
  const amended = await inTurn(records.incoming.amendedAmong(ids));
  const origins = await inTurn(records.imports.origins(ids));
  const leaders = documents.flatMap(({ submittedTo }) => submittedTo ?? []);
  const names = new Map([
    ...(await namesOnSlips(records, slips.values())),
    ...(await records.people.names([...new Set(leaders)])),
  ]);
  return documents.map((document) => ({
    document,
    slip: slips.get(document.id) ?? { instructions: [], assignments: [] },
    replies: replies.filter(({ fields }) => fields.replyTo === document.id),
    isAmended: amended.has(document.id),
    book: origins.get(document.id)?.book,
    names,
    now,
  }));
}
