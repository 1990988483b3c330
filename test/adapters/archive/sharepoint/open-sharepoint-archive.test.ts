import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { incomingFolder } from "../../../../src/adapters/archive/sharepoint/put-file.ts";
import { ArchiveDiffers, type ArchiveRef } from "../../../../src/ports/archive.ts";
import { archiveContract } from "../../../contracts/archive.ts";
import { archiveAt, site } from "../../../support/archive-double.ts";
import { bytesOf, fileOf, kept } from "../../../support/file-to-archive.ts";
import { startGraphDouble, type GraphDouble } from "../../../support/graph-double/graph-double.ts";
import { trustAuthority } from "../../../support/trust-authority.ts";

/** A site of its own in the double, with what a person does there by hand. */
function openBench(double: GraphDouble) {
  double.faults.clear();
  double.state.sites.length = 0;
  const at = double.state.addSite(site);
  at.grant = "fullcontrol";
  const drive = at.drives[0];
  assert.ok(drive !== undefined);
  const archive = archiveAt(double);
  return {
    archive,
    drive,
    keepsVersions: true,
    reopen: () => archiveAt(double),
    paths: async () =>
      drive
        .files()
        .map(({ path }) => path)
        .sort(),
    async rename({ item }: ArchiveRef, name: string) {
      const found = drive.get(item);
      drive.move(found, drive.get(found.parent ?? ""), name);
    },
    async moveAway({ item }: ArchiveRef) {
      drive.move(drive.get(item), drive.folderFor(["Lưu tạm"]), drive.get(item).name);
    },
    async overwrite({ item }: ArchiveRef, bytes: Uint8Array) {
      drive.setContent(
        drive.get(item),
        await double.state.blobs.keep(Readable.from([bytes])),
        "Nguyễn Văn A",
      );
    },
    async remove({ item }: ArchiveRef) {
      drive.remove(drive.get(item), "bin");
    },
    async add(parts: readonly string[], bytes: Uint8Array) {
      const blob = await double.state.blobs.keep(Readable.from([bytes]));
      drive.setContent(drive.add(drive.folderFor(parts.slice(0, -1)), parts.at(-1) ?? "", false), blob);
    },
    close: () => archive.close(),
  };
}

describe("SharePoint", () => {
  let double: GraphDouble;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
  });
  afterEach(() => assert.deepEqual(double.complaints, [], "no token left Graph, and no shape was wrong"));
  after(() => double.close());

  archiveContract("SharePoint", async () => openBench(double));

  describe("beyond the contract", () => {
    let bench: ReturnType<typeof openBench>;
    beforeEach(() => (bench = openBench(double)));
    afterEach(() => bench.close());

    it("reads back what SharePoint tells no hash of, and compares it", async () => {
      double.state.hidesHashes = true;
      try {
        const file = fileOf(400_000);
        const there = await bench.archive.put(file, kept());
        assert.ok((await bytesOf(await bench.archive.open(there)))?.equals(file.bytes));
        double.state.bytes.spoilsNext = true;
        await assert.rejects(bench.archive.put(fileOf(400_000), kept()), ArchiveDiffers);
      } finally {
        double.state.hidesHashes = false;
      }
    });

    it("takes away what arrived with other bytes, and sends it anew when asked again", async () => {
      for (const size of [5_000, 800_000]) {
        const file = fileOf(size, { place: { name: `${size}.bin` } });
        const progress = kept();
        double.state.bytes.spoilsNext = true;
        await assert.rejects(bench.archive.put(file, progress), ArchiveDiffers);
        assert.deepEqual(
          (await bench.paths()).filter((path) => path.includes(String(size))),
          [],
        );
        const there = await bench.archive.put(file, progress);
        assert.ok((await bytesOf(await bench.archive.open(there)))?.equals(file.bytes));
      }
      assert.ok((await bench.paths()).every((path) => !path.startsWith(incomingFolder)));
    });

    it("makes three calls for a small file in a folder that it knows", async () => {
      await bench.archive.put(fileOf(10), kept());
      double.seen.length = 0;
      await bench.archive.put(fileOf(10, { place: { name: "hai.pdf" } }), kept());
      const calls = double.seen.map(({ host, method }) => `${host} ${method}`);
      assert.deepEqual(calls, ["graph PUT", "graph PATCH", "graph GET"]);
      assert.ok(double.seen.every(({ userAgent }) => userAgent.startsWith("NONISV|Vanthu|Vanthu/")));
    });

    it("tells who made a version, and when", async () => {
      const there = await bench.archive.put(fileOf(10), kept());
      await bench.overwrite(there, Buffer.from("hai"));
      const versions = await bench.archive.versions(there);
      assert.deepEqual(
        versions.map(({ by }) => by),
        ["Vanthu", "Nguyễn Văn A"],
      );
      assert.ok(versions.every(({ at }) => Math.abs(at.getTime() - Date.now()) < 60_000));
    });

    it("gives a link to who may open the library", async () => {
      const there = await bench.archive.put(fileOf(10), kept());
      assert.match(
        (await bench.archive.linkOf(there)) ?? "",
        /^https:\/\/donvi\.sharepoint\.com\/sites\/vanthu\//u,
      );
    });

    it("begins anew when SharePoint has forgotten where we were, and says so", async () => {
      const there = await bench.archive.put(fileOf(10), kept());
      const { cursor } = await bench.archive.changes(null);
      double.state.forgottenBefore = 1_000_000;
      try {
        const page = await bench.archive.changes(cursor);
        assert.equal(page.reset, true);
        assert.ok(page.items.some(({ item }) => item === there.item));
      } finally {
        double.state.forgottenBefore = 0;
      }
    });

    it("follows the pages of a delta, and tells the folder of each file though it does not", async () => {
      for (let i = 0; i < 6; i += 1)
        await bench.archive.put(
          fileOf(1, { place: { name: `${i}.txt`, document: `000${i} – 1/A` } }),
          kept(),
        );
      double.state.longestPage = 4;
      try {
        const paths: string[] = [];
        let pages = 0;
        for (let cursor: string | null = null; ; pages += 1) {
          const page = await bench.archive.changes(cursor);
          for (const change of page.items) if (change.kind === "there") paths.push(change.path);
          cursor = page.cursor;
          if (page.isLast) break;
        }
        assert.ok(pages > 2);
        assert.deepEqual(paths.sort(), await bench.paths());
      } finally {
        double.state.longestPage = 1000;
      }
    });

    it("puts each agency where it was told to, and reads from wherever a file lies", async () => {
      const other = double.state.addSite(`${site}-2`, ["Documents", "Văn bản"]);
      const agencies = [{ agency: "H26.02", site: `${site}-2`, library: "văn bản" }];
      const archive = archiveAt(double, { agencies });
      const ours = await archive.put(fileOf(10, { place: { agency: "H26.02 – Sở Nội vụ" } }), kept());
      assert.equal(ours.container, other.drives[1]?.id);
      const longer = await archive.put(fileOf(10, { place: { agency: "H26.021 – Chi cục" } }), kept());
      assert.equal(longer.container, bench.drive.id);
      const found = new Set<string>();
      for (let cursor: string | null = null; ;) {
        const page = await archive.changes(cursor);
        for (const { item } of page.items) found.add(item);
        cursor = page.cursor;
        if (page.isLast) break;
      }
      assert.ok(found.has(ours.item) && found.has(longer.item));
      await archive.close();
    });

    it("goes on where a person has moved or removed the folders meanwhile", async () => {
      await bench.archive.put(fileOf(10), kept());
      const agency = bench.drive.byPath(["H26.01 – UBND phường Hoa Lư"]);
      bench.drive.remove(agency, "bin");
      const incoming = bench.drive.byPath([incomingFolder]);
      bench.drive.remove(incoming, "bin");
      const there = await bench.archive.put(fileOf(10), kept());
      assert.deepEqual(await bench.paths(), [there.path]);
    });
  });
});
