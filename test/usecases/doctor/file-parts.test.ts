import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openFolderArchive } from "../../../src/adapters/archive/folder/open-folder-archive.ts";
import { openLocalFolder } from "../../../src/adapters/files/local-folder.ts";
import { messageOf } from "../../../src/contract/messages/all.ts";
import { FileStoreUnavailable } from "../../../src/ports/file-store.ts";
import { examineParts, isWell } from "../../../src/usecases/doctor/examine-parts.ts";
import { fileParts } from "../../../src/usecases/doctor/file-parts.ts";

describe("the doctor", () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), "vanthu-doctor-"))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const partsOf = (root: string) => {
    const spoolFolder = path.join(folder, "files");
    const archive = openFolderArchive({ root, remembered: path.join(folder, "archive-folder.json") });
    return fileParts({
      openSpool: () => openLocalFolder(spoolFolder),
      spoolFolder,
      archives: { all: [archive] },
    });
  };

  it("finds nothing wrong with a folder that can be written", async () => {
    const reports = await examineParts(partsOf(path.join(folder, "archive")), ["files"]);
    assert.deepEqual(
      reports.map(({ what, steps }) => [what, steps.map(({ step }) => step)]),
      [
        ["spool", ["spool"]],
        ["folder", ["library", "room", "roundTrip"]],
      ],
    );
    assert.ok(isWell(reports));
  });

  it("says which folder is not there any more", async () => {
    const root = path.join(folder, "archive");
    await examineParts(partsOf(root), []);
    await rm(root, { recursive: true });
    const reports = await examineParts(partsOf(root), []);
    assert.ok(!isWell(reports));
    const problem = reports[1]?.steps[0]?.problem;
    assert.equal(problem?.code, "archive.folder-missing");
    assert.ok(messageOf(problem.code, problem.params)?.vi.includes(root));
  });

  it("says that the spool is full, or cannot be written", async () => {
    for (const [full, code] of [
      [true, "doctor.spool-full"],
      [false, "doctor.spool-denied"],
    ] as const) {
      const [report] = await examineParts(
        fileParts({
          openSpool: () => Promise.reject(new FileStoreUnavailable("away", { full })),
          spoolFolder: folder,
          archives: { all: [] },
        }),
        [],
      );
      assert.equal(report?.steps[0]?.problem?.code, code);
    }
  });

  it("examines the parts that it was asked for", async () => {
    const other = { name: "mail", what: "x", examine: () => Promise.reject(new Error("not asked for")) };
    const reports = await examineParts([...partsOf(path.join(folder, "archive")), other], ["files"]);
    assert.equal(reports.length, 2);
  });
});
