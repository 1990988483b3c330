import assert from "node:assert/strict";
import {
  isBusy,
  mainItem,
  readyIds,
  uploadsAfter,
  type UploadItem,
} from "../../../tab/src/registering/uploads/upload-item.ts";

const item = (localId: string, rest: Partial<UploadItem>): UploadItem => ({
  localId,
  role: "attachment",
  name: `${localId}.pdf`,
  size: 10,
  file: null,
  phase: "ready",
  sent: 10,
  uploadId: localId,
  found: null,
  problem: null,
  paper: null,
  ...rest,
});

describe("the files of a form", () => {
  const items = [item("a", {}), item("m", { role: "main" }), item("x", { phase: "refused", uploadId: null })];

  it("go into the register with the document first, and never one that was refused", () => {
    assert.deepEqual(readyIds(items), ["m", "a"]);
  });

  it("have one document: what was it becomes an attachment", () => {
    const after = uploadsAfter(items, { act: "makeMain", localId: "a" });
    assert.equal(mainItem(after)?.localId, "a");
    assert.equal(after.filter((one) => one.role === "main").length, 1);
  });

  it("are busy while one of them is on its way, also while the connection is lost", () => {
    assert.equal(isBusy(items), false);
    assert.equal(isBusy([...items, item("w", { phase: "waiting" })]), true);
  });
});
