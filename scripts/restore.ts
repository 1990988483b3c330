// npm run restore -- FOLDER   puts the newest backup in FOLDER (or the one that FOLDER is) into an empty data folder
import { readConfig } from "../src/config.ts";
import { restore } from "../src/main/restore.ts";
import { runCommand } from "./run-command.ts";

async function main([place]: readonly string[]): Promise<number> {
  if (place === undefined) {
    console.error("Cách dùng / usage: npm run restore -- FOLDER");
    return 2;
  }
  const done = await restore(readConfig(), place);
  const { copied, kept } = done.originals;
  console.log(`✔ ${done.from} (${done.manifest.takenAt}): ${copied + kept} tệp / files.`);
  for (const { agencyName, entries, head } of done.manifest.audit) {
    console.log(`✔ ${agencyName}: ${entries} ${head.slice(0, 16)}`);
  }
  console.log(`Việc cần làm tiếp:
  1. So các dòng trên với bản ghi bạn giữ ở nơi khác (npm run audit:verify).
  2. Khởi động máy chủ; /readyz phải trả lời "ready".
  3. Mở Quản trị → Tình trạng, bấm Rà soát ngay.
  4. Báo văn thư: văn bản đăng ký sau thời điểm sao lưu phải đăng ký lại; ${done.forgottenUploads} tệp đang tải dở phải tải lại; thẻ đang chờ lúc sao lưu có thể đến lần nữa.
What to do next:
  1. Compare the lines above with what you keep elsewhere (npm run audit:verify).
  2. Start the server; /readyz must say "ready".
  3. Open Quản trị → Tình trạng and press Rà soát ngay.
  4. Tell the clerks: what was registered after the backup must be registered again; ${done.forgottenUploads} uploads must begin anew; cards that waited then may come once more.`);
  return 0;
}

await runCommand(main);
