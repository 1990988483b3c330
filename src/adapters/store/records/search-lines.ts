import type { Kysely } from "kysely";
import { z } from "zod";
import { incomingStates } from "../../../domain/incoming/incoming-document.ts";
import { priorities } from "../../../domain/incoming-fields.ts";
import { joinSymbol } from "../../../domain/numbering/symbol.ts";
import type { SearchHit, SearchLine } from "../../../ports/records/search-records.ts";
import { inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { legalStandingOf } from "./signature-records.ts";

const state = z.enum(incomingStates);
const priority = z.literal(priorities);
const outgoingFields = z.object({
  signerName: z.string(),
  priority,
  recipients: z.array(z.object({ name: z.string() })),
});

/** What answers are weighed and shown by, in no order. */
export async function searchLines(db: Kysely<Tables>, hits: readonly SearchHit[]): Promise<SearchLine[]> {
  const ids = (kind: SearchHit["kind"]) => hits.flatMap((hit) => (hit.kind === kind ? [hit.documentId] : []));
  return [...(await incomingLines(db, ids("incoming"))), ...(await outgoingLines(db, ids("outgoing")))];
}

async function incomingLines(db: Kysely<Tables>, ids: readonly string[]): Promise<SearchLine[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("incoming_document")
    .select(["id", "year", "arrival_number", "document_code", "code_number", "code_notation", "issued_date"])
    .select(["type_name", "abstract", "sender_name", "signer_name", "priority", "state", "registered_at"])
    .select("legal_value")
    .where(inList(db, "id", ids))
    .execute();
  return rows.map((row) => ({
    kind: "incoming",
    documentId: row.id,
    year: row.year,
    number: row.arrival_number,
    documentCode: row.document_code,
    symbol: joinSymbol(row.code_number, row.code_notation),
    issuedDate: row.issued_date,
    typeName: row.type_name,
    abstract: row.abstract,
    other: row.sender_name,
    signer: row.signer_name ?? "",
    priority: priority.parse(row.priority),
    state: state.parse(row.state),
    legalValue: legalStandingOf(row.legal_value),
    registeredAt: row.registered_at,
  }));
}

async function outgoingLines(db: Kysely<Tables>, ids: readonly string[]): Promise<SearchLine[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("outgoing_document")
    .select(["id", "year", "number", "symbol", "issued_date", "type_name", "abstract", "fields"])
    .select(["registered_at", "legal_value"])
    .where(inList(db, "id", ids))
    .execute();
  return rows.map((row) => {
    const fields = outgoingFields.parse(JSON.parse(row.fields));
    return {
      kind: "outgoing",
      documentId: row.id,
      year: row.year,
      number: row.number,
      documentCode: null,
      symbol: row.symbol,
      issuedDate: row.issued_date,
      typeName: row.type_name,
      abstract: row.abstract,
      other: fields.recipients.map(({ name }) => name).join("; "),
      signer: fields.signerName,
      priority: fields.priority,
      state: null,
      legalValue: legalStandingOf(row.legal_value),
      registeredAt: row.registered_at,
    };
  });
}
