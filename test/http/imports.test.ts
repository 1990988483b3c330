import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { incomingDetail, incomingPage } from "../../src/contract/incoming.ts";
import {
  importDetail,
  importPreview,
  importProblems,
  importViews,
  type ImportDetail,
} from "../../src/contract/imports.ts";
import type { ApiClient } from "../support/api-client.ts";
import { incomingHeadings, incomingLine } from "../support/old-register.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { waitFor } from "../support/wait-for.ts";
import { writeWorkbook, type FixtureCell } from "../support/workbook-fixture.ts";

describe("Importing an old register over HTTP", () => {
  let server: TestServer;
  let clerk: ApiClient;
  let folder: string;
  before(async () => {
    server = await startTestServer();
    clerk = await server.as(server.people.actors.clerk);
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-import-http-"));
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function workbook(rows: readonly (readonly FixtureCell[])[]): Promise<Uint8Array> {
    const file = path.join(folder, "book.xlsx");
    await writeWorkbook(file, { sheets: [{ name: "Sổ đến 2024", rows: [...incomingHeadings, ...rows] }] });
    return readFile(file);
  }
  async function begun(rows: readonly (readonly FixtureCell[])[]): Promise<ImportDetail> {
    const { id } = await clerk.upload("sổ đến 2024.xlsx", await workbook(rows), "register");
    return clerk.post("/api/imports", { uploadId: id, direction: "incoming" }, importDetail);
  }
  /** Waits until the job has ended its stage. */
  const settled = (id: string): Promise<ImportDetail> =>
    waitFor(async () => {
      const found = await clerk.get(`/api/imports/${id}`, importDetail);
      return ["checking", "importing"].includes(found.import.state) ? null : found;
    });
  async function checked(rows: readonly (readonly FixtureCell[])[]): Promise<ImportDetail> {
    const { import: job, mapping } = await begun(rows);
    await clerk.post(`/api/imports/${job.id}/check`, { mapping }, importDetail);
    return settled(job.id);
  }
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, place) => incomingLine(from + place));

  it("goes from the file to the register: proposed, previewed, checked, imported, found", async () => {
    const { import: job, mapping } = await begun(lines(1, 30));
    const preview = await clerk.post(
      `/api/imports/${job.id}/preview`,
      { mapping: null, sheet: null },
      importPreview,
    );
    assert.deepEqual(preview.sheets, ["Sổ đến 2024"]);
    assert.deepEqual(preview.missing, []);
    assert.match(
      preview.readings[0]?.title ?? "",
      /^1 · 01\/01\/2024 · 7\/BC-SNV · Sở Tài chính · Báo cáo: /u,
    );
    await clerk.post(`/api/imports/${job.id}/check`, { mapping }, importDetail);
    assert.equal((await settled(job.id)).import.counts.added, 30);
    await clerk.post(`/api/imports/${job.id}/start`, { scope: "all" }, importDetail);
    const done = await settled(job.id);
    assert.equal(done.import.state, "done");
    assert.deepEqual(done.import.registers, [{ year: 2024, key: "incoming", highest: 30, entries: 30 }]);
    const page = await clerk.get("/api/incoming?year=2024&q=dot+17", incomingPage);
    const detail = await clerk.get(`/api/incoming/${page.items[0]?.id ?? ""}`, incomingDetail);
    assert.equal(detail.arrivalNumber, 17);
    assert.equal(detail.imported?.row, 23);
    assert.deepEqual(detail.files, []);
  });

  it("offers the same mapping again for a file with the same headings, and finds nothing new in the same file", async () => {
    const again = await begun(lines(1, 30));
    const preview = await clerk.post(
      `/api/imports/${again.import.id}/preview`,
      { mapping: null, sheet: null },
      importPreview,
    );
    assert.equal(preview.isRemembered, true);
    await clerk.post(`/api/imports/${again.import.id}/check`, { mapping: preview.mapping }, importDetail);
    const { counts } = (await settled(again.import.id)).import;
    assert.deepEqual([counts.added, counts.same], [0, 30]);
    const refusal = await clerk.refused("POST", `/api/imports/${again.import.id}/start`, { scope: "all" });
    assert.equal(refusal.code, "import.nothing-new");
  });

  it("shows what is wrong by row and column, on the page and as a file; all or part is the clerk's choice", async () => {
    const wrong = lines(40, 42).map((cells, place) =>
      place === 1 ? [cells[0] ?? null, "mười", ...cells.slice(2)] : cells,
    );
    const { import: job } = await checked(wrong);
    assert.equal(job.counts.wrong, 1);
    const { items } = await clerk.get(`/api/imports/${job.id}/problems`, importProblems);
    assert.deepEqual(
      items.map(({ row, field, message }) => [row, field, message.vi]),
      [[8, "arrivalNumber", "“mười” không phải là số thứ tự trong sổ."]],
    );
    const file = await clerk.request("GET", `/api/imports/${job.id}/problems.csv`);
    assert.match(await file.text(), /^Dòng;.*\r\n"8";"B";"Số đến";"“mười” không phải/u);
    assert.equal(
      (await clerk.refused("POST", `/api/imports/${job.id}/start`, { scope: "all" })).code,
      "import.not-all-right",
    );
    await clerk.post(`/api/imports/${job.id}/start`, { scope: "part" }, importDetail);
    const done = await settled(job.id);
    assert.deepEqual([done.import.state, done.import.counts.added], ["done", 2]);
  });

  it("is the clerks' own, and the upload of a register no document's file", async () => {
    const { import: job } = await begun(lines(50, 51));
    const leader = await server.as(server.people.actors.leader);
    const stranger = await server.as(server.people.other.clerk);
    assert.equal((await leader.refused("GET", `/api/imports/${job.id}`)).status, 403);
    assert.equal((await stranger.refused("GET", `/api/imports/${job.id}`)).status, 404);
    assert.deepEqual(await stranger.get("/api/imports", importViews), []);
    const paper = await clerk.upload("thư.txt", Buffer.from("Kính gửi"), "main");
    const refusal = await clerk.refused("POST", "/api/imports", {
      uploadId: paper.id,
      direction: "incoming",
    });
    assert.equal(refusal.code, "import.not-a-register");
  });

  it("can be ended: the file goes, and no later step is possible", async () => {
    const { import: job } = await checked(lines(60, 61));
    const ended = await clerk.request("POST", `/api/imports/${job.id}/cancel`);
    assert.equal(importDetail.parse(await ended.json()).import.state, "cancelled");
    assert.equal((await clerk.refused("POST", `/api/imports/${job.id}/start`, { scope: "all" })).status, 409);
  });

  it("refuses a file that is no table with the reason, and one whose columns nobody knows", async () => {
    const pdf = await clerk.upload("sổ.xlsx", Buffer.from("%PDF-1.7\n"), "register");
    const refusal = await clerk.refused("POST", "/api/imports", { uploadId: pdf.id, direction: "incoming" });
    assert.equal(refusal.code, "sheet.unknown-kind");
    const csv = await clerk.upload("x.csv", Buffer.from("a;b\n1;2\n"), "register");
    const { import: job, mapping } = await clerk.post(
      "/api/imports",
      { uploadId: csv.id, direction: "incoming" },
      importDetail,
    );
    const missing = await clerk.refused("POST", `/api/imports/${job.id}/check`, { mapping });
    assert.equal(missing.code, "import.columns-missing");
    assert.match(missing.message.vi, /Số đến, Ngày đến/u);
  });
});
