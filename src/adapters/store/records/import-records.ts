import { type Kysely, type Transaction, sql } from "kysely";
import { z } from "zod";
import type { ImportRecords } from "../../../ports/records/import-records.ts";
import { claimOf } from "../claims.ts";
import { bulkInsert, inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { importJobRow, problemParams, readMapping, toImportJob } from "./import-job-row.ts";
import { importedDocuments } from "./imported-documents.ts";

const atWork = sql.join([sql.lit("checking"), sql.lit("importing")]);

export function importRecords(db: Kysely<Tables>): ImportRecords {
  return { ...jobs(db), ...leases(db), ...problems(db), ...mappings(db), ...importedDocuments(db) };
}

type Jobs = Pick<ImportRecords, "insert" | "get" | "ofAgency" | "save" | "running" | "stale" | "filesKnown">;

function jobs(db: Kysely<Tables>): Jobs {
  const all = () => db.selectFrom("import_job").selectAll();
  return {
    async insert(job) {
      await db
        .insertInto("import_job")
        .values({ ...importJobRow(job), ready_at: job.createdAt, lease_owner: null })
        .execute();
    },
    async get(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toImportJob(row);
    },
    async ofAgency(agencyId, limit) {
      const query = all()
        .where("agency_id", "=", agencyId)
        .orderBy("created_at", "desc")
        .orderBy("id", "desc");
      return (await paged(query, { limit }).execute()).map(toImportJob);
    },
    async save(job, seen) {
      const { numUpdatedRows } = await db
        .updateTable("import_job")
        .set(importJobRow(job))
        .where("id", "=", job.id)
        .where("state", "=", seen.state)
        .where("last_row", "=", seen.lastRow)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async running(agencyId, direction) {
      const query = db
        .selectFrom("import_job")
        .select("id")
        .where("agency_id", "=", agencyId)
        .where("direction", "=", direction)
        .where("state", "=", "importing")
        .orderBy("id");
      const [row] = await paged(query, { limit: 1 }).execute();
      return row?.id ?? null;
    },
    async stale(before, limit) {
      const query = all()
        .where("state", "in", ["mapping", "checked", "failed"])
        .where("file_id", "is not", null)
        .where("created_at", "<", before)
        .orderBy("created_at");
      return (await paged(query, { limit }).execute()).map(toImportJob);
    },
    async filesKnown(fileIds) {
      if (fileIds.length === 0) return new Set();
      const rows = await db
        .selectFrom("import_job")
        .select("file_id")
        .where(inList(db, "file_id", fileIds))
        .execute();
      return new Set(rows.flatMap((row) => row.file_id ?? []));
    },
  };
}

function leases(
  db: Kysely<Tables>,
): Pick<ImportRecords, "claim" | "claimOne" | "renew" | "release" | "failAllOf"> {
  return {
    async claim(owner, now, leasedUntil) {
      const [id] = await takeDue(db, { owner, now, leasedUntil });
      if (id === undefined) return null;
      return toImportJob(
        await db.selectFrom("import_job").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
      );
    },
    async failAllOf(startedBy, failure) {
      const { numUpdatedRows } = await db
        .updateTable("import_job")
        .set({ state: "failed", failure: JSON.stringify(failure) })
        .where("started_by", "=", startedBy)
        .where(sql<boolean>`state in (${atWork})`)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    },
    async claimOne(id, owner, now, leasedUntil) {
      const { numUpdatedRows } = await db
        .updateTable("import_job")
        .set({ ready_at: leasedUntil, lease_owner: owner })
        .where("id", "=", id)
        .where("ready_at", "<=", now)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async renew(id, owner, leasedUntil) {
      const { numUpdatedRows } = await db
        .updateTable("import_job")
        .set({ ready_at: leasedUntil })
        .where("id", "=", id)
        .where("lease_owner", "=", owner)
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async release(id, owner, now) {
      await db
        .updateTable("import_job")
        .set({ ready_at: now, lease_owner: null })
        .where("id", "=", id)
        .where("lease_owner", "=", owner)
        .execute();
    },
  };
}

const takeDue = claimOf<Tables, { readonly owner: string; readonly now: Date; readonly leasedUntil: Date }>(
  ({ owner, now, leasedUntil }) => ({
    table: "import_job",
    where: sql`state in (${atWork}) and file_id is not null and ready_at <= ${now}`,
    orderBy: ["ready_at", "id"],
    set: { ready_at: leasedUntil, lease_owner: owner },
  }),
);

const code = z.custom<Awaited<ReturnType<ImportRecords["problems"]>>[number]["code"]>(
  (value) => typeof value === "string",
);
const field = z.custom<Awaited<ReturnType<ImportRecords["problems"]>>[number]["field"]>(
  (value) => value === null || typeof value === "string",
);

function problems(db: Kysely<Tables>): Pick<ImportRecords, "addProblems" | "clearProblems" | "problems"> {
  return {
    async addProblems(importId, from, added) {
      const rows = added.map((problem, place) => ({
        import_id: importId,
        position: from + place,
        row_number: problem.row,
        field: problem.field,
        code: problem.code,
        params: JSON.stringify(problem.params),
      }));
      await bulkInsert(db as Transaction<Tables>, "import_problem", rows);
    },
    async clearProblems(importId) {
      await db.deleteFrom("import_problem").where("import_id", "=", importId).execute();
    },
    async problems(importId, after, limit) {
      const query = db
        .selectFrom("import_problem")
        .selectAll()
        .where("import_id", "=", importId)
        .where("position", ">", after)
        .orderBy("position");
      const rows = await paged(query, { limit }).execute();
      return rows.map((row) => ({
        row: row.row_number,
        field: field.parse(row.field),
        code: code.parse(row.code),
        params: problemParams.parse(JSON.parse(row.params)),
      }));
    },
  };
}

function mappings(db: Kysely<Tables>): Pick<ImportRecords, "remember" | "remembered"> {
  const kept = (agencyId: string, direction: string, headingsKey: string) =>
    db
      .selectFrom("import_mapping")
      .select("mapping")
      .where("agency_id", "=", agencyId)
      .where("direction", "=", direction)
      .where("headings_key", "=", headingsKey);
  return {
    async remember(agencyId, { direction, headingsKey, mapping }, at) {
      const key = { agency_id: agencyId, direction, headings_key: headingsKey };
      await db
        .deleteFrom("import_mapping")
        .where("agency_id", "=", agencyId)
        .where("direction", "=", direction)
        .where("headings_key", "=", headingsKey)
        .execute();
      await db
        .insertInto("import_mapping")
        .values({ ...key, mapping: JSON.stringify(mapping), used_at: at })
        .execute();
    },
    async remembered(agencyId, direction, headingsKey) {
      const row = await kept(agencyId, direction, headingsKey).executeTakeFirst();
      return row === undefined ? null : readMapping(row.mapping);
    },
  };
}
