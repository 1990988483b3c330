// npm run backup -- FOLDER               copies the running Vanthu into FOLDER; files that are there already are kept
// npm run backup -- FOLDER --verify-all  reads those again, too
// Ends with 1 where something that was copied is not as it should be.
import { parseArgs } from "node:util";
import { systemClock } from "../src/adapters/clock-and-ids/system-clock.ts";
import { readConfig } from "../src/config.ts";
import { backUp } from "../src/main/backup.ts";
import { runCommand } from "./run-command.ts";

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { "verify-all": { type: "boolean", default: false } },
  });
  const [target] = positionals;
  if (target === undefined) {
    console.error("Cách dùng / usage: npm run backup -- FOLDER [--verify-all]");
    return 2;
  }
  const config = readConfig();
  const made = await backUp(config, target, { now: systemClock.now(), verifyAll: values["verify-all"] });
  const { copied, kept, mended, bytes } = made.originals;
  const size = Math.ceil(bytes / 1_048_576);
  console.log(
    `Đã sao lưu vào ${made.folder}: ${copied} tệp mới, ${kept} tệp đã có, ${size} MB. / Backed up: ${copied} new files, ${kept} there already, ${size} MB.`,
  );
  if (mended > 0) {
    console.log(
      `${mended} tệp trong bản sao lưu cũ đã hỏng và được chép lại: hãy kiểm tra ổ đĩa chứa bản sao lưu. / ${mended} files of an older backup were spoilt and copied again: look at the disk that holds the backups.`,
    );
  }
  if (made.originals.inArchive > 0) {
    console.log(
      `${made.originals.inArchive} tệp nằm trong kho lưu trữ, không chép ở đây: kho phải có bản sao lưu riêng. / ${made.originals.inArchive} files rest in the archive and are not copied here: it needs a backup of its own (docs/operation.md).`,
    );
  }
  if (made.manifest.database === null) {
    console.log(
      "Dữ liệu nằm trong SQL Server: bản sao lưu của SQL Server phải được lấy trước bản này. / Records are in SQL Server: its own backup must have been taken before this one (docs/operation.md).",
    );
  }
  for (const { agencyName, entries, head } of made.manifest.audit) {
    console.log(`✔ ${agencyName}: ${entries} ${head.slice(0, 16)}`);
  }
  for (const problem of made.problems) console.error(`✘ ${problem}`);
  return made.problems.length === 0 ? 0 : 1;
}

await runCommand(main);
