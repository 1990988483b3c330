import { createHash } from "node:crypto";
import { type Kysely, type Selectable, sql } from "kysely";
import {
  trustPurposes,
  type RevocationValueRecord,
  type TrustedCertificateRecord,
  type TrustRecords,
} from "../../../ports/records/trust-records.ts";
import type { RevocationQuestion } from "../../../ports/signature-check.ts";
import { paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function trustRecords(db: Kysely<Tables>): TrustRecords {
  return { ...certificatesOf(db), ...valuesOf(db), ...answersOf(db) };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "base64"));

type Certificates = "certificates" | "certificate" | "addCertificate" | "saveCertificate" | "agencies";

function certificatesOf(db: Kysely<Tables>): Pick<TrustRecords, Certificates> {
  return {
    async certificates(agencyId) {
      const rows = await db
        .selectFrom("trusted_certificate")
        .selectAll()
        .where("agency_id", "=", agencyId)
        .orderBy("added_at")
        .orderBy("id")
        .execute();
      return rows.map(toCertificate);
    },
    async certificate(id) {
      const row = await db
        .selectFrom("trusted_certificate")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? null : toCertificate(row);
    },
    async addCertificate(record) {
      await db.insertInto("trusted_certificate").values(certificateRow(record)).execute();
    },
    async saveCertificate(record) {
      const { id: _id, ...row } = certificateRow(record);
      const saved = await db
        .updateTable("trusted_certificate")
        .set(row)
        .where("id", "=", record.id)
        .where("version", "=", record.version - 1)
        .executeTakeFirst();
      return saved.numUpdatedRows === 1n;
    },
    async agencies() {
      const rows = await db.selectFrom("trusted_certificate").select("agency_id").distinct().execute();
      return rows.map((row) => row.agency_id);
    },
  };
}

function certificateRow(it: TrustedCertificateRecord): Tables["trusted_certificate"] {
  return {
    id: it.id,
    agency_id: it.agencyId,
    fingerprint: it.fingerprint,
    purpose: it.purpose,
    der: base64(it.der),
    valid_from: it.validFrom,
    valid_to: it.validTo,
    source: it.source,
    added_by: it.addedBy,
    added_at: it.addedAt,
    removed_by: it.removedBy,
    removed_at: it.removedAt,
    removal_reason: it.removalReason,
    version: it.version,
  };
}

function toCertificate(row: Selectable<Tables["trusted_certificate"]>): TrustedCertificateRecord {
  return {
    id: row.id,
    agencyId: row.agency_id,
    fingerprint: row.fingerprint,
    purpose: trustPurposes.find((it) => it === row.purpose) ?? "intermediate",
    der: bytes(row.der),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    source: row.source,
    addedBy: row.added_by,
    addedAt: row.added_at,
    removedBy: row.removed_by,
    removedAt: row.removed_at,
    removalReason: row.removal_reason,
    version: row.version,
  };
}

function valuesOf(db: Kysely<Tables>): Pick<TrustRecords, "valuesOf" | "values" | "need" | "neededBy"> {
  return {
    async valuesOf(documentId) {
      const rows = await db
        .selectFrom("revocation_value")
        .innerJoin("revocation_need", "revocation_need.value_key", "revocation_value.value_key")
        .selectAll("revocation_value")
        .where("revocation_need.document_id", "=", documentId)
        .where("revocation_value.value", "is not", null)
        .orderBy("revocation_value.value_key")
        .execute();
      return rows.map(toValue);
    },
    async values(keys) {
      if (keys.length === 0) return [];
      const rows = await db
        .selectFrom("revocation_value")
        .selectAll()
        .where("value_key", "in", keys)
        .orderBy("value_key")
        .execute();
      return rows.map(toValue);
    },
    async need(document, questions, dueAt) {
      for (const question of questions) await needOne(db, document, question, dueAt);
    },
    async neededBy(key) {
      const rows = await db
        .selectFrom("revocation_need")
        .select(["document_id", "agency_id"])
        .where("value_key", "=", key)
        .orderBy("document_id")
        .execute();
      return rows.map((row) => ({ documentId: row.document_id, agencyId: row.agency_id }));
    },
  };
}

async function needOne(
  db: Kysely<Tables>,
  { documentId, agencyId }: { readonly documentId: string; readonly agencyId: string },
  { key, kind, address, request }: RevocationQuestion,
  dueAt: Date,
): Promise<void> {
  await sql`insert into revocation_value (value_key, kind, address, request, due_at, attempts)
    select ${key}, ${kind}, ${address}, ${request === null ? null : base64(request)}, ${dueAt}, 0
    where not exists (select 1 from revocation_value where value_key = ${key})`.execute(db);
  await sql`insert into revocation_need (document_id, value_key, agency_id)
    select ${documentId}, ${key}, ${agencyId}
    where not exists (select 1 from revocation_need where document_id = ${documentId} and value_key = ${key})`.execute(
    db,
  );
  // Answered, but what it said holds no more.
  await db
    .updateTable("revocation_value")
    .set({ due_at: dueAt })
    .where("value_key", "=", key)
    .where("due_at", "is", null)
    .where("until_at", "<=", dueAt)
    .execute();
}

function answersOf(db: Kysely<Tables>): Pick<TrustRecords, "due" | "answered" | "failed"> {
  return {
    async due(at, limit) {
      const query = db
        .selectFrom("revocation_value")
        .selectAll()
        .where("due_at", "<=", at)
        .orderBy("due_at")
        .orderBy("value_key");
      return (await paged(query, { limit }).execute()).map(toValue);
    },
    async answered(key, { value, fetchedAt, untilAt }) {
      await db
        .updateTable("revocation_value")
        .set({
          value: value === null ? null : base64(value),
          value_hash: value === null ? null : createHash("sha256").update(value).digest("hex"),
          fetched_at: fetchedAt,
          until_at: untilAt,
          due_at: null,
          attempts: 0,
          fault: null,
        })
        .where("value_key", "=", key)
        .execute();
    },
    async failed(key, { fault, dueAt }) {
      await sql`update revocation_value set attempts = attempts + 1, fault = ${fault}, due_at = ${dueAt}
        where value_key = ${key}`.execute(db);
    },
  };
}

function toValue(row: Selectable<Tables["revocation_value"]>): RevocationValueRecord {
  return {
    key: row.value_key,
    kind: row.kind === "ocsp" ? "ocsp" : row.kind === "crl" ? "crl" : "issuer",
    address: row.address,
    request: row.request === null ? null : bytes(row.request),
    value: row.value === null ? null : bytes(row.value),
    fetchedAt: row.fetched_at,
    untilAt: row.until_at,
    dueAt: row.due_at,
    attempts: row.attempts,
    fault: row.fault,
  };
}
