import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { ImportJob } from "../../../src/domain/imports/import-job.ts";
import { ImportTaken } from "../../../src/usecases/imports/hold-import.ts";
import { admit } from "../../../src/usecases/imports/start-import.ts";
import { listIncoming } from "../../../src/usecases/incoming/list-incoming.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { readOutgoing } from "../../../src/usecases/outgoing/read-outgoing.ts";
import { incomingEntries } from "../../../src/usecases/print/register-entries.ts";
import { incomingLine } from "../../../src/usecases/print/incoming-lines.ts";
import { verifyAudit } from "../../../src/usecases/audit/verify-audit.ts";
import { incomingQuery } from "../../../src/contract/incoming.ts";
import { outgoingQuery } from "../../../src/contract/outgoing.ts";
import { searchQuery } from "../../../src/contract/search.ts";
import { incomingRegister } from "../../../src/domain/forms/incoming-register.ts";
import { printedCell } from "../../../src/domain/forms/register-form.ts";
import { listOutgoing } from "../../../src/usecases/outgoing/list-outgoing.ts";
import { searchDocuments } from "../../../src/usecases/search/search-documents.ts";
import { line, openImportOffice, type ImportOffice } from "./import-office.ts";

const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, place) => line(from + place));
const summary = ({ counts }: ImportJob) => {
  const { read, added, same, differing, wrong, excluded } = counts;
  return { read, added, same, differing, wrong, excluded };
};
const nothing = { read: 0, added: 0, same: 0, differing: 0, wrong: 0, excluded: 0 };

describe("An old register that is imported", () => {
  let office: ImportOffice;
  beforeEach(async () => {
    office = await openImportOffice();
  });
  afterEach(() => office.close());

  const problems = async (job: ImportJob) =>
    (await office.services.store.read.imports.problems(job.id, 0, 100)).map(
      ({ row, field, code }) => `${row} ${field ?? "-"} ${code}`,
    );
  const found = async (q: string) => {
    const page = await listIncoming(office.services, office.actors.clerk, incomingQuery.parse({ q }));
    return page.items;
  };

  it("is checked without a document being written", async () => {
    const before = office.rows(["import_job", "import_problem", "migration", "instance"]);
    const { job } = await office.checked([...lines(1, 7), "cộng", line("x")]);
    assert.equal(job.state, "checked");
    assert.deepEqual(summary(job), { ...nothing, read: 8, added: 7, wrong: 1 });
    assert.deepEqual(office.rows(["import_job", "import_problem", "migration", "instance"]), before);
    assert.deepEqual(await problems(job), ["9 - import.skipped", "10 arrivalNumber import.number-form"]);
  });

  it("comes in with its own numbers and dates, is found, listed, printed and closed, and says where it came from", async () => {
    const job = await office.imported(lines(1, 7));
    assert.equal(job.state, "done");
    const [row] = await found("bao cao so 5");
    assert.equal(row?.arrivalNumber, 5);
    assert.equal(row?.year, 2024);
    assert.equal(row?.state, "done");
    assert.equal(row?.fileCount, 0);
    assert.deepEqual(row?.handledBy, ["Phòng Quy hoạch"]);
    assert.equal(row?.transferredOn, "2024-01-06");
    assert.equal(row?.imported?.signedFor, "Lan");
    const sought = searchQuery.parse({ q: "bao cao so 5 " });
    const { items } = await searchDocuments(office.services, office.actors.clerk, sought);
    assert.deepEqual(
      items.map((it) => [it.id, it.isImported]),
      [[row?.id, true]],
    );
    const detail = await readIncoming(office.services, office.actors.clerk, row?.id ?? "");
    assert.equal(detail.imported?.fileName, "sổ cũ.csv");
    assert.equal(detail.imported?.row, 6);
    assert.equal(detail.imported?.receiver, "Phòng Quy hoạch");
    assert.equal(detail.fields.arrivedAt, "2024-01-04T17:00:00.000Z");
    assert.deepEqual(
      detail.history.map(({ action }) => action),
      ["import.row"],
    );
    const period = { registerId: await registerId(2024) };
    const printed = [];
    const entries = incomingEntries(
      office.services.store.read,
      { incoming: period, outgoing: period, afterNumber: 0, toNumber: null } as never,
      office.clock.now(),
    );
    for await (const matter of entries) printed.push(incomingLine(matter));
    assert.equal(printed.length, 7);
    assert.deepEqual(printed[4]?.receivers, ["Phòng Quy hoạch"]);
    assert.equal(printed[4]?.transferredOn, "2024-01-06");
    assert.equal(printed[4]?.acknowledged, "Lan");
  });

  async function registerId(year: number): Promise<string> {
    const [register] = await office.services.store.read.registers.ofAgency(
      office.agency.id,
      "incoming",
      year,
    );
    return register?.id ?? "";
  }

  it("adds nothing twice: the same file again, an overlapping one, the same line twice in a file", async () => {
    await office.imported(lines(1, 7));
    const again = await office.checked(lines(1, 7));
    assert.deepEqual(summary(again.job), { ...nothing, read: 7, same: 7 });
    await assert.rejects(admit(office.services, again.job, "all"), { code: "import.nothing-new" });
    const more = await office.imported([...lines(5, 9), line(9)]);
    assert.deepEqual(summary(more), { ...nothing, read: 6, added: 2, same: 4 });
    assert.equal((await found("Báo cáo")).length, 9);
  });

  it("shows a row that differs from what is there, field by field, and overwrites nothing", async () => {
    await office.imported(lines(1, 3));
    const { job } = await office.checked([line(1), line(2, " (sửa)"), line(4)]);
    assert.deepEqual(summary(job), { ...nothing, read: 3, added: 1, same: 1, differing: 1 });
    const [problem] = await office.services.store.read.imports.problems(job.id, 0, 10);
    assert.equal(problem?.code, "import.differs");
    assert.equal(problem?.field, "abstract");
    assert.deepEqual(problem?.params, { was: "số 2", is: "số 2 (sửa)" });
    await assert.rejects(admit(office.services, job, "all"), { code: "import.not-all-right" });
  });

  it("is refused a number that was given here, and one that the file has twice for two documents", async () => {
    office.clock.set(new Date("2024-03-01T02:00:00Z"));
    const { arrivalNumber } = await office.register(
      {},
      { arrivedAt: "2024-03-01T01:00:00Z", issuedDate: "2024-02-28" },
    );
    office.clock.set(new Date("2026-11-20T01:31:00Z"));
    const { job } = await office.checked([line(arrivalNumber), line(5), line(5, " khác")]);
    assert.deepEqual(await problems(job), [
      "2 arrivalNumber import.number-taken",
      "4 arrivalNumber import.number-twice",
    ]);
  });

  it("lets the right rows in alone where the clerk says so", async () => {
    const job = await office.imported([...lines(1, 3), line("x"), line(4)], "part");
    assert.deepEqual(summary(job), { ...nothing, read: 5, added: 4, wrong: 1 });
    assert.equal(job.state, "done");
  });

  it("keeps out what bears a mark of secrecy, of which nothing stays but the row and the rule (R07)", async () => {
    const secret = line(2).replace("Báo cáo số 2", "[MẬT] Báo cáo về việc điều động");
    const job = await office.imported([line(1), secret, line(3)], "part");
    assert.deepEqual(summary(job), { ...nothing, read: 3, added: 2, excluded: 1 });
    const kept = inspect(office.rows(), { depth: null, maxArrayLength: null, maxStringLength: null });
    assert.ok(kept.includes("Báo cáo") && !kept.includes("điều động"));
  });

  it("lets the register go on after its highest number, and says that a number is no place in it", async () => {
    await office.imported([line(7), line("15a"), line(15)]);
    const register = await office.services.store.read.registers.ofAgency(office.agency.id, "incoming", 2024);
    assert.deepEqual(
      register.map(({ lastNumber, hasGaps }) => [lastNumber, hasGaps]),
      [[15, true]],
    );
    const [between] = await found("15a");
    const detail = await readIncoming(office.services, office.actors.clerk, between?.id ?? "");
    assert.equal(`${detail.arrivalNumber}${detail.numberSuffix}`, "15a");
    const period = { registerId: await registerId(2024) };
    const printed: string[][] = [];
    const entries = incomingEntries(
      office.services.store.read,
      { incoming: period, outgoing: period, afterNumber: 0, toNumber: null } as never,
      office.clock.now(),
    );
    for await (const matter of entries) {
      const { columns } = incomingRegister;
      printed.push(columns.map((column) => printedCell(column, incomingLine(matter))));
    }
    assert.deepEqual(
      printed.map((cells) => [cells[1], cells.at(-1)]),
      [
        ["7", ""],
        ["15", ""],
        ["15a", ""],
      ],
    );
  });

  it("puts the entries of several years into the register of each", async () => {
    await office.imported([line(1), line(1).replaceAll("2024", "2023")]);
    const registers = await office.services.store.read.registers.ofAgency(office.agency.id, "incoming");
    assert.deepEqual(
      registers.map(({ year, lastNumber }) => [year, lastNumber]),
      [
        [2024, 1],
        [2023, 1],
      ],
    );
  });

  it("takes outgoing documents by type where the old register was numbered so", async () => {
    const rows = [
      "1/QĐ-SXD;05/01/2024;Quyết định về việc A;Trần Quốc Bảo;Sở Nội vụ",
      "1/BC-SXD;05/01/2024;Báo cáo B;Trần Quốc Bảo;Sở Nội vụ",
    ];
    const common = await office.checked(rows, {}, "outgoing");
    assert.deepEqual(await problems(common.job), ["3 symbol import.number-twice"]);
    const job = await office.imported(rows, "all", { numbering: "per-type" }, "outgoing");
    assert.deepEqual(summary(job), { ...nothing, read: 2, added: 2 });
    const keys = await office.services.store.read.registers.ofAgency(office.agency.id, "outgoing", 2024);
    assert.deepEqual(keys.map(({ key }) => key).toSorted(), ["type:decision", "type:report"]);
    const listed = await office.services.store.read.outgoing.list(
      {
        scope: { agencyId: office.agency.id, wholeAgency: true, principals: [], received: null, types: null },
      },
      { after: null, limit: 10 },
    );
    const page = await listOutgoing(office.services, office.actors.clerk, outgoingQuery.parse({}));
    assert.deepEqual(
      page.items.map(({ imported, transferredOn }) => [imported?.receiver, transferredOn]),
      [
        [null, null],
        [null, null],
      ],
    );
    const detail = await readOutgoing(office.services, office.actors.clerk, listed[0]?.document.id ?? "");
    assert.equal(detail.imported?.fileName, "sổ cũ.csv");
  });

  it("goes on where its process died, without a row twice or missing", async () => {
    const { job, file } = await office.checked(lines(1, 20));
    const admitted = await admit(office.services, job, "all");
    let batches = 0;
    const dies = () => {
      batches += 1;
      if (batches === 3) throw new Error("killed");
    };
    await assert.rejects(office.run(admitted, file, { onProgress: dies }), /killed/u);
    const left = await office.services.store.read.imports.get(job.id);
    assert.equal(left?.counts.added, 9);
    office.clock.set(new Date(office.clock.now().getTime() + 120_000));
    const ended = await office.run(left ?? job, file, { owner: "another" });
    assert.deepEqual(summary(ended), { ...nothing, read: 20, added: 20 });
    assert.equal((await found("Báo cáo")).length, 20);
  });

  it("is let go by whoever lost it: of two that believe to hold it one alone goes on", async () => {
    const { job, file } = await office.checked(lines(1, 9));
    const admitted = await admit(office.services, job, "all");
    office.clock.set(new Date(office.clock.now().getTime() + 120_000));
    let once = true;
    const robbed = office.run(admitted, file, {
      onProgress: () => {
        if (once)
          void office.services.store.transaction(({ imports }) => {
            const late = new Date(office.clock.now().getTime() + 3_600_000);
            return imports.claimOne(admitted.id, "thief", late, late);
          });
        once = false;
      },
    });
    await assert.rejects(robbed, ImportTaken);
  });

  it("is refused where the register has grown since the check, or another file is on its way into it", async () => {
    office.clock.set(new Date("2024-03-01T02:00:00Z"));
    const { job } = await office.checked([line(7)]);
    const other = await office.checked([line(8)]);
    await office.register({}, { arrivedAt: "2024-03-01T01:00:00Z", issuedDate: "2024-02-28" });
    await assert.rejects(admit(office.services, job, "all"), { code: "import.check-again" });
    const admitted = await admit(office.services, job, "part");
    assert.equal(admitted.state, "importing");
    await assert.rejects(admit(office.services, other.job, "part"), { code: "import.another-runs" });
  });

  it("leaves its beginning and its end in the history of the agency, with the hash of the file and the counts", async () => {
    const job = await office.imported(lines(1, 4));
    const entries = await office.services.store.read.audit.chunk(office.agency.id, 0, 1000);
    const own = entries.filter(({ subjectId }) => subjectId === job.id);
    assert.deepEqual(
      own.map(({ action }) => action),
      ["import.started", "import.ended"],
    );
    assert.equal(own[1]?.data["added"], 4);
    assert.equal(own[1]?.data["sha256"], "0".repeat(64));
    for await (const verdict of verifyAudit(office.services, {})) assert.equal(verdict.fault, null);
  });
});
