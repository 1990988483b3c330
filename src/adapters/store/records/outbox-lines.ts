import { type Kysely, type Transaction, sql } from "kysely";
import type { OutboxLine } from "../../../ports/records/outbox-records.ts";
import { claimOf } from "../claims.ts";
import { inJsonList, insertIfAbsent } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

const longestName = 10;

const paused = compiledOnce((db: Kysely<Tables>, it: { readonly lines: string; readonly now: Date }) =>
  db
    .selectFrom("line_pause")
    .select("line")
    .where(inJsonList(db, "line", it.lines, longestName))
    .where("until_at", ">", it.now),
);

/** Those of the lines that do not pause, in their order. */
export async function openLines(
  db: Kysely<Tables>,
  lines: readonly OutboxLine[],
  now: Date,
): Promise<readonly OutboxLine[]> {
  const { rows } = await paused(db, { lines: JSON.stringify(lines), now });
  return lines.filter((line) => !rows.some((row) => row.line === line));
}

export async function pauseLines(
  db: Kysely<Tables>,
  lines: readonly OutboxLine[],
  until: Date,
): Promise<void> {
  for (const line of lines) {
    const row = { line, until_at: until };
    if (await insertIfAbsent(db as Transaction<Tables>, "line_pause", row, ["line"])) continue;
    await db
      .updateTable("line_pause")
      .set({ until_at: until })
      .where("line", "=", line)
      .where("until_at", "<", until)
      .execute();
  }
}

/** Written out, since the index of open rows is chosen only for this very word. */
const isOpen = sql.lit("open");

/** Takes the oldest rows of one line that are due. */
export const takeDue = claimOf<
  Tables,
  { readonly line: OutboxLine; readonly hold: string; readonly now: Date }
>(({ line, hold, now }) => ({
  table: "outbox",
  where: sql`state = ${isOpen} and line = ${line} and ready_at <= ${now} and lease_owner is null`,
  orderBy: ["ready_at", "id"],
  set: { lease_owner: hold, attempts: sql`attempts + 1` },
}));
