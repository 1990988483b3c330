import { type Kysely, type Selectable, sql } from "kysely";
import { legalStandings, legalValues, type LegalStanding } from "../../../domain/legal-value/legal-value.ts";
import {
  checkCauses,
  type KeptCheck,
  type KeptLegalValue,
  type SignatureRecords,
  type WaitingFile,
} from "../../../ports/records/signature-records.ts";
import { paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";
import { readFindings, readReport, readRule } from "./signature-json.ts";

export function signatureRecords(db: Kysely<Tables>): SignatureRecords {
  return {
    async ask(files) {
      for (const file of files) {
        const row = waitRow(file);
        await stopWaiting(db, { file_id: row.file_id });
        await wait(db, row);
      }
    },
    ...waitingFiles(db),
    ...checksOf(db),
    ...valuesOf(db),
  };
}

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
  };
}

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

function waitingFiles(
  db: Kysely<Tables>,
): Pick<SignatureRecords, "askSigned" | "checkedBefore" | "waiting" | "waitingOf" | "settle"> {
  return {
    checkedBefore: (at, limit) => checkedBefore(db, at, limit),
    askSigned: (agencyId, cause, at) => askSigned(db, agencyId, cause, at),
    async waiting(before, limit) {
      const query = db
        .selectFrom("signature_wait")
        .select(["document_id", "document_kind"])
        .where("asked_at", "<", before)
        .orderBy("asked_at")
        .orderBy("file_id");
      const rows = await paged(query, { limit }).execute();
      const documents = new Map(rows.map((row) => [row.document_id, kindOf(row.document_kind)]));
      return [...documents].map(([documentId, documentKind]) => ({ documentId, documentKind }));
    },
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
      (file_id, document_id, document_kind, agency_id, cause, asked_at)
    select f.id, f.document_id, f.document_kind, f.agency_id, ${cause}, ${at}
    from stored_file as f where f.id in (${signed})`.execute(db);
  return Number(added.numAffectedRows ?? 0n);
}

function checksOf(db: Kysely<Tables>): Pick<SignatureRecords, "keep" | "latest" | "ofFile" | "history"> {
  const checks = () => db.selectFrom("signature_check").selectAll();
  const ofFile = async (fileId: string) => {
    const query = checks().where("file_id", "=", fileId).orderBy("seq", "desc");
    return (await paged(query, { limit: 1 }).execute())[0];
  };
  return {
    async keep(check) {
      const last = await ofFile(check.fileId);
      const report = JSON.stringify(check.report);
      if (last !== undefined && last.report === report) {
        await db
          .updateTable("signature_check")
          .set({ seen_at: check.checkedAt, trust_hash: check.trustHash })
          .where("file_id", "=", check.fileId)
          .where("seq", "=", last.seq)
          .execute();
        return false;
      }
      await db
        .insertInto("signature_check")
        .values({
          file_id: check.fileId,
          seq: (last?.seq ?? 0) + 1,
          document_id: check.documentId,
          agency_id: check.agencyId,
          cause: check.cause,
          has_signatures: check.report.signatures.length > 0,
          checked_at: check.checkedAt,
          seen_at: check.checkedAt,
          trust_hash: check.trustHash,
          report,
        })
        .execute();
      return true;
    },
    async latest(documentId) {
      const rows = await checks()
        .where("document_id", "=", documentId)
        .orderBy("file_id")
        .orderBy("seq")
        .execute();
      return [...new Map(rows.map((row) => [row.file_id, row])).values()].map(toCheck);
    },
    async ofFile(fileId) {
      const row = await ofFile(fileId);
      return row === undefined ? null : toCheck(row);
    },
    async history(fileId) {
      return (await checks().where("file_id", "=", fileId).orderBy("seq").execute()).map(toCheck);
    },
  };
}

function toCheck(row: Selectable<Tables["signature_check"]>): KeptCheck {
  return {
    fileId: row.file_id,
    seq: row.seq,
    documentId: row.document_id,
    agencyId: row.agency_id,
    cause: among(checkCauses, row.cause),
    checkedAt: row.checked_at,
    seenAt: row.seen_at,
    trustHash: row.trust_hash,
    report: readReport(row.report),
  };
}

function valuesOf(
  db: Kysely<Tables>,
): Pick<SignatureRecords, "legalValue" | "legalValues" | "judge" | "standing"> {
  const values = () => db.selectFrom("legal_value").selectAll();
  const last = async (documentId: string) => {
    const query = values().where("document_id", "=", documentId).orderBy("seq", "desc");
    return (await paged(query, { limit: 1 }).execute())[0];
  };
  return {
    async legalValue(documentId) {
      const row = await last(documentId);
      return row === undefined ? null : toLegalValue(row);
    },
    async legalValues(documentId) {
      return (await values().where("document_id", "=", documentId).orderBy("seq").execute()).map(
        toLegalValue,
      );
    },
    async judge(kind, value) {
      const before = await last(value.documentId);
      await db
        .insertInto("legal_value")
        .values({
          document_id: value.documentId,
          seq: (before?.seq ?? 0) + 1,
          agency_id: value.agencyId,
          value: value.value,
          reasons: JSON.stringify(value.reasons),
          rule: JSON.stringify(value.rule),
          inputs_hash: value.inputsHash,
          cause: value.cause,
          judged_at: value.judgedAt,
        })
        .execute();
      await db
        .updateTable(tableOf(kind))
        .set({ legal_value: value.value })
        .where("id", "=", value.documentId)
        .execute();
    },
    async standing(kind, documentId) {
      const row = await db
        .selectFrom(tableOf(kind))
        .select("legal_value")
        .where("id", "=", documentId)
        .executeTakeFirst();
      return row === undefined ? null : legalStandingOf(row.legal_value);
    },
  };
}

const tableOf = (kind: WaitingFile["documentKind"]) =>
  kind === "incoming" ? ("incoming_document" as const) : ("outgoing_document" as const);

function toLegalValue(row: Selectable<Tables["legal_value"]>): KeptLegalValue {
  return {
    documentId: row.document_id,
    seq: row.seq,
    agencyId: row.agency_id,
    value: among(legalValues, row.value),
    reasons: readFindings(row.reasons),
    rule: readRule(row.rule),
    inputsHash: row.inputs_hash,
    cause: among(checkCauses, row.cause),
    judgedAt: row.judged_at,
  };
}

export const legalStandingOf = (text: string): LegalStanding => among(legalStandings, text);
const kindOf = (text: string): WaitingFile["documentKind"] => (text === "incoming" ? "incoming" : "outgoing");

function among<T extends string>(known: readonly T[], value: string): T {
  const found = known.find((it) => it === value);
  if (found === undefined) throw new TypeError(`The store has a value that is not known: ${value}.`);
  return found;
}
