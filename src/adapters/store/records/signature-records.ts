import type { Kysely, Selectable } from "kysely";
import { legalStandings, legalValues, type LegalStanding } from "../../../domain/legal-value/legal-value.ts";
import {
  checkCauses,
  type KeptCheck,
  type KeptLegalValue,
  type SignatureRecords,
  type WaitingFile,
} from "../../../ports/records/signature-records.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { among } from "./among.ts";
import { readFindings, readReport, readRule } from "./signature-json.ts";
import { signatureQueue } from "./signature-queue.ts";
import { waitingFiles } from "./signature-waits.ts";

export function signatureRecords(db: Kysely<Tables>): SignatureRecords {
  return {
    ...waitingFiles(db),
    ...signatureQueue(db),
    ...checksOf(db),
    ...valuesOf(db),
  };
}

function checksOf(
  db: Kysely<Tables>,
): Pick<SignatureRecords, "keep" | "latest" | "ofFile" | "unasked" | "history"> {
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
    unasked: (fileIds) => unasked(db, fileIds),
    async history(fileId) {
      return (await checks().where("file_id", "=", fileId).orderBy("seq").execute()).map(toCheck);
    },
  };
}

async function unasked(db: Kysely<Tables>, fileIds: readonly string[]): Promise<Set<string>> {
  const found = new Set(fileIds);
  for (const table of ["signature_check", "signature_wait"] as const) {
    const query = db
      .selectFrom(table)
      .select("file_id")
      .where(inList(db, "file_id", fileIds));
    for (const { file_id } of await query.execute()) found.delete(file_id);
  }
  return found;
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
