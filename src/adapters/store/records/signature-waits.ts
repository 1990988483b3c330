import { type Kysely, type Selectable, sql } from "kysely";
import {
  checkCauses,
  type SignatureRecords,
  type WaitingFile,
} from "../../../ports/records/signature-records.ts";
import { paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { among } from "./among.ts";

const stopWaiting = compiledOnce((db: Kysely<Tables>, it: { file_id: string }) =>
  db.deleteFrom("signature_wait").where("file_id", "=", it.file_id),
);

const wait = compiledOnce((db: Kysely<Tables>, row: ReturnType<typeof waitRow>) =>
  db.insertInto("signature_wait").values(row),
);

function waitRow({ fileId, documentId, documentKind, agencyId, cause, askedAt }: WaitingFile) {
  return {
    file_id: fileId,
    document_id: documentId,
    document_kind: documentKind,
    agency_id: agencyId,
    cause,
    asked_at: askedAt,
    ready_at: askedAt,
    urgency: cause === "round" ? urgencies.nobody : urgencies.somebody,
  };
}

/** What is asked for of many files at once waits until nothing is left that somebody waits for. */
const urgencies = { somebody: 0, nobody: 1 } as const;

function toWaiting(row: Selectable<Tables["signature_wait"]>): WaitingFile {
  return {
    fileId: row.file_id,
    documentId: row.document_id,
    documentKind: kindOf(row.document_kind),
    agencyId: row.agency_id,
    cause: among(checkCauses, row.cause),
    askedAt: row.asked_at,
  };
}

type Waits = Pick<
  SignatureRecords,
  "ask" | "askSigned" | "askToJudge" | "checkedBefore" | "waitingOf" | "settle"
>;

/** Files that are to be checked, and what asks for it. */
export function waitingFiles(db: Kysely<Tables>): Waits {
  return {
    async ask(files) {
      for (const file of files) {
        const row = waitRow(file);
        await stopWaiting(db, { file_id: row.file_id });
        await wait(db, row);
      }
    },
    checkedBefore: (at, limit) => checkedBefore(db, at, limit),
    askSigned: (agencyId, cause, at) => askSigned(db, agencyId, cause, at),
    askToJudge: (agencyId, since, at) => askToJudge(db, agencyId, since, at),
    async waitingOf(documentId) {
      const rows = await db
        .selectFrom("signature_wait")
        .selectAll()
        .where("document_id", "=", documentId)
        .orderBy("asked_at")
        .execute();
      return rows.map(toWaiting);
    },
    async settle({ fileId, askedAt }) {
      await db
        .deleteFrom("signature_wait")
        .where("file_id", "=", fileId)
        .where("asked_at", "<=", askedAt)
        .execute();
    },
  };
}

async function checkedBefore(
  db: Kysely<Tables>,
  at: Date,
  limit: number,
): ReturnType<SignatureRecords["checkedBefore"]> {
  const query = db
    .selectFrom("signature_check as c")
    .innerJoin("stored_file as f", "f.id", "c.file_id")
    .select(["f.id", "f.document_id", "f.document_kind", "f.agency_id"])
    .where("c.has_signatures", "=", true)
    .where("c.seen_at", "<", at)
    .where((it) =>
      it.not(
        it.exists(
          it
            .selectFrom("signature_check as later")
            .select("later.seq")
            .whereRef("later.file_id", "=", "c.file_id")
            .whereRef("later.seq", ">", "c.seq"),
        ),
      ),
    )
    .where((it) =>
      it.not(
        it.exists(
          it.selectFrom("signature_wait as w").select("w.file_id").whereRef("w.file_id", "=", "c.file_id"),
        ),
      ),
    )
    .orderBy("c.seen_at")
    .orderBy("f.id");
  const rows = await paged(query, { limit }).execute();
  return rows.map((row) => ({
    fileId: row.id,
    documentId: row.document_id,
    documentKind: kindOf(row.document_kind),
    agencyId: row.agency_id,
  }));
}

async function askSigned(
  db: Kysely<Tables>,
  ...[agencyId, cause, at]: Parameters<SignatureRecords["askSigned"]>
): Promise<number> {
  const signed = sql`select c.file_id from signature_check as c
    where c.agency_id = ${agencyId} and c.has_signatures = ${sql.lit(1)}`;
  await sql`delete from signature_wait where agency_id = ${agencyId} and file_id in (${signed})`.execute(db);
  const added = await sql`insert into signature_wait
      (file_id, document_id, document_kind, agency_id, cause, asked_at, ready_at, urgency)
    select f.id, f.document_id, f.document_kind, f.agency_id, ${cause}, ${at}, ${at}, ${urgencies.nobody}
    from stored_file as f where f.id in (${signed})`.execute(db);
  return Number(added.numAffectedRows ?? 0n);
}

async function askToJudge(
  db: Kysely<Tables>,
  ...[agencyId, since, at]: Parameters<SignatureRecords["askToJudge"]>
): Promise<number> {
  // What waits to be read is judged with what is found then.
  const added = await sql`insert into signature_wait
      (file_id, document_id, document_kind, agency_id, cause, asked_at, ready_at, urgency)
    select f.id, f.document_id, f.document_kind, f.agency_id, 'rule', ${at}, ${at}, ${urgencies.nobody}
    from stored_file as f
    where f.stored_at >= ${since}
      and f.id in (select c.file_id from signature_check as c where c.agency_id = ${agencyId})
      and not exists (select 1 as found from signature_wait as w where w.file_id = f.id)`.execute(db);
  return Number(added.numAffectedRows ?? 0n);
}

const kindOf = (text: string): WaitingFile["documentKind"] => (text === "incoming" ? "incoming" : "outgoing");
