import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import type { Archive, ArchiveRef } from "../../src/ports/archive.ts";
import type { ArchiveBench } from "../support/archive-bench.ts";
import { bytesOf, fileOf, kept } from "../support/file-to-archive.ts";

/** A part of the contract of every archive: a put that is asked for again, after whatever happened. */
export function archiveAskedAgain(openBench: () => ArchiveBench): void {
  describe("asked again", () => {
    let bench: ArchiveBench;
    let archive: Archive;
    beforeEach(() => {
      bench = openBench();
      ({ archive } = bench);
    });
    const read = async (ref: ArchiveRef) => bytesOf(await archive.open(ref));

    it("never makes a second item for one file", async () => {
      for (const size of [50, 700_000]) {
        const file = fileOf(size, { place: { name: `${size}.bin` } });
        const progress = kept();
        const first = await archive.put(file, progress);
        const again = await archive.put(file, progress);
        const other = bench.reopen();
        const elsewhere = await other.put(file, kept(progress.saved));
        await other.close();
        assert.deepEqual(
          [again, elsewhere].map(({ item, path }) => [item, path]),
          Array.from({ length: 2 }, () => [first.item, first.path]),
        );
      }
      assert.equal((await bench.paths()).length, 2);
    });

    it("goes on after each point at which the server may have died", async () => {
      for (const size of [60, 900_000]) {
        const name = `${size}.bin`;
        const all = kept();
        await archive.put(fileOf(size, { place: { name: `first-${name}` } }), all);
        for (let deaths = 0; deaths <= all.all.length; deaths += 1) {
          const file = fileOf(size, { place: { name: `${deaths}-${name}` } });
          const progress = kept();
          let saves = 0;
          const dying = {
            get saved() {
              return progress.saved;
            },
            async save(state: string | null) {
              if (saves === deaths) throw new Error("killed");
              saves += 1;
              await progress.save(state);
            },
          };
          await archive.put(file, dying).catch((error: unknown) => {
            if (!(error instanceof Error && error.message === "killed")) throw error;
          });
          const other = bench.reopen();
          const there = await other.put(file, progress);
          await other.close();
          assert.ok((await read(there))?.equals(file.bytes));
          assert.equal((await bench.paths()).filter((path) => path.includes(`/${deaths}-`)).length, 1);
          await archive.destroy(there);
        }
      }
    });

    it("puts two files of one name and the same bytes as two items", async () => {
      const bytes = Buffer.from("the same bytes");
      const [one, other] = [
        await archive.put(fileOf(bytes), kept()),
        await archive.put(fileOf(bytes), kept()),
      ];
      assert.notEqual(one.item, other.item);
      assert.equal(await archive.destroy(one), true);
      assert.deepEqual(await read(other), bytes);
    });

    it("makes one item, too, when a worker is taken for dead and works on beside the next one", async () => {
      for (const ms of [0, 2, 5, 10, 20, 40]) {
        const file = fileOf(ms < 10 ? 400 : 400_000, { place: { name: `sau ${ms}.bin` } });
        const records = kept();
        let holder = 1;
        const heldBy = (worker: number) => ({
          saved: records.saved,
          async save(state: string | null) {
            if (holder !== worker) throw new Error("the lease was lost");
            await records.save(state);
          },
        });
        const first = archive.put(file, heldBy(1)).catch((error: unknown) => {
          if (!(error instanceof Error && error.message === "the lease was lost")) throw error;
        });
        await sleep(ms);
        holder = 2;
        const other = bench.reopen();
        const there = await other.put(file, heldBy(2));
        await first;
        await other.close();
        assert.ok((await read(there))?.equals(file.bytes));
        assert.equal((await bench.paths()).filter((path) => path.includes(`sau ${ms}.`)).length, 1);
      }
    });
  });
}
