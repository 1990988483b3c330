import type { Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import { findingKinds } from "../../../domain/finding-kinds.ts";
import type { FindingRecord, FindingRecords } from "../../../ports/records/finding-records.ts";
import { insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

const kind = z.enum(findingKinds);
const details = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
const run = z.object({
  finishedAt: z.coerce.date(),
  files: z.number(),
  hashed: z.number(),
  assignments: z.number(),
});
/** The run itself stands among what it found, under a kind and a subject that nothing else has. */
const runKind = "run";
const runSubject = "00000000-0000-0000-0000-000000000000";

export function findingRecords(db: Kysely<Tables>): FindingRecords {
  const findings = () => db.selectFrom("finding").selectAll();
  return {
    put: (finding, runId) => put(db, { ...finding, details: JSON.stringify(finding.details) }, runId),
    async finishRun(runId, finished) {
      await db.deleteFrom("finding").where("run_id", "<>", runId).execute();
      const row = {
        id: runSubject,
        kind: runKind,
        subjectId: runSubject,
        agencyId: null,
        documentId: null,
        foundAt: finished.finishedAt,
      };
      await put(db, { ...row, details: JSON.stringify(finished) }, runId);
    },
    async lastRun() {
      const row = await findings()
        .where("kind", "=", runKind)
        .where("subject_id", "=", runSubject)
        .executeTakeFirst();
      return row === undefined ? null : run.parse(JSON.parse(row.details));
    },
    async get(id) {
      const row = await findings().where("id", "=", id).where("kind", "<>", runKind).executeTakeFirst();
      return row === undefined ? null : toFinding(row);
    },
    async remove(id) {
      await db.deleteFrom("finding").where("id", "=", id).execute();
    },
    async ofAgency(agencyId, limit) {
      const query = findings()
        .where("kind", "<>", runKind)
        .where((where) => where.or([where("agency_id", "=", agencyId), where("agency_id", "is", null)]))
        .orderBy("kind")
        .orderBy("id");
      return (await paged(query, { limit }).execute()).map(toFinding);
    },
  };
}

type Written = Omit<FindingRecord, "kind" | "details"> & { readonly kind: string; readonly details: string };

async function put(db: Kysely<Tables>, finding: Written, runId: string): Promise<void> {
  const row = {
    id: finding.id,
    kind: finding.kind,
    subject_id: finding.subjectId,
    agency_id: finding.agencyId,
    document_id: finding.documentId,
    details: finding.details,
    found_at: finding.foundAt,
    run_id: runId,
  };
  if (await insertIfAbsent(db as Transaction<Tables>, "finding", row, ["kind", "subject_id"])) return;
  await db
    .updateTable("finding")
    .set({ run_id: runId, details: finding.details })
    .where("kind", "=", finding.kind)
    .where("subject_id", "=", finding.subjectId)
    .execute();
}

function toFinding(row: Selectable<Tables["finding"]>): FindingRecord {
  return {
    id: row.id,
    kind: kind.parse(row.kind),
    subjectId: row.subject_id,
    agencyId: row.agency_id,
    documentId: row.document_id,
    details: details.parse(JSON.parse(row.details)),
    foundAt: row.found_at,
  };
}
