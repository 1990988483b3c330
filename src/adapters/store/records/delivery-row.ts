import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { deliveryOutcomes } from "../../../domain/notices/delivery-outcome.ts";
import { joinSymbol } from "../../../domain/numbering/symbol.ts";
import type { DeliveryRecord, NamedDelivery, NoticeReason } from "../../../ports/records/delivery-records.ts";
import type { Tables } from "../schema.ts";

export const outcome = z.enum(deliveryOutcomes);

/** Deliveries with the names that lists show. */
export function named(db: Kysely<Tables>) {
  return db
    .selectFrom("delivery as n")
    .innerJoin("person as p", "p.id", "n.person_id")
    .leftJoin("incoming_document as d", "d.id", "n.document_id")
    .leftJoin("outgoing_document as o", "o.id", "n.document_id")
    .selectAll("n")
    .select(["p.full_name", "d.code_number", "d.code_notation", "o.symbol as issued_symbol"]);
}

type NamedRow = Selectable<Tables["delivery"]> & {
  readonly full_name: string;
  readonly code_number: string | null;
  readonly code_notation: string | null;
  readonly issued_symbol: string | null;
};

export function toNamed(row: NamedRow): NamedDelivery {
  return {
    ...toDelivery(row),
    personName: row.full_name,
    kind: row.issued_symbol === null ? "incoming" : "outgoing",
    symbol:
      row.document_id === null ? null : (row.issued_symbol ?? joinSymbol(row.code_number, row.code_notation)),
  };
}

export function toDelivery(row: Selectable<Tables["delivery"]>): DeliveryRecord {
  return {
    id: row.id,
    agencyId: row.agency_id,
    personId: row.person_id,
    onBehalfOf: row.on_behalf_of,
    eventKey: row.event_key,
    reason: row.reason as NoticeReason,
    documentId: row.document_id,
    assignmentId: row.assignment_id,
    outcome: outcome.parse(row.outcome),
    why: row.why,
    activityId: row.activity_id,
    conversationId: row.conversation_id,
    attempts: row.attempts,
    answers: row.answers,
    createdAt: row.created_at,
    endedAt: row.ended_at,
    shown: row.shown,
    toldIn: row.told_in,
  };
}
