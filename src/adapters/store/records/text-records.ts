import type { Kysely } from "kysely";
import { z } from "zod";
import type { TextRecords, TextStanding, TextState } from "../../../ports/records/text-records.ts";
import type { ExtractionFault } from "../../../ports/text-extraction.ts";
import { inList, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";
import { searchPlaceOf, textChanged } from "../search-upkeep.ts";
import { textQueue } from "./text-queue.ts";

const states = ["waiting", "found", "none", "failed"] as const satisfies readonly TextState[];
const state = z.enum(states);
const reason = z
  .enum(["tooLong", "tooMuch", "broken"] as const satisfies readonly ExtractionFault[])
  .nullable();

export function textRecords(db: Kysely<Tables>): TextRecords {
  return {
    async standing(fileIds) {
      if (fileIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("file_text")
        .select(["file_id", "state", "reason", "is_cut"])
        .where(inList(db, "file_id", fileIds))
        .execute();
      return new Map(
        rows.map((row): [string, TextStanding] => [
          row.file_id,
          { state: state.parse(row.state), reason: reason.parse(row.reason), isCut: row.is_cut },
        ]),
      );
    },
    settle: (fileId, standing, text) => settle(db, fileId, standing, text),
    ...textQueue(db),
    async ofDocuments(documentIds) {
      if (documentIds.length === 0) return [];
      const rows = await db
        .selectFrom("file_text as t")
        .innerJoin("stored_file as f", "f.id", "t.file_id")
        .select(["t.document_id", "t.file_id", "f.name", "t.lines", "t.folded"])
        .where(inList(db, "t.document_id", documentIds))
        .where("t.lines", "is not", null)
        .orderBy("f.position")
        .execute();
      return rows.map((row) => ({
        documentId: row.document_id,
        fileId: row.file_id,
        fileName: row.name,
        lines: (row.lines ?? "").split("\n"),
        folded: (row.folded ?? "").split("\n"),
      }));
    },
    counts: (agencyId, most) => countsOf(db, agencyId, most),
    async withdraw(documentId) {
      await db.deleteFrom("file_text").where("document_id", "=", documentId).execute();
      for (const kind of ["incoming", "outgoing"] as const) {
        const place = await searchPlaceOf(db, kind, documentId);
        if (place !== null) await textChanged(db, place);
      }
    },
  };
}

async function settle(
  db: Kysely<Tables>,
  ...[fileId, standing, text]: Parameters<TextRecords["settle"]>
): Promise<boolean> {
  const result = await db
    .updateTable("file_text")
    .set({
      state: standing.state,
      reason: standing.reason,
      is_cut: standing.isCut,
      lines: text === null || text.lines.length === 0 ? null : text.lines.join("\n"),
      folded: text === null || text.folded.length === 0 ? null : text.folded.join("\n"),
      ready_at: null,
      lease_owner: null,
    })
    .where("file_id", "=", fileId)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  const file = await db
    .selectFrom("stored_file")
    .select(["document_id", "document_kind"])
    .where("id", "=", fileId)
    .executeTakeFirst();
  const place =
    file === undefined
      ? null
      : await searchPlaceOf(
          db,
          file.document_kind === "incoming" ? "incoming" : "outgoing",
          file.document_id,
        );
  if (place !== null) await textChanged(db, place);
  return true;
}

/** Of a million that are found only as many are looked at as are told. */
async function countsOf(
  db: Kysely<Tables>,
  agencyId: string,
  most: number,
): Promise<Record<TextState, number>> {
  const counts = { waiting: 0, found: 0, none: 0, failed: 0 };
  for (const one of states) {
    const some = db
      .selectFrom("file_text")
      .select("state")
      .where("agency_id", "=", agencyId)
      .where("state", "=", one)
      .orderBy("state");
    const { files } = await db
      .selectFrom(paged(some, { limit: most }).as("some"))
      .select((select) => select.fn.countAll<number>().as("files"))
      .executeTakeFirstOrThrow();
    counts[one] = files;
  }
  return counts;
}
