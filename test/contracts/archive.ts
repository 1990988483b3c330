import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Archive, ArchiveChange, ArchivedFile, ArchiveRef } from "../../src/ports/archive.ts";
import type { ArchiveBench } from "../support/archive-bench.ts";
import { bytesOf, fileOf, kept } from "../support/file-to-archive.ts";
import { archiveEditing } from "./archive-editing.ts";
import { archiveAskedAgain } from "./archive-asked-again.ts";

async function allChanges(archive: Archive, from: string | null) {
  const items: ArchiveChange[] = [];
  let cursor = from;
  let reset = false;
  for (;;) {
    const page = await archive.changes(cursor);
    items.push(...page.items);
    reset ||= page.reset;
    cursor = page.cursor;
    if (page.isLast) return { items, cursor, reset };
  }
}

const lastOf = (items: readonly ArchiveChange[], { item }: ArchiveRef) =>
  items.findLast((change) => change.item === item);

/** What every archive must do, whatever it is made of; `open` gives an empty one. */
export function archiveContract(what: string, open: () => Promise<ArchiveBench>): void {
  describe(`${what} as an archive`, () => {
    let bench: ArchiveBench;
    let archive: Archive;
    beforeEach(async () => {
      bench = await open();
      ({ archive } = bench);
    });
    afterEach(() => bench.close());

    const read = async (ref: ArchiveRef, range?: { start: number; end: number }) =>
      bytesOf(await archive.open(ref, range));

    describe("holds", () => {
      it("bytes of any length, and any part of them", async () => {
        for (const size of [0, 1, 99_999, 327_680, 327_681, 1_100_000]) {
          const file = fileOf(size, { place: { name: `t${size}.bin` } });
          const there = await archive.put(file, kept());
          assert.equal(there.size, size);
          assert.ok((await read(there))?.equals(file.bytes), `${size} bytes`);
          if (size > 2)
            assert.deepEqual(
              await read(there, { start: 1, end: size - 2 }),
              file.bytes.subarray(1, size - 1),
            );
        }
      });

      it("files where a person looks for them: agency, year, register, document", async () => {
        const there = await archive.put(fileOf(10), kept());
        const path =
          "H26.01 – UBND phường Hoa Lư/2026/Sổ công văn đến/0123 – 45-BC-UBND/Báo cáo tháng 11.pdf";
        assert.equal(there.path, path);
        assert.deepEqual(await bench.paths(), [path]);
      });

      it("names that no file system would take, and tells them apart where only case differs", async () => {
        const hostile = [
          "a/b?.pdf",
          "a\\b*.pdf",
          "CON",
          "nul.txt",
          "x. ",
          "~$x.docx",
          "..",
          "A.PDF",
          "a.pdf",
        ];
        const paths = new Set<string>();
        for (const name of [...hostile, "\u202Efdp.exe", "é".repeat(300), "Công văn.pdf"]) {
          const file = fileOf(20, { place: { name, document: "1/2:3*" } });
          const there = await archive.put(file, kept());
          paths.add(there.path.toLowerCase());
          assert.ok((await read(there))?.equals(file.bytes), name);
        }
        assert.equal(paths.size, hostile.length + 3);
      });

      it("what it said it holds, also for a server that has just started", async () => {
        const file = fileOf(500_000);
        const there = await archive.put(file, kept());
        const other = bench.reopen();
        assert.deepEqual(await other.look(there), there);
        assert.ok((await bytesOf(await other.open(there)))?.equals(file.bytes));
        await other.close();
      });

      it("a file of the same name beside one that is not ours, which it leaves alone", async () => {
        const first = await archive.put(fileOf(10), kept());
        const folder = first.path.split("/").slice(0, -1);
        await bench.add([...folder, "Khác.pdf"], Buffer.from("of somebody else"));
        const ours = fileOf(30, { place: { name: "khác.pdf" } });
        const there = await archive.put(ours, kept());
        assert.equal(there.path.split("/").at(-1), "khác (2).pdf");
        assert.equal((await bench.paths()).length, 3);
        assert.ok((await read(there))?.equals(ours.bytes));
      });
    });

    archiveAskedAgain(() => bench);
    archiveEditing(() => bench);

    describe("when people work in it by hand", () => {
      let there: ArchivedFile;
      let bytes: Buffer;
      let cursor: string;
      beforeEach(async () => {
        const file = fileOf(3_000);
        ({ bytes } = file);
        there = await archive.put(file, kept());
        ({ cursor } = await allChanges(archive, null));
      });
      const changed = async () => (await allChanges(archive, cursor)).items;

      it("tells everything that is there to who asks for the first time, as look does", async () => {
        const { items } = await allChanges(archive, null);
        const change = lastOf(items, there);
        assert.ok(change?.kind === "there");
        assert.deepEqual({ ...there, ...change }, { kind: "there", ...there });
      });

      it("finds a file that was renamed or moved, and tells its new place", async () => {
        await bench.rename(there, "Tên mới.pdf");
        assert.equal((await archive.look(there))?.path.split("/").at(-1), "Tên mới.pdf");
        await bench.moveAway(there);
        const looked = await archive.look(there);
        assert.ok(looked !== null && !looked.path.includes("0123"));
        assert.equal(looked.contentTag, there.contentTag);
        assert.notEqual(looked.eTag, there.eTag);
        assert.ok((await read(there))?.equals(bytes));
        const change = lastOf(await changed(), there);
        assert.ok(change?.kind === "there");
        assert.equal(change.path, looked.path);
        assert.equal(change.contentTag, there.contentTag);
      });

      it("tells of bytes that were changed", async () => {
        await bench.overwrite(there, Buffer.from("other bytes"));
        const looked = await archive.look(there);
        assert.notEqual(looked?.contentTag, there.contentTag);
        const change = lastOf(await changed(), there);
        assert.ok(change?.kind === "there");
        assert.equal(change.contentTag, looked?.contentTag);
        assert.equal((await read(there))?.toString(), "other bytes");
      });

      it("tells of a file that was taken away, and puts it again when asked", async () => {
        await bench.remove(there);
        assert.equal(await archive.look(there), null);
        assert.equal(await archive.open(there), null);
        assert.equal(lastOf(await changed(), there)?.kind, "gone");
        assert.deepEqual(await archive.versions(there), []);
        assert.equal(await archive.linkOf(there), null);
        const again = await archive.put(fileOf(bytes), kept());
        assert.ok((await read(again))?.equals(bytes));
      });

      it("brings back an earlier version where it keeps any, and knows the one it has", async () => {
        const [first] = await archive.versions(there);
        assert.ok(first !== undefined);
        assert.equal(first.size, bytes.length);
        assert.ok((await bytesOf(await archive.openVersion(there, first.id)))?.equals(bytes));
        if (!bench.keepsVersions) return;
        await bench.overwrite(there, Buffer.from("other bytes"));
        const versions = await archive.versions(there);
        assert.deepEqual(
          versions.map(({ size }) => size),
          [bytes.length, 11],
        );
        assert.ok((await bytesOf(await archive.openVersion(there, first.id)))?.equals(bytes));
        assert.equal(
          (await bytesOf(await archive.openVersion(there, versions[1]?.id ?? "")))?.toString(),
          "other bytes",
        );
        const restored = await archive.restoreVersion(there, first.id);
        assert.equal(restored.contentTag, there.contentTag);
        assert.ok((await read(there))?.equals(bytes));
      });

      it("removes for good, once", async () => {
        assert.equal(await archive.destroy(there), true);
        assert.equal(await archive.destroy(there), false);
        assert.equal(await archive.look(there), null);
        assert.deepEqual(await bench.paths(), []);
      });
    });

    it("finds nothing wrong with itself", async () => {
      const steps = await archive.examine();
      assert.ok(steps.length > 0);
      assert.deepEqual(
        steps.filter(({ isOk, problem }) => !isOk || problem !== null),
        [],
      );
      assert.deepEqual(await bench.paths(), [], "and leaves nothing behind");
    });

    it("gives back what came, whatever the bytes and the names", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ maxLength: 3_000 }),
          fc.string({ unit: "binary", maxLength: 60 }),
          fc.string({ unit: "grapheme", maxLength: 60 }),
          async (bytes, name, document) => {
            const there = await archive.put(fileOf(bytes, { place: { name, document } }), kept());
            assert.deepEqual(await read(there), Buffer.from(bytes));
          },
        ),
        { numRuns: 6 },
      );
    });
  });
}
