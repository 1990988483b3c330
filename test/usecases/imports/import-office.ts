import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sheetFiles } from "../../../src/adapters/sheets/sheet-files.ts";
import type { ImportDirection, ImportMapping } from "../../../src/domain/imports/mapping.ts";
import { noCounts, type ImportJob, type ImportScope } from "../../../src/domain/imports/import-job.ts";
import type { SheetFile } from "../../../src/ports/sheet-reader.ts";
import { propose } from "../../../src/usecases/imports/propose.ts";
import type { RunSettings } from "../../../src/usecases/imports/hold-import.ts";
import { runStage } from "../../../src/usecases/imports/run-import.ts";
import { admit } from "../../../src/usecases/imports/start-import.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";

export interface ImportOffice extends AgencyAtWork {
  /** A checked import of a CSV file with these lines. */
  checked(
    lines: readonly string[],
    more?: Partial<ImportMapping>,
    direction?: ImportDirection,
  ): Promise<OnFile>;
  /** Checked and imported. */
  imported(
    lines: readonly string[],
    scope?: ImportScope,
    more?: Partial<ImportMapping>,
    direction?: ImportDirection,
  ): Promise<ImportJob>;
  run(job: ImportJob, file: string, more?: Partial<RunSettings>): Promise<ImportJob>;
}

export interface OnFile {
  readonly job: ImportJob;
  readonly file: string;
}

export const incomingHead =
  "Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Đơn vị hoặc người nhận;Ngày chuyển;Ký nhận;Ghi chú";
export const outgoingHead =
  "Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung văn bản;Người ký;Nơi nhận văn bản";

/** A line of the register of incoming documents of 2024. */
export const line = (number: number | string, more = ""): string =>
  `05/01/2024;${number};Sở Nội vụ;${String(number).replace(/\D/gu, "")}/BC-SNV;03/01/2024;Báo cáo số ${number}${more};Phòng Quy hoạch;06/01/2024;Lan;`;

const settings: RunSettings = { owner: "test", leaseMs: 60_000, batch: 3 };

/** The office with a way to import files, as the job and the command line do it. */
export async function openImportOffice(): Promise<ImportOffice> {
  const office = await openAgency();
  const folder = await mkdtemp(path.join(tmpdir(), "vanthu-imports-"));
  const { services } = office;
  const { store, clock, ids } = services;

  async function opened<T>(file: string, work: (sheet: SheetFile) => Promise<T>): Promise<T> {
    await using sheet = await sheetFiles.open(file);
    return await work(sheet);
  }
  const run: ImportOffice["run"] = async (job, file, more = {}) => {
    const held = { ...settings, ...more };
    const now = clock.now();
    const until = new Date(now.getTime() + held.leaseMs);
    await store.transaction(({ imports }) => imports.claimOne(job.id, held.owner, now, until));
    return opened(file, (sheet) => runStage(services, job, sheet, held));
  };
  const checked: ImportOffice["checked"] = async (lines, more = {}, direction = "incoming") => {
    const file = path.join(folder, `${ids.next()}.csv`);
    const head = direction === "incoming" ? incomingHead : outgoingHead;
    await writeFile(file, [head, ...lines].join("\n"));
    const agencyId = office.agency.id;
    const proposed = await opened(file, (sheet) =>
      propose(services, { agencyId, direction }, sheet, { sheet: null, csv: null }),
    );
    const job: ImportJob = {
      id: ids.next(),
      agencyId,
      direction,
      state: "checking",
      fileId: null,
      fileName: "sổ cũ.csv",
      fileSize: 1,
      sha256: "0".repeat(64),
      mapping: { ...proposed.mapping, ...more },
      headingsKey: proposed.headingsKey,
      scope: null,
      lastRow: 0,
      counts: noCounts,
      total: null,
      failure: null,
      startedBy: office.actors.clerk.personId,
      onBehalfOf: null,
      createdAt: clock.now(),
      endedAt: null,
    };
    await store.transaction(({ imports }) => imports.insert(job));
    return { job: await run(job, file), file };
  };
  return {
    ...office,
    run,
    checked,
    async imported(lines, scope = "all", more = {}, direction = "incoming") {
      const { job, file } = await checked(lines, more, direction);
      return run(await admit(services, job, scope), file);
    },
    async close() {
      await office.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
