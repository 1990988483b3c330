import type { Insertable, Selectable } from "kysely";
import { z } from "zod";
import { typeNameOf } from "../../../domain/document-types.ts";
import { priorities } from "../../../domain/incoming-fields.ts";
import type { OutgoingDocument } from "../../../domain/outgoing/outgoing-document.ts";
import { outgoingStates } from "../../../domain/outgoing/outgoing-document.ts";
import { fold, foldSymbol } from "../../../domain/text/fold.ts";
import type { Tables } from "../schema.ts";

export type OutgoingRow = Selectable<Tables["outgoing_document"]>;

const state = z.enum(outgoingStates);
const fields = z.object({
  typeCode: z.string(),
  isLegislation: z.boolean(),
  bodyId: z.string().nullable(),
  abstract: z.string(),
  issuedDate: z.string(),
  signerPosition: z.string(),
  signerName: z.string(),
  draftingUnitId: z.string().nullable(),
  recipients: z.array(
    z.object({ agencyId: z.string().nullable(), code: z.string().nullable(), name: z.string() }),
  ),
  archiveKeeper: z.string().nullable(),
  copies: z.number().nullable(),
  pageCount: z.number().nullable(),
  language: z.string(),
  description: z.string().nullable(),
  priority: z.literal(priorities),
  dueDate: z.string().nullable(),
  replyTo: z.string().nullable(),
});

/** What a document is read from; the rest of its row is there to sort and to search by. */
export const documentColumns = [
  "id",
  "agency_id",
  "register_id",
  "register_key",
  "year",
  "number",
  "number_suffix",
  "symbol",
  "fields",
  "state",
  "registered_at",
  "registered_by",
  "version",
] as const satisfies readonly (keyof OutgoingRow)[];

export function toOutgoing(row: Pick<OutgoingRow, (typeof documentColumns)[number]>): OutgoingDocument {
  return {
    id: row.id,
    agencyId: row.agency_id,
    registerId: row.register_id,
    registerKey: row.register_key,
    year: row.year,
    number: row.number,
    ...(row.number_suffix === "" ? {} : { numberSuffix: row.number_suffix }),
    symbol: row.symbol,
    fields: fields.parse(JSON.parse(row.fields)),
    state: state.parse(row.state),
    registeredAt: row.registered_at,
    registeredBy: row.registered_by,
    version: row.version,
  };
}

/** Everything but what only the store knows: its keys for sorting, searching and repeated requests. */
export function outgoingRow(
  document: OutgoingDocument,
): Omit<Insertable<Tables["outgoing_document"]>, "sort_key" | "search_id" | "request_key"> {
  const typeName = outgoingTypeName(document.fields);
  return {
    id: document.id,
    agency_id: document.agencyId,
    register_id: document.registerId,
    register_key: document.registerKey,
    year: document.year,
    number: document.number,
    number_suffix: document.numberSuffix ?? "",
    symbol: document.symbol,
    symbol_folded: foldSymbol(document.symbol),
    issued_date: document.fields.issuedDate,
    type_name: typeName,
    type_folded: fold(typeName),
    abstract: document.fields.abstract,
    reply_to_id: document.fields.replyTo,
    fields: JSON.stringify(document.fields),
    state: document.state,
    registered_at: document.registeredAt,
    registered_by: document.registeredBy,
    version: document.version,
  };
}

export const outgoingTypeName = ({ typeCode }: Pick<OutgoingDocument["fields"], "typeCode">): string =>
  typeNameOf(typeCode);
