import { type Kysely, type Transaction, sql } from "kysely";
import type { PlaceQueue, PlaceRecords, PlaceState } from "../../../ports/records/place-records.ts";
import { claimOf } from "../claims.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { archiveListing } from "./archive-listing.ts";
import { changedColumns, toPlace } from "./place-row.ts";

const waiting = ["spooled", "moving"] as const satisfies readonly PlaceState[];
const longestItem = 400;

export function placeRecords(db: Kysely<Tables>): PlaceRecords {
  return { ...looks(db), ...line(db), ...steps(db), ...archiveListing(db) };
}

function looks(
  db: Kysely<Tables>,
): Pick<PlaceRecords, "get" | "ofFiles" | "byItems" | "inState" | "queue" | "counts"> {
  return {
    async get(id) {
      const row = await places(db).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toPlace(row);
    },
    async ofFiles(ids) {
      if (ids.length === 0) return new Map();
      const rows = await places(db)
        .where(inList(db, "id", ids))
        .execute();
      return new Map(rows.map((row) => [row.id, toPlace(row)]));
    },
    async byItems(kind, items) {
      if (items.length === 0) return [];
      const rows = await places(db)
        .where(inList(db, "item", items, longestItem))
        .where("archive_kind", "=", kind)
        .execute();
      return rows.map(toPlace);
    },
    async inState(wanted, after, limit) {
      let query = places(db).where("state", "in", wanted).orderBy("id");
      if (after !== null) query = query.where("id", ">", after);
      return (await paged(query, { limit }).execute()).map(toPlace);
    },
    queue: () => queueOf(db),
    async counts() {
      return {
        archived: (await inStates(db, ["archived"])).files,
        changed: (await inStates(db, ["changed"])).files,
        missing: (await inStates(db, ["missing"])).files,
      };
    },
  };
}

async function queueOf(db: Kysely<Tables>): Promise<PlaceQueue> {
  const { files, oldest_at } = await inStates(db, waiting);
  const latest = db
    .selectFrom("file_place")
    .select(["fault", "fault_at"])
    .where("fault_at", "is not", null)
    .orderBy("fault_at", "desc");
  const fault = await paged(latest, { limit: 1 }).executeTakeFirst();
  const at = fault?.fault_at ?? null;
  return {
    waiting: files,
    oldest: oldest_at,
    fault: at === null ? null : { code: fault?.fault ?? "fault", at },
  };
}

function inStates(db: Kysely<Tables>, states: readonly PlaceState[]) {
  return db
    .selectFrom("file_place")
    .select((select) => [
      select.fn.countAll<number>().as("files"),
      select.fn.min("queued_at").as("oldest_at"),
    ])
    .where("state", "in", states)
    .executeTakeFirstOrThrow();
}

function line(db: Kysely<Tables>): Pick<PlaceRecords, "add" | "claim" | "overdue" | "remove"> {
  return {
    async add(added) {
      for (const { id, agencyId, documentId, kind, queuedAt, readyAt } of added) {
        const row = {
          id,
          agency_id: agencyId,
          document_id: documentId,
          archive_kind: kind,
          state: "spooled",
          attempts: 0,
          queued_at: queuedAt,
          ready_at: readyAt,
        };
        await insertIfAbsent(db as Transaction<Tables>, "file_place", row, ["id"]);
      }
    },
    async claim(hold, now) {
      const [id] = await takeDue(db, { hold, now });
      if (id === undefined) return null;
      await db
        .updateTable("file_place")
        .set((set) => ({ attempts: set("attempts", "+", 1) }))
        .where("id", "=", id)
        .execute();
      return toPlace(await places(db).where("id", "=", id).executeTakeFirstOrThrow());
    },
    async overdue(before, limit) {
      const query = places(db)
        .where("ready_at", "<", before)
        .where("lease_owner", "is", null)
        .orderBy("ready_at")
        .orderBy("id");
      return (await paged(query, { limit }).execute()).map(toPlace);
    },
    async remove(id) {
      await db.deleteFrom("file_place").where("id", "=", id).execute();
    },
  };
}

const takeDue = claimOf<Tables, { readonly hold: string; readonly now: Date }>(({ hold, now }) => ({
  table: "file_place",
  where: sql`ready_at <= ${now} and lease_owner is null`,
  orderBy: ["ready_at", "id"],
  set: { lease_owner: hold },
}));

function steps(db: Kysely<Tables>): Pick<PlaceRecords, "saveProgress" | "settle" | "release" | "note"> {
  return {
    async saveProgress(id, hold, progress) {
      const result = await db
        .updateTable("file_place")
        .set({ state: sql<string>`case when state = 'spooled' then 'moving' else state end`, progress })
        .where("id", "=", id)
        .where("lease_owner", "=", hold)
        .where("state", "<>", "archived")
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async settle(id, hold, seen, change) {
      const result = await db
        .updateTable("file_place")
        .set({ ...changedColumns(change), lease_owner: null })
        .where("id", "=", id)
        .where("lease_owner", "=", hold)
        .where("state", "=", seen)
        .executeTakeFirst();
      if (result.numUpdatedRows === 1n) return true;
      await release(db, hold);
      return false;
    },
    release: (hold) => release(db, hold),
    async note(id, seen, change) {
      const result = await db
        .updateTable("file_place")
        .set(changedColumns(change))
        .where("id", "=", id)
        .where("state", "=", seen)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

async function release(db: Kysely<Tables>, hold: string): Promise<void> {
  await db.updateTable("file_place").set({ lease_owner: null }).where("lease_owner", "=", hold).execute();
}

const places = (db: Kysely<Tables>) => db.selectFrom("file_place").selectAll();
