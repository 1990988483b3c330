import type { ImportCounts } from "../src/domain/imports/import-job.ts";
import { columnName, summaryOf } from "../src/usecases/imports/present-import.ts";

/** Says how far it has come, every two seconds. */
export function progressLine(say: (line: string) => void, what: string, total: number | null = null) {
  let saidAt = performance.now();
  return (rows: number) => {
    if (performance.now() - saidAt < 2000) return;
    saidAt = performance.now();
    say(`${what}: ${rows}${total === null ? "" : ` / ${total}`}`);
  };
}

/** What a stage came to, and how often each problem occurs, by column. */
export function sayCounts(say: (line: string) => void, title: string, counts: ImportCounts): void {
  const { read, added, same, differing, wrong, excluded, skipped } = counts;
  say(
    `${title}: ${read} dòng / rows; mới / new ${added}, đã có / there already ${same}, khác với sổ / different ${differing}, ` +
      `sai / wrong ${wrong}, không được đưa vào / kept out ${excluded}, bỏ qua / passed over ${skipped}`,
  );
  for (const { field, message, count } of summaryOf(counts)) {
    const column = columnName(field)?.vi;
    say(`  ${count} × ${column === undefined ? "" : `${column}: `}${message.vi}`);
  }
}
