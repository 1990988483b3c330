// npm run audit:verify               follows the audit chain of every agency; ends with 1 where one is broken
// npm run audit:verify -- <agency>   of one agency, by its id
import { openStore } from "../src/adapters/store/open-store.ts";
import { readConfig } from "../src/config.ts";
import { formatInstant } from "../src/domain/time/local-date.ts";
import { verifyAudit, type AuditVerdict } from "../src/usecases/audit/verify-audit.ts";
import { runCommand, WrongUse } from "./run-command.ts";

const faults = {
  changed: { vi: "bị sửa", en: "was changed" },
  removed: { vi: "bị xóa", en: "was removed" },
  inserted: { vi: "bị chèn thêm", en: "was inserted" },
  headMoved: { vi: "không khớp với đầu chuỗi", en: "does not match the head of the chain" },
} as const;

/** One line for an agency, with what is to be kept elsewhere or looked at. */
function lineOf({ agencyName, entries, head, fault }: AuditVerdict): string {
  if (fault === null) {
    const kept = `${entries} ${head.slice(0, 16)}`;
    return `✔ ${agencyName}: nguyên vẹn, ${entries} mục (${kept}). / intact, ${entries} entries (${kept}).`;
  }
  const { vi, en } = faults[fault.kind];
  const { entry } = fault;
  const named = entry === null ? "" : ` ${entry.id} ${entry.action} ${timeOf(entry.at)}`;
  return `✘ ${agencyName}: mục ${fault.seq}${named} ${vi}. / entry ${fault.seq}${named} ${en}.`;
}

function timeOf(at: Date): string {
  return Number.isNaN(at.getTime()) ? "?" : formatInstant(at);
}

async function main([agencyId]: readonly string[]): Promise<number> {
  const store = await openStore(readConfig().store);
  try {
    let broken = 0;
    let found = 0;
    for await (const verdict of verifyAudit({ store }, { agencyId })) {
      found += 1;
      if (verdict.fault !== null) broken += 1;
      console.log(lineOf(verdict));
    }
    if (found === 0 && agencyId !== undefined)
      throw new WrongUse(`Không có cơ quan “${agencyId}” ở đây. / There is no such agency here.`);
    if (found === 0) console.log("Chưa có cơ quan nào. / There is no agency yet.");
    return broken === 0 ? 0 : 1;
  } finally {
    await store.close();
  }
}

await runCommand(main);
