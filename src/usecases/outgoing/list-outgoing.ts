import type { Page } from "../../contract/common.ts";
import type { OutgoingQuery, OutgoingRow } from "../../contract/outgoing.ts";
import { documentTypeOf } from "../../domain/document-types.ts";
import type { BookColumns } from "../../domain/imports/imported-entry.ts";
import { keyBefore } from "../../domain/incoming/sort-key.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { readScope, type ReadScope } from "../../domain/policies/read-scope.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { fold, foldWords } from "../../domain/text/fold.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { OutgoingFilter, OutgoingListed } from "../../ports/records/outgoing-records.ts";
import type { Services } from "../../ports/services.ts";

/** One page of the agency's outgoing documents, or of those it was sent, that the actor may read; by number. */
export async function listOutgoing(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
  query: OutgoingQuery,
): Promise<Page<OutgoingRow>> {
  const listed = await store.read.outgoing.list(filterOf(actor, query), {
    direction: directionOf(query.sort),
    after: positionOf(query, clock.now()),
    limit: query.limit,
  });
  const unitIds = listed.flatMap(({ document }) => document.fields.draftingUnitId ?? []);
  const units = await store.read.organisation.nodesById([...new Set(unitIds)]);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  // What was imported has no files, and its old book is its own agency's.
  const books = await store.read.imports.books(
    listed.flatMap(({ document, fileCount }) =>
      fileCount === 0 && document.agencyId === actor.agencyId ? [document.id] : [],
    ),
  );
  const last = listed.length < query.limit ? undefined : listed.at(-1);
  return {
    items: listed.map((it) => rowOf(actor, it, names, books.get(it.document.id))),
    next: last === undefined ? null : String(last.position),
  };
}

function filterOf(actor: Actor, query: OutgoingQuery): OutgoingFilter {
  const words = foldWords(query.q ?? "");
  return {
    scope: scopeOf(actor, query),
    year: query.year,
    registerKey: query.register,
    typeFolded: query.typeName === undefined ? undefined : fold(query.typeName),
    issuedFrom: query.from,
    issuedTo: query.to,
    words: words.length === 0 ? undefined : words,
  };
}

/** A register holds what its own agency issued; what others sent here is another list. */
function scopeOf(actor: Actor, { view }: OutgoingQuery): ReadScope {
  const scope = readScope(actor);
  return view === "own" ? { ...scope, received: null } : { ...scope, wholeAgency: false, principals: [] };
}

const directionOf = (sort: OutgoingQuery["sort"]) => (sort === "number" ? "newestFirst" : "oldestFirst");

function positionOf({ cursor, atNumber, year, sort }: OutgoingQuery, now: Date): number | null {
  if (cursor === undefined && atNumber !== undefined)
    return keyBefore(year ?? yearOf(localDateOf(now)), atNumber, directionOf(sort));
  if (cursor === undefined) return null;
  const position = Number(cursor);
  if (cursor === "" || !Number.isSafeInteger(position))
    throw new RuleBroken("http.bad-cursor", { field: "cursor" });
  return position;
}

function rowOf(
  actor: Actor,
  { document, registerName, fileCount, legalValue }: OutgoingListed,
  names: ReadonlyMap<string, string>,
  book: BookColumns | undefined,
): OutgoingRow {
  const { fields } = document;
  return {
    id: document.id,
    year: document.year,
    number: document.number,
    symbol: document.symbol,
    issuedDate: fields.issuedDate,
    typeName: documentTypeOf(fields.typeCode)?.vi ?? fields.typeCode,
    abstract: fields.abstract,
    signerName: fields.signerName,
    recipients: fields.recipients.map(({ name }) => name).join("; "),
    draftingUnit:
      fields.draftingUnitId === null
        ? (book?.draftingUnit ?? null)
        : (names.get(fields.draftingUnitId) ?? null),
    // Where the issuer keeps its copy is nothing that was sent.
    archiveKeeper: document.agencyId === actor.agencyId ? fields.archiveKeeper : null,
    copies: fields.copies,
    transferredOn: book === undefined ? localDateOf(document.registeredAt) : book.transferredOn,
    ...(book === undefined ? {} : { imported: book }),
    note: document.agencyId === actor.agencyId ? fields.description : null,
    registerName,
    priority: fields.priority,
    fileCount,
    legalValue,
  };
}
