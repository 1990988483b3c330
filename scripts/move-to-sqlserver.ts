// npm run move-to-sqlserver -- --help
import path from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../src/adapters/clock-and-ids/system-clock.ts";
import { openDatabase } from "../src/adapters/store/engine/open-database.ts";
import { migrate } from "../src/adapters/store/migrate.ts";
import { migrations } from "../src/adapters/store/migrations/all.ts";
import { openMoveSource } from "../src/adapters/store/move/move-source.ts";
import { isSame, moveStore, type MovedTableReport } from "../src/adapters/store/move/move-store.ts";
import { moveTarget } from "../src/adapters/store/move/move-target.ts";
import { storeOver } from "../src/adapters/store/open-store.ts";
import type { Tables } from "../src/adapters/store/schema.ts";
import { readConfig } from "../src/config.ts";
import { verifyAudit } from "../src/usecases/audit/verify-audit.ts";
import { runCommand } from "./run-command.ts";

const help = `npm run move-to-sqlserver [-- --from FILE] [-- --again]

Chuyển toàn bộ dữ liệu từ cơ sở dữ liệu nhúng sang SQL Server mà SQLSERVER_URL chỉ ra. Hãy dừng máy chủ trước.
Moves everything from the embedded database to the SQL Server that SQLSERVER_URL names. Stop the server first.

  --from FILE  tệp nguồn; không có thì lấy vanthu.db trong VANTHU_DATA / the source; otherwise vanthu.db in VANTHU_DATA
  --again      xóa những gì lần chuyển trước đã ghi ở đích rồi chuyển lại từ đầu
               removes what an earlier move wrote at the target and begins anew
  --help       in trang này / this page

Nguồn chỉ được đọc, không bị thay đổi. Đích phải trống. Bị ngắt giữa chừng thì chạy lại cùng lệnh để làm tiếp.
The source is only read. The target must be empty. After an interruption the same command goes on.
Tệp văn bản vẫn nằm trong VANTHU_DATA/files: giữ nguyên VANTHU_DATA, hoặc chép cả thư mục đó sang máy chủ mới.
Files stay in VANTHU_DATA/files: keep VANTHU_DATA, or copy that folder to the new server.

Mã thoát / exit status: 0 đã chuyển và đối chiếu khớp / moved and verified; 1 chưa xong hoặc không khớp / not done, or
not the same; 2 sai cách dùng / wrong usage.`;

const batch = 2000;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { from: { type: "string" }, again: { type: "boolean" }, help: { type: "boolean" } },
  });
  if (values.help === true) {
    console.log(help);
    return 0;
  }
  const config = readConfig();
  if (config.store.engine !== "sqlserver") {
    console.error(`Cần SQLSERVER_URL. / SQLSERVER_URL is needed.\n\n${help}`);
    return 2;
  }
  const source = openMoveSource(values.from ?? path.join(config.dataFolder, "vanthu.db"), systemClock.now());
  const database = await openDatabase<Tables>(config.store);
  try {
    await migrate(database, migrations);
    if (values.again === true) await moveTarget(database).empty();
    const reports = await moveStore(source, database, { batch, onProgress: progress() });
    return await verdict(reports, database);
  } finally {
    source.close();
    await database.close();
  }
}

function progress() {
  let said = { what: "", at: 0 };
  return (what: string, rows: number, of: number) => {
    const now = performance.now();
    if (what === said.what && rows < of && now - said.at < 2000) return;
    said = { what, at: now };
    console.log(`${what}: ${rows} / ${of}`);
  };
}

async function verdict(
  reports: readonly MovedTableReport[],
  database: Parameters<typeof storeOver>[0],
): Promise<number> {
  const wrong = reports.filter((report) => !isSame(report));
  for (const { table, source, target } of wrong)
    console.error(`✘ ${table}: ${source.rows} ≠ ${target.rows} (${source.hash} ≠ ${target.hash})`);
  let broken = 0;
  for await (const { agencyName, entries, fault } of verifyAudit({ store: storeOver(database) }, {})) {
    if (fault !== null) broken += 1;
    console.log(`${fault === null ? "✔" : "✘"} ${agencyName}: ${entries} mục nhật ký / audit entries`);
  }
  if (wrong.length > 0 || broken > 0) {
    console.error(
      "Hai bên không khớp: nguồn đã thay đổi giữa các lần chạy, hoặc đích bị sửa. Chạy lại với --again. / The two differ: the source changed between runs, or the target was altered. Run it with --again.",
    );
    return 1;
  }
  const rows = reports.reduce((sum, { target }) => sum + target.rows, 0);
  console.log(
    `Đã chuyển và đối chiếu ${rows} dòng của ${reports.length} bảng. Tệp văn bản vẫn ở VANTHU_DATA/files. / Moved and verified ${rows} rows of ${reports.length} tables. Files stay in VANTHU_DATA/files.`,
  );
  return 0;
}

await runCommand(main);
