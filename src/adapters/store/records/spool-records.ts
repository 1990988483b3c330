import { type ExpressionBuilder, type Kysely, type Selectable, sql } from "kysely";
import type { SpoolFileRecord, SpoolRecords } from "../../../ports/records/spool-records.ts";
import { paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

/** With pieces of some hundred kilobytes what a server's log takes at one time. */
const piecesRemovedTogether = 50;

export function spoolRecords(db: Kysely<Tables>): SpoolRecords {
  return { ...fileRecords(db), ...appending(db), ...pieceRecords(db) };
}

const growing = (db: Kysely<Tables>, id: string) =>
  db.updateTable("spool_file").where("id", "=", id).where("is_finished", "=", false);

const freeAt = (now: Date) => (by: ExpressionBuilder<Tables, "spool_file">) =>
  by.or([by("holder", "is", null), by("held_until_at", "<", now)]);

function fileRecords(
  db: Kysely<Tables>,
): Pick<SpoolRecords, "get" | "begin" | "finish" | "remove" | "after"> {
  return {
    async get(id) {
      const row = await db.selectFrom("spool_file").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toRecord(row);
    },
    async begin(id, at) {
      const fresh = { size: 0, is_finished: false, holder: null, held_until_at: null };
      await db
        .insertInto("spool_file")
        .values({ id, begun_at: at, changed_at: at, ...fresh })
        .execute();
    },
    async finish(id, now) {
      const { numUpdatedRows } = await growing(db, id)
        .set({ is_finished: true, holder: null, held_until_at: null })
        .where(freeAt(now))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async remove(id) {
      const { numDeletedRows } = await db.deleteFrom("spool_file").where("id", "=", id).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async after(id, limit) {
      const all = db.selectFrom("spool_file").selectAll().orderBy("id");
      const rows = await paged(id === null ? all : all.where("id", ">", id), { limit }).execute();
      return rows.map(toRecord);
    },
  };
}

function appending(db: Kysely<Tables>): Pick<SpoolRecords, "hold" | "holdOn" | "add" | "letGo"> {
  const held = (id: string, holder: string) => growing(db, id).where("holder", "=", holder);
  return {
    async hold(id, size, { holder, now, until }) {
      const { numUpdatedRows } = await growing(db, id)
        .set({ holder, held_until_at: until })
        .where("size", "=", size)
        .where(freeAt(now))
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async holdOn(id, { holder, until }) {
      const { numUpdatedRows } = await held(id, holder).set({ held_until_at: until }).executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async add(id, { holder, now, until }, { position, bytes }) {
      const { numUpdatedRows } = await held(id, holder)
        .set({ size: position + bytes.length, changed_at: now, held_until_at: until })
        .where("size", "=", position)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await db.insertInto("spool_piece").values({ file_id: id, position, bytes }).execute();
      return true;
    },
    async letGo(id, holder) {
      await held(id, holder).set({ holder: null, held_until_at: null }).execute();
    },
  };
}

function pieceRecords(db: Kysely<Tables>): Pick<SpoolRecords, "pieceAt" | "removePieces" | "leftBehind"> {
  return {
    async pieceAt(id, position) {
      const query = db
        .selectFrom("spool_piece")
        .select(["position", "bytes"])
        .where("file_id", "=", id)
        .where("position", "<=", position)
        .orderBy("position", "desc");
      const piece = await paged(query, { limit: 1 }).executeTakeFirst();
      return piece === undefined || piece.position + piece.bytes.length <= position ? null : piece;
    },
    async removePieces(id) {
      const last = db.selectFrom("spool_piece").select("position").where("file_id", "=", id);
      const rows = await paged(last.orderBy("position", "desc"), { limit: piecesRemovedTogether }).execute();
      const from = rows.at(-1)?.position;
      if (from === undefined) return false;
      await db.deleteFrom("spool_piece").where("file_id", "=", id).where("position", ">=", from).execute();
      return rows.length === piecesRemovedTogether;
    },
    async leftBehind(limit) {
      const firstPieces = db
        .selectFrom("spool_piece as p")
        .select("p.file_id")
        // Written out, or the index of first pieces would not be found.
        .where("p.position", "=", sql.lit(0))
        .where((by) =>
          by.not(
            by.exists(by.selectFrom("spool_file as f").select("f.id").whereRef("f.id", "=", "p.file_id")),
          ),
        )
        .orderBy("p.file_id");
      return (await paged(firstPieces, { limit }).execute()).map(({ file_id }) => file_id);
    },
  };
}

function toRecord(row: Selectable<Tables["spool_file"]>): SpoolFileRecord {
  return {
    id: row.id,
    size: row.size,
    isFinished: row.is_finished,
    begunAt: row.begun_at,
    changedAt: row.changed_at,
    holder: row.holder,
    heldUntil: row.held_until_at,
  };
}
