import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { systemClock } from "../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../src/adapters/clock-and-ids/uuid-ids.ts";
import { sheetFiles } from "../src/adapters/sheets/sheet-files.ts";
import { openStore } from "../src/adapters/store/open-store.ts";
import { readConfig } from "../src/config.ts";
import { importMapping } from "../src/contract/imports.ts";
import { isAllRight, type ImportCounts, type ImportJob } from "../src/domain/imports/import-job.ts";
import type { ImportDirection, ImportMapping } from "../src/domain/imports/mapping.ts";
import type { OrgNode } from "../src/domain/organisation/org-node.ts";
import { fold } from "../src/domain/text/fold.ts";
import { localDateOf } from "../src/domain/time/local-date.ts";
import { StoreMisfit } from "../src/ports/store-errors.ts";
import type { SheetFile } from "../src/ports/sheet-reader.ts";
import type { Store } from "../src/ports/store.ts";
import { progressLine, sayCounts } from "./import-words.ts";
import { WrongUse } from "./run-command.ts";
import { checkFile } from "../src/usecases/imports/check-file.ts";
import { demandColumns } from "../src/usecases/imports/check-import.ts";
import { registersIn } from "../src/usecases/imports/end-import.ts";
import { propose } from "../src/usecases/imports/propose.ts";
import { problemLine, problemsHeading } from "../src/usecases/imports/read-imports.ts";
import { runStage } from "../src/usecases/imports/run-import.ts";
import { admit } from "../src/usecases/imports/start-import.ts";

export interface ImportAsked {
  readonly file: string;
  readonly register?: string | undefined;
  readonly agency?: string | undefined;
  readonly clerk?: string | undefined;
  readonly year?: string | undefined;
  readonly sheet?: string | undefined;
  readonly mapping?: string | undefined;
  readonly problems?: string | undefined;
  readonly printMapping: boolean;
  readonly check: boolean;
  readonly part: boolean;
  readonly say: (line: string) => void;
}

const batch = 2000;
const leaseMs = 20_000;
const services = (store: Store) => ({ store, clock: systemClock, ids: uuidIds });

/** Imports a file as asked; the exit status. Throws `WrongUse`, `RuleBroken`, `StoreUnavailable`. */
export async function runImportCommand(asked: ImportAsked): Promise<number> {
  const direction = z.enum(["incoming", "outgoing"]).safeParse(asked.register);
  if (!direction.success) throw new WrongUse("--register incoming | outgoing");
  const size = await stat(asked.file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) throw new WrongUse(`Không đọc được tệp ${asked.file}. / The file cannot be read.`);
  const store = await openStore(readConfig().store);
  try {
    await using file = await sheetFiles.open(asked.file);
    const agency = await agencyFor(store, asked.agency);
    const proposed = await mappingFor(store, asked, agency.id, direction.data, file);
    if (asked.printMapping) {
      asked.say(JSON.stringify(proposed.mapping, null, 2));
      return 0;
    }
    demandColumns(direction.data, proposed.mapping);
    const job = await newJob(store, asked, { agency, direction: direction.data, size, ...proposed });
    return await checkAndImport(store, asked, job, file);
  } finally {
    await store.close();
  }
}

async function agencyFor(store: Store, asked: string | undefined): Promise<OrgNode> {
  const agencies = await store.read.organisation.agenciesHere();
  const wanted = fold(asked ?? "");
  const named = ({ id, name, abbreviation, oldCode, newCode }: OrgNode) =>
    [id, name, abbreviation, oldCode ?? "", newCode ?? ""].some((text) => fold(text) === wanted);
  const found = asked === undefined ? agencies : agencies.filter(named);
  const [agency] = found;
  if (agency !== undefined && found.length === 1) return agency;
  const list = agencies.map(({ abbreviation, name }) => `  ${abbreviation}  ${name}`).join("\n");
  throw new WrongUse(`--agency: hãy chọn một cơ quan / choose one of\n${list}`);
}

async function mappingFor(
  store: Store,
  asked: ImportAsked,
  agencyId: string,
  direction: ImportDirection,
  file: SheetFile,
): Promise<{ readonly mapping: ImportMapping; readonly headingsKey: string }> {
  const given = asked.mapping === undefined ? {} : await mappingIn(asked.mapping);
  const place = { agencyId, direction };
  const chosen = { sheet: asked.sheet ?? given.sheet ?? null, csv: given.csv ?? null };
  const { mapping, headingsKey } = await propose(services(store), place, file, chosen);
  const year =
    asked.year === undefined ? undefined : z.coerce.number().int().min(1945).max(2999).safeParse(asked.year);
  if (year?.success === false) throw new WrongUse("--year YYYY");
  const merged = { ...mapping, ...given, sheet: chosen.sheet ?? mapping.sheet };
  // A year that only the first rows suggest would refuse the others: on the command line each row tells its own.
  return { mapping: { ...merged, year: year?.data ?? given.year ?? null }, headingsKey };
}

async function mappingIn(file: string): Promise<Partial<ImportMapping>> {
  const read = importMapping.partial().safeParse(JSON.parse(await readFile(file, "utf8")));
  if (!read.success) throw new WrongUse(`--mapping ${file}\n${z.prettifyError(read.error)}`);
  return read.data as Partial<ImportMapping>;
}

async function clerkFor(store: Store, agencyId: string, asked: string | undefined): Promise<string> {
  const today = localDateOf(systemClock.now());
  const appointed = (await store.read.people.appointedIn(agencyId, today)).filter(
    ({ role }) => role === "clerk",
  );
  const { people } = await store.read.people.peopleOf(agencyId);
  const clerks = people.filter(({ id }) => appointed.some(({ personId }) => personId === id));
  const found = asked === undefined ? clerks : clerks.filter(({ email }) => fold(email) === fold(asked));
  const [clerk] = found;
  if (clerk !== undefined && found.length === 1) return clerk.id;
  const list = clerks.map(({ email, fullName }) => `  ${email}  ${fullName}`).join("\n");
  throw new WrongUse(
    `--clerk: hãy chọn văn thư chịu trách nhiệm / choose the clerk who answers for it\n${list}`,
  );
}

interface Found {
  readonly agency: OrgNode;
  readonly direction: ImportDirection;
  readonly size: number;
  readonly mapping: ImportMapping;
  readonly headingsKey: string;
}

async function newJob(store: Store, asked: ImportAsked, found: Found): Promise<ImportJob> {
  const { agency, direction, size, mapping, headingsKey } = found;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(asked.file) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return {
    id: uuidIds.next(),
    agencyId: agency.id,
    direction,
    state: "checked",
    fileId: null,
    fileName: path.basename(asked.file).normalize("NFC").slice(0, 255),
    fileSize: size,
    sha256: hash.digest("hex"),
    mapping,
    headingsKey,
    scope: null,
    lastRow: 0,
    counts: {
      read: 0,
      added: 0,
      same: 0,
      differing: 0,
      wrong: 0,
      excluded: 0,
      skipped: 0,
      problems: {},
      registers: {},
    },
    total: null,
    failure: null,
    startedBy: asked.check ? "" : await clerkFor(store, agency.id, asked.clerk),
    onBehalfOf: null,
    createdAt: systemClock.now(),
    endedAt: null,
  };
}

async function checkAndImport(
  store: Store,
  asked: ImportAsked,
  job: ImportJob,
  file: SheetFile,
): Promise<number> {
  const begun = asked.check ? null : await interrupted(store, job);
  if (begun !== null) {
    asked.say(`Nhập tiếp từ dòng ${begun.lastRow + 1}. / Going on from row ${begun.lastRow + 1}.`);
    return importRows(store, asked, begun, file);
  }
  const counts = await checked(store, asked, job, file);
  sayCounts(asked.say, "Kiểm tra / Check", counts);
  if (asked.check) return isAllRight(counts) ? 0 : 1;
  if (!asked.part && !isAllRight(counts)) {
    asked.say(
      "Chưa nhập dòng nào; dùng --part để chỉ nhập những dòng đúng. / Nothing was imported; --part imports the right rows alone.",
    );
    return 1;
  }
  if (counts.added === 0) {
    asked.say("Không có dòng nào mới. / No row is new.");
    return isAllRight(counts) ? 0 : 1;
  }
  const ready = { ...job, counts, total: counts.read };
  await store.transaction(async ({ imports }) => {
    await imports.insert(ready);
    await imports.remember(job.agencyId, ready, systemClock.now());
  });
  const admitted = await admit(services(store), ready, asked.part ? "part" : "all");
  return importRows(store, asked, admitted, file);
}

/** The same file, on its way in when the command was ended. */
async function interrupted(
  store: Store,
  { agencyId, direction, sha256 }: ImportJob,
): Promise<ImportJob | null> {
  const running = await store.read.imports.running(agencyId, direction);
  const job = running === null ? null : await store.read.imports.get(running);
  return job?.sha256 === sha256 && job.fileId === null ? job : null;
}

async function checked(
  store: Store,
  asked: ImportAsked,
  job: ImportJob,
  file: SheetFile,
): Promise<ImportCounts> {
  const out = asked.problems === undefined ? null : createWriteStream(asked.problems);
  out?.write(problemsHeading);
  const shown = { left: 20 };
  const progress = progressLine(asked.say, "Đã kiểm tra / checked");
  const counts = await checkFile(services(store), job, file, {
    batch,
    onProgress: ({ read }) => progress(read),
    onProblems(problems) {
      for (const problem of problems) {
        const line = problemLine(problem, job.mapping.columns);
        out?.write(line);
        if (out === null && shown.left > 0) asked.say(`  ${line.trim()}`);
        shown.left -= 1;
      }
    },
  });
  await new Promise<void>((resolve) => (out === null ? resolve() : out.end(resolve)));
  if (out === null && shown.left < 0)
    asked.say(`  … và ${-shown.left} vấn đề nữa (--problems) / and ${-shown.left} more`);
  return counts;
}

async function importRows(
  store: Store,
  asked: ImportAsked,
  job: ImportJob,
  file: SheetFile,
): Promise<number> {
  const owner = `cli.${uuidIds.next()}`;
  await takeLease(store, asked, job.id, owner);
  const began = performance.now();
  const progress = progressLine(asked.say, "Đã nhập / imported", job.total);
  const ended = await runStage(services(store), job, file, {
    owner,
    leaseMs,
    batch,
    onProgress: ({ counts }) => progress(counts.read),
  });
  sayCounts(
    asked.say,
    `Xong sau ${Math.round((performance.now() - began) / 1000)} giây / Done`,
    ended.counts,
  );
  for (const { year, key, highest } of registersIn(ended.counts))
    asked.say(`  ${year} ${key}: số tiếp theo sau ${highest} / the next number comes after ${highest}`);
  return isAllRight(ended.counts) ? 0 : 1;
}

async function takeLease(store: Store, asked: ImportAsked, id: string, owner: string): Promise<void> {
  for (let waited = 0; waited < 2 * leaseMs; waited += 1000) {
    const now = systemClock.now();
    const until = new Date(now.getTime() + leaseMs);
    if (await store.transaction(({ imports }) => imports.claimOne(id, owner, now, until))) return;
    if (waited === 0) asked.say("Đang đợi tiến trình trước dừng hẳn… / Waiting for the process before…");
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new StoreMisfit("Một tiến trình khác đang nhập tệp này. / Another process is importing this file.");
}
