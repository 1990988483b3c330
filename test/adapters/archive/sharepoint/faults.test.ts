import assert from "node:assert/strict";
import { incomingFolder } from "../../../../src/adapters/archive/sharepoint/put-file.ts";
import { ArchiveUnavailable, type Archive, type ArchiveFault } from "../../../../src/ports/archive.ts";
import { archiveAt, site } from "../../../support/archive-double.ts";
import { bytesOf, fileOf, kept } from "../../../support/file-to-archive.ts";
import type { DriveModel } from "../../../support/graph-double/drive-model.ts";
import { startGraphDouble, type GraphDouble } from "../../../support/graph-double/graph-double.ts";
import type { Seen, Trouble } from "../../../support/graph-double/planned-faults.ts";
import { trustAuthority } from "../../../support/trust-authority.ts";

const fragment = ({ host, method }: Seen) => host === "bytes" && method === "PUT";
const sessionStatus = ({ host, method, path }: Seen) =>
  host === "bytes" && method === "GET" && path.startsWith("/upload/");
const download = ({ host, path }: Seen) => host === "bytes" && path.startsWith("/download/");
const graph = (method: string, part: string) => (seen: Seen) =>
  seen.host === "graph" && seen.method === method && seen.path.includes(part);
const isUnavailable = (fault: ArchiveFault) => (error: unknown) =>
  error instanceof ArchiveUnavailable && error.fault === fault;

describe("SharePoint's archive and faults", () => {
  let double: GraphDouble;
  let drive: DriveModel;
  let archive: Archive;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
  });
  beforeEach(() => {
    double.faults.clear();
    double.state.sites.length = 0;
    const [first] = double.state.addSite(site).drives;
    assert.ok(first !== undefined);
    drive = first;
    archive = archiveAt(double);
    double.seen.length = 0;
  });
  afterEach(async () => {
    await archive.close();
    assert.deepEqual(double.complaints, []);
  });
  after(() => double.close());

  const size = 4 * 327_680 + 17;
  const count = (matches: (seen: Seen) => boolean) => double.seen.filter(matches).length;

  /** Puts a file while this happens, and sees it arrive whole, once. */
  async function arrives(bytes = size): Promise<void> {
    const file = fileOf(bytes);
    const there = await archive.put(file, kept());
    double.faults.clear();
    assert.ok((await bytesOf(await archive.open(there)))?.equals(file.bytes));
    assert.deepEqual(
      drive.files().map(({ path }) => path),
      [there.path],
    );
  }

  describe("of an upload in fragments", () => {
    const mended: readonly (readonly [what: string, Trouble])[] = [
      ["an answer 500", { kind: "status", status: 500 }],
      ["an answer 503 that asks to wait", { kind: "status", status: 503, retryAfter: 0.05 }],
      ["an answer 429 that asks to wait", { kind: "status", status: 429, retryAfter: 0.05 }],
      [
        "an answer 429 that says a date",
        { kind: "status", status: 429, retryAfter: new Date(0).toUTCString() },
      ],
      ["an answer 416", { kind: "status", status: 416 }],
      ["an answer 404: the session is gone", { kind: "status", status: 404 }],
      ["an answer 410", { kind: "status", status: 410 }],
      ["a connection cut in the middle of a fragment", { kind: "cutQuestion", afterBytes: 150_000 }],
      ["an answer that is lost", { kind: "loseAnswer" }],
    ];
    for (const [what, trouble] of mended) {
      it(`mends ${what}, at the first fragment, at the last and between them`, async () => {
        let fragments = 0;
        double.faults.plan((seen) => fragment(seen) && [1, 4, 7].includes((fragments += 1)), trouble, 3);
        await arrives();
      });
    }

    it("mends a host that says nothing, a status that fails and a session that was not given", async () => {
      archive = archiveAt(double, {}, { idleMs: 150, callMs: 300 });
      double.faults.plan(fragment, { kind: "silence" });
      double.faults.plan(sessionStatus, { kind: "status", status: 502 }, 2);
      double.faults.plan(graph("POST", "createUploadSession"), { kind: "status", status: 503 });
      double.faults.plan(graph("POST", "createUploadSession"), { kind: "loseAnswer" });
      await arrives();
    });

    it("begins a new session when the old one has ended meanwhile", async () => {
      const progress = kept();
      const file = fileOf(size);
      double.faults.plan(
        (seen) => fragment(seen) && count(fragment) === 3,
        { kind: "status", status: 500 },
        1,
      );
      double.faults.plan(sessionStatus, { kind: "status", status: 500 }, 100);
      await assert.rejects(archive.put(file, progress), isUnavailable("offline"));
      double.faults.clear();
      double.state.bytes.sessions.clear();
      const there = await archive.put(file, progress);
      assert.ok((await bytesOf(await archive.open(there)))?.equals(file.bytes));
      assert.equal(count(graph("POST", "createUploadSession")), 2);
    });

    it("goes on in the same session after the server was started again, sending nothing twice", async () => {
      const progress = kept();
      const file = fileOf(size);
      let fragments = 0;
      double.faults.plan(
        (seen) => fragment(seen) && (fragments += 1) > 2,
        { kind: "status", status: 500 },
        100,
      );
      await assert.rejects(archive.put(file, progress), isUnavailable("offline"));
      double.faults.clear();
      const other = archiveAt(double);
      double.seen.length = 0;
      const there = await other.put(file, kept(progress.saved));
      assert.ok((await bytesOf(await other.open(there)))?.equals(file.bytes));
      assert.equal(count(fragment), 3, "two of five were there");
      assert.equal(count(graph("POST", "createUploadSession")), 0);
      await other.close();
    });

    it("waits for a file that is still being made of what it sent, rather than send it again", async () => {
      let fragments = 0;
      double.faults.plan((seen) => fragment(seen) && (fragments += 1) === 5, {
        kind: "makeLater",
        afterMs: 200,
      });
      await arrives();
      assert.equal(fragments, 5);
    });

    it("gives up when there is no room, and says so", async () => {
      drive.remaining = 1000;
      await assert.rejects(archive.put(fileOf(size), kept()), isUnavailable("full"));
      assert.equal(count(fragment), 0, "before anything is sent");
      await assert.rejects(archive.put(fileOf(2000), kept()), isUnavailable("full"));
      drive.remaining = 1024 ** 3;
      double.faults.plan((seen) => fragment(seen) && count(fragment) === 5, { kind: "status", status: 507 });
      await assert.rejects(archive.put(fileOf(size), kept()), isUnavailable("full"));
    });

    it("lets the fault of its own source pass, and goes on another time", async () => {
      const file = fileOf(size);
      const progress = kept();
      const broken = { ...file, open: () => Promise.reject(new Error("the spool is away")) };
      await assert.rejects(archive.put(broken, progress), /the spool is away/u);
      const there = await archive.put(file, progress);
      assert.ok((await bytesOf(await archive.open(there)))?.equals(file.bytes));
    });
  });

  describe("of a call of Graph", () => {
    it("finds what an upload brought there though its answer was lost", async () => {
      double.faults.plan(graph("PUT", "/content"), { kind: "loseAnswer" });
      await arrives(500);
    });

    it("moves one item once, however often it is told to", async () => {
      double.faults.plan(graph("PATCH", "/items/"), { kind: "loseAnswer" }, 2);
      double.faults.plan(graph("PATCH", "/items/"), { kind: "status", status: 500 });
      await arrives(500);
    });

    it("fetches a new token when Graph no longer takes the one it has", async () => {
      await archive.put(fileOf(10), kept());
      const before = double.entra.issued;
      double.faults.plan(graph("PUT", "/content"), { kind: "status", status: 401 });
      const there = await archive.put(fileOf(10, { place: { name: "hai.pdf" } }), kept());
      assert.equal(there.size, 10);
      assert.equal(double.entra.issued, before + 1);
    });

    it("asks for one token for a hundred calls at once", async () => {
      const before = double.entra.issued;
      await Promise.all(
        Array.from({ length: 100 }, () => archive.look({ container: drive.id, item: "none" })),
      );
      assert.equal(double.entra.issued, before + 1);
    });

    it("says what it cannot mend by its kind", async () => {
      const there = await archive.put(fileOf(10), kept());
      const answers: readonly (readonly [number, ArchiveFault])[] = [
        [401, "denied"],
        [403, "denied"],
        [423, "locked"],
        [412, "changed"],
        [502, "offline"],
      ];
      for (const [status, fault] of answers) {
        double.faults.plan(graph("GET", "/items/"), { kind: "status", status }, 20);
        await assert.rejects(archive.look(there), isUnavailable(fault));
        double.faults.clear();
      }
      double.state.sites.length = 0;
      await assert.rejects(archiveAt(double).put(fileOf(10), kept()), isUnavailable("missingLibrary"));
    });

    it("leaves what a person holds open where it is, and moves it when it is free", async () => {
      const file = fileOf(10);
      const progress = kept();
      double.faults.plan(graph("PATCH", "/items/"), { kind: "status", status: 423 });
      await assert.rejects(archive.put(file, progress), isUnavailable("locked"));
      assert.match(drive.files()[0]?.path ?? "", new RegExp(`^${incomingFolder}/`, "u"));
      const there = await archive.put(file, progress);
      assert.deepEqual(
        drive.files().map(({ path }) => path),
        [there.path],
      );
      drive.get(there.item).isLocked = true;
      await assert.rejects(archive.destroy(there), isUnavailable("locked"));
    });

    it("waits as long as Graph asks; when that is long, everybody comes back later, and nothing is asked meanwhile", async () => {
      await archive.put(fileOf(10), kept());
      double.faults.plan(graph("PUT", "/content"), { kind: "status", status: 429, retryAfter: 450 });
      const place = { name: "hai.pdf" };
      await assert.rejects(archive.put(fileOf(10, { place }), kept()), (error) => {
        assert.ok(error instanceof ArchiveUnavailable);
        assert.equal(error.fault, "throttled");
        assert.ok(error.retryAfter !== null && error.retryAfter > 440 && error.retryAfter <= 450);
        return true;
      });
      double.seen.length = 0;
      await assert.rejects(archive.look({ container: drive.id, item: "x" }), isUnavailable("throttled"));
      assert.deepEqual(double.seen, []);
    });

    it("puts into the bin what it may not remove for good, and says so", async () => {
      const there = await archive.put(fileOf(10), kept());
      double.state.allowsPermanentDelete = false;
      try {
        await assert.rejects(archive.destroy(there), isUnavailable("denied"));
        assert.equal(drive.items.get(there.item)?.gone, "bin");
      } finally {
        double.state.allowsPermanentDelete = true;
      }
    });
  });

  describe("of a download", () => {
    async function reads(range?: { start: number; end: number }): Promise<void> {
      const file = fileOf(700_000);
      const there = await archive.put(file, kept());
      const bytes = await bytesOf(await archive.open(there, range));
      const wanted = range === undefined ? file.bytes : file.bytes.subarray(range.start, range.end + 1);
      assert.ok(bytes?.equals(wanted));
    }

    it("reads on where the connection was cut, as often as it is", async () => {
      double.faults.plan(download, { kind: "cutAnswer", afterBytes: 100_000 }, 4);
      await reads();
      double.faults.plan(download, { kind: "cutAnswer", afterBytes: 50_000 }, 2);
      await reads({ start: 100, end: 400_000 });
    });

    it("leaves a connection on which nothing comes any more", async () => {
      archive = archiveAt(double, {}, { idleMs: 150 });
      double.faults.plan(download, { kind: "stallAnswer", afterBytes: 70_000 });
      await reads();
    });

    it("asks for another address when one has ended, and waits when it is asked to", async () => {
      double.faults.plan(download, { kind: "status", status: 401 });
      double.faults.plan(download, { kind: "status", status: 503, retryAfter: 0.02 });
      double.faults.plan(download, { kind: "status", status: 500 });
      await reads();
    });

    it("never mixes the bytes of two states of a file", async () => {
      const there = await archive.put(fileOf(700_000), kept());
      double.faults.plan(download, { kind: "cutAnswer", afterBytes: 100_000 });
      const bytes = await archive.open(there);
      const item = drive.get(there.item);
      const blob = await double.state.blobs.spoil(double.state.current(drive, item));
      drive.setContent(item, blob);
      await assert.rejects(bytesOf(bytes), isUnavailable("changed"));
    });
  });
});
