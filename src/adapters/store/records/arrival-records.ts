import type { Insertable, Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import { arrivalStates, type Arrival } from "../../../domain/arrivals/arrival.ts";
import type { ArrivalRecords } from "../../../ports/records/arrival-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

const state = z.enum(arrivalStates);
const fields = z.object({
  codeNumber: z.string().nullable(),
  codeNotation: z.string().nullable(),
  issuedDate: z.string().nullable(),
  typeName: z.string(),
  abstract: z.string(),
  signerName: z.string().nullable(),
  priority: z.literal([0, 1, 2, 3]),
});

export function arrivalRecords(db: Kysely<Tables>): ArrivalRecords {
  return { ...arrivals(db), ...receipts(db) };
}

function arrivals(db: Kysely<Tables>): Omit<ArrivalRecords, "addReceipt" | "receiptsOf"> {
  const all = () => db.selectFrom("arrival").selectAll();
  return {
    async insert(arrival, requestKey) {
      await db
        .insertInto("arrival")
        .values({ ...arrivalRow(arrival), request_key: requestKey })
        .execute();
    },
    async get(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toArrival(row);
    },
    async byRequestKey(accountId, requestKey) {
      const row = await all()
        .where("account_id", "=", accountId)
        .where("request_key", "=", requestKey)
        .executeTakeFirst();
      return row === undefined ? null : toArrival(row);
    },
    async ofAgency(agencyId, wanted, limit) {
      const query = all()
        .where("agency_id", "=", agencyId)
        .where("state", "=", wanted)
        .orderBy("sent_at", wanted === "waiting" ? "asc" : "desc")
        .orderBy("id");
      return (await paged(query, { limit }).execute()).map(toArrival);
    },
    async ofAccount(accountId, limit) {
      const query = all().where("account_id", "=", accountId).orderBy("sent_at", "desc").orderBy("id");
      return (await paged(query, { limit }).execute()).map(toArrival);
    },
    async decide(arrival, seenVersion) {
      const { state: decided, decided_by, decided_at, reason, document_id } = arrivalRow(arrival);
      const result = await db
        .updateTable("arrival")
        .set({ state: decided, decided_by, decided_at, reason, document_id, version: seenVersion + 1 })
        .where("id", "=", arrival.id)
        .where("version", "=", seenVersion)
        .where("state", "=", "waiting")
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

function receipts(db: Kysely<Tables>): Pick<ArrivalRecords, "addReceipt" | "receiptsOf"> {
  return {
    async addReceipt({ documentId, accountId, by, at }) {
      const row = { document_id: documentId, account_id: accountId, received_by: by, received_at: at };
      return insertIfAbsent(db as Transaction<Tables>, "receipt", row, ["document_id", "account_id"]);
    },
    async receiptsOf(documentIds) {
      if (documentIds.length === 0) return [];
      const rows = await db
        .selectFrom("receipt")
        .selectAll()
        .where(inList(db, "document_id", documentIds))
        .execute();
      return rows.map((row) => ({
        documentId: row.document_id,
        accountId: row.account_id,
        by: row.received_by,
        at: row.received_at,
      }));
    },
  };
}

function arrivalRow(it: Arrival): Omit<Insertable<Tables["arrival"]>, "request_key"> {
  return {
    id: it.id,
    agency_id: it.agencyId,
    account_id: it.accountId,
    outside_id: it.outsideId,
    sent_by: it.sentBy,
    sent_at: it.sentAt,
    fields: JSON.stringify(it.fields),
    state: it.state,
    decided_by: it.decided?.by ?? null,
    decided_at: it.decided?.at ?? null,
    reason: it.decided?.reason ?? null,
    document_id: it.documentId,
    version: it.version,
  };
}

function toArrival(row: Selectable<Tables["arrival"]>): Arrival {
  const { decided_by: by, decided_at: at, reason } = row;
  return {
    id: row.id,
    agencyId: row.agency_id,
    accountId: row.account_id,
    outsideId: row.outside_id,
    sentBy: row.sent_by,
    sentAt: row.sent_at,
    fields: fields.parse(JSON.parse(row.fields)),
    state: state.parse(row.state),
    decided: by === null || at === null ? null : { by, at, reason },
    documentId: row.document_id,
    version: row.version,
  };
}
