import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import {
  chainStart,
  redactedData,
  sealedContent,
  type AuditAction,
  type AuditEntry,
} from "../../../domain/audit/audit-entry.ts";
import type { AuditTrail } from "../../../ports/records/audit-trail.ts";
import { insertIfAbsent, paged, updateReturning } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

const redactedText = JSON.stringify(redactedData);
const data = z.record(z.string(), z.json());

export function auditTrail(db: Kysely<Tables>): AuditTrail {
  const entries = () => db.selectFrom("audit_entry").selectAll();
  return {
    async append(agencyId, added) {
      if (added.length === 0) return;
      let { seq, hash: previousHash } = await takeHead(db, agencyId);
      for (const entry of added) {
        seq += 1;
        const sealed = { ...entry, agencyId, seq, previousHash };
        const hash = digestOf(sealed);
        await insert(db, entryRow({ ...sealed, hash }));
        previousHash = hash;
      }
      await moveHead(db, { agencyId, seq, hash: previousHash });
    },
    async ofDocument(documentId) {
      const rows = await entries().where("document_id", "=", documentId).orderBy("seq").execute();
      return rows.map(toEntry);
    },
    async redact(documentId) {
      const rows = await entries().where("document_id", "=", documentId).orderBy("seq").execute();
      const said = rows.filter((row) => row.data !== "{}" && row.data !== redactedText);
      for (const { agency_id: agencyId, seq } of said)
        await db
          .updateTable("audit_entry")
          .set({ data: redactedText })
          .where("agency_id", "=", agencyId)
          .where("seq", "=", seq)
          .execute();
      return said.map(({ seq, hash }) => `${seq}:${hash}`);
    },
    byActor: (agencyId, actorId, since, limit) => byActor(db, { agencyId, actorId, since }, limit),
    async chunk(agencyId, afterSeq, limit) {
      const query = entries().where("agency_id", "=", agencyId).where("seq", ">", afterSeq).orderBy("seq");
      return (await paged(query, { limit }).execute()).map(toEntry);
    },
    async head(agencyId) {
      const row = await db
        .selectFrom("audit_head")
        .select(["seq", "hash"])
        .where("agency_id", "=", agencyId)
        .executeTakeFirst();
      return row ?? null;
    },
    async agencies() {
      const rows = await db.selectFrom("audit_head").select("agency_id").orderBy("agency_id").execute();
      return rows.map((row) => row.agency_id);
    },
    async count() {
      // The heads know their lengths; counting millions of entries would be a scan.
      const heads = await db.selectFrom("audit_head").select("seq").execute();
      return heads.reduce((sum, head) => sum + head.seq, 0);
    },
    digest: digestOf,
  };
}

async function byActor(
  db: Kysely<Tables>,
  { agencyId, actorId, since }: { readonly agencyId: string; readonly actorId: string; readonly since: Date },
  limit: number,
): Promise<AuditEntry[]> {
  const query = db
    .selectFrom("audit_entry")
    .selectAll()
    .where("agency_id", "=", agencyId)
    .where("actor_id", "=", actorId)
    .where("happened_at", ">=", since)
    .orderBy("happened_at", "desc")
    .orderBy("seq", "desc");
  return (await paged(query, { limit }).execute()).map(toEntry);
}

/** SHA-256 over the canonical JSON (RFC 8785) of the entry's content, its place and the hash before it; in hex. */
function digestOf(entry: Omit<AuditEntry, "hash">): string {
  const text = canonicalize(sealedContent(entry));
  if (text === undefined) throw new Error("An audit entry without content.");
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Locks the head for the rest of the transaction: of two appends the second waits and continues the first's chain. */
async function takeHead(db: Kysely<Tables>, agencyId: string): Promise<{ seq: number; hash: string }> {
  const [head] = (await lockHead(db, { agencyId })).rows;
  if (head !== undefined) return head;
  const first = { agency_id: agencyId, seq: 0, hash: chainStart };
  await insertIfAbsent(db as Transaction<Tables>, "audit_head", first, ["agency_id"]);
  return (await lockHead(db, { agencyId })).rows[0] ?? first;
}

const lockHead = compiledOnce((db: Kysely<Tables>, it: { agencyId: string }) =>
  updateReturning(
    db
      .updateTable("audit_head")
      .set((set) => ({ seq: set.ref("audit_head.seq") }))
      .where("agency_id", "=", it.agencyId),
    ["seq", "hash"],
  ),
);

const insert = compiledOnce((db: Kysely<Tables>, row: ReturnType<typeof entryRow>) =>
  db.insertInto("audit_entry").values(row),
);

const moveHead = compiledOnce((db: Kysely<Tables>, it: { agencyId: string; seq: number; hash: string }) =>
  db.updateTable("audit_head").set({ seq: it.seq, hash: it.hash }).where("agency_id", "=", it.agencyId),
);

function toEntry(row: Selectable<Tables["audit_entry"]>): AuditEntry {
  return {
    id: row.id,
    agencyId: row.agency_id,
    seq: row.seq,
    at: row.happened_at,
    actorId: row.actor_id,
    onBehalfOf: row.on_behalf_of,
    // Written by this program alone; a name it no longer knows is shown as it stands.
    action: row.action as AuditAction,
    documentId: row.document_id,
    subjectId: row.subject_id,
    data: data.parse(JSON.parse(row.data)),
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

function entryRow(entry: AuditEntry) {
  return {
    agency_id: entry.agencyId,
    seq: entry.seq,
    id: entry.id,
    happened_at: entry.at,
    actor_id: entry.actorId,
    on_behalf_of: entry.onBehalfOf,
    action: entry.action,
    document_id: entry.documentId,
    subject_id: entry.subjectId,
    data: JSON.stringify(entry.data),
    previous_hash: entry.previousHash,
    hash: entry.hash,
  };
}
