import assert from "node:assert/strict";
import { ArchiveUnavailable } from "../../src/ports/archive.ts";
import type { ArchiveBench } from "../support/archive-bench.ts";
import { bytesOf, fileOf, kept } from "../support/file-to-archive.ts";

const changed = (error: unknown) => error instanceof ArchiveUnavailable && error.fault === "changed";

/** What holds of people's working on one item: an archive has an editor, with versions and links, or nothing of it. */
export function archiveEditing(opened: () => ArchiveBench): void {
  describe("where people edit one item", () => {
    it("puts the next version only over the one that was seen, and keeps those before", async () => {
      const { archive, ...bench } = opened();
      const first = fileOf(2_000);
      const there = await archive.put(first, kept());
      const { editing } = archive;
      if (editing === null) {
        assert.equal(await archive.linkOf(there), null, "without an editor there is no way to one");
        return;
      }
      assert.equal(new URL((await archive.linkOf(there)) ?? "").protocol, "https:");
      const second = await editing.putVersion(there, there.eTag, Buffer.from("the second"));
      assert.equal(second.item, there.item);
      await bench.overwrite(there, Buffer.from("of a colleague"));
      await assert.rejects(editing.putVersion(there, second.eTag, Buffer.from("the third")), changed);
      const versions = await archive.versions(there);
      const texts = [];
      for (const { id } of versions)
        texts.push((await bytesOf(await archive.openVersion(there, id)))?.length);
      assert.deepEqual(texts, [2_000, "the second".length, "of a colleague".length]);
      assert.equal(versions[1]?.id, second.version);
      assert.equal(versions[2]?.by, "Nguyễn Văn A");

      const now = await archive.look(there);
      await bench.remove(there);
      await assert.rejects(editing.putVersion(there, now?.eTag ?? "", Buffer.from("late")), changed);
      await assert.rejects(editing.allow(there, "0d1f2a3b-4c5d-4e6f-8a9b-0c1d2e3f4a5b"), changed);
    });
  });
}
