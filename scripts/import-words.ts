import { messageOf } from "../src/contract/messages/all.ts";
import type { ImportCounts } from "../src/domain/imports/import-job.ts";

/** Says how far it has come, every two seconds. */
export function progressLine(say: (line: string) => void, what: string, total: number | null = null) {
  let saidAt = performance.now();
  return (rows: number) => {
    if (performance.now() - saidAt < 2000) return;
    saidAt = performance.now();
    say(`${what}: ${rows}${total === null ? "" : ` / ${total}`}`);
  };
}

/** What a stage came to, and how often each problem occurs. */
export function sayCounts(say: (line: string) => void, title: string, counts: ImportCounts): void {
  const { read, added, same, differing, wrong, excluded, skipped } = counts;
  say(
    `${title}: ${read} dòng / rows; mới / new ${added}, đã có / there already ${same}, khác với sổ / different ${differing}, ` +
      `sai / wrong ${wrong}, không được đưa vào / kept out ${excluded}, bỏ qua / passed over ${skipped}`,
  );
  for (const [key, count] of Object.entries(counts.problems)) {
    const code = key.split("|")[1] ?? "";
    say(`  ${count} × ${(messageOf(code)?.vi ?? code).replace(/\{\w+\}/gu, "…")}`);
  }
}
