import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createPrintedForms } from "../../../src/adapters/forms/pdf-and-xlsx-forms.ts";
import { incomingRegister, type IncomingRegisterRow } from "../../../src/domain/forms/incoming-register.ts";
import { collector } from "./read-print.ts";
import { heading, incomingRow, rowsOf } from "./sample-register.ts";

const forms = createPrintedForms();
const kinds = ["pdf", "xlsx"] as const;
const methods = { pdf: "registerPdf", xlsx: "registerXlsx" } as const;

/** Rows without end, that tell how many were asked for and whether they were told to stop; `onRow` at each one. */
function endless(failAt = Number.POSITIVE_INFINITY, onRow: (row: number) => void = () => undefined) {
  const state = { asked: 0, stopped: false };
  async function* rows(): AsyncGenerator<IncomingRegisterRow> {
    try {
      for (;;) {
        state.asked += 1;
        if (state.asked === failAt) throw new Error("The store went away.");
        onRow(state.asked);
        yield incomingRow(state.asked);
      }
    } finally {
      state.stopped = true;
    }
  }
  return { state, rows: rows() };
}

/** Returns when the source was told to stop; the test's own time limit is the bound. */
async function stopped(state: { readonly stopped: boolean }): Promise<void> {
  while (!state.stopped) await pause(1);
}

/** Returns when nothing more is asked for: what is in hand of a full output ends, what is asked for without end does not. */
async function settled(state: { readonly asked: number }): Promise<void> {
  for (let before = 0, same = 0; same < 10; before = state.asked) {
    await pause(100);
    same = state.asked > 0 && state.asked === before ? same + 1 : 0;
  }
}

/** Takes `limit` bytes at once and then nothing more. */
function stalled(limit: number) {
  let taken = 0;
  return new Writable({
    highWaterMark: 1024,
    write(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      if (taken < limit) done();
    },
  });
}

for (const kind of kinds) {
  const print = async (
    rows: AsyncIterable<IncomingRegisterRow>,
    out: Writable,
    signal?: AbortSignal,
  ): Promise<void> => {
    await forms[methods[kind]](incomingRegister, heading, rows, out, signal);
  };

  describe(`a register written as ${kind.toUpperCase()}`, () => {
    it("destroys the output when the rows fail, and does not end it", async () => {
      const { out } = collector();
      const { rows, state } = endless(5000);
      await assert.rejects(print(rows, out), /The store went away/);
      assert.equal(out.destroyed, true);
      assert.equal(out.writableFinished, false);
      assert.equal(state.asked, 5000);
    });

    it("destroys the output when the rows fail before the first", async () => {
      const { out } = collector();
      await assert.rejects(print(endless(1).rows, out), /The store went away/);
      assert.equal(out.destroyed, true);
    });

    it("stops when it is cancelled, and tells the rows", async () => {
      const { out } = collector();
      const cancel = new AbortController();
      const { rows, state } = endless(undefined, (row) => {
        if (row === 200) cancel.abort();
      });
      await assert.rejects(print(rows, out, cancel.signal), {
        name: "AbortError",
      });
      await stopped(state);
      assert.equal(out.destroyed, true);
      assert.equal(out.writableFinished, false);
    });

    it("writes nothing when it was cancelled before it began", async () => {
      const { out, bytes } = collector();
      const { rows } = endless();
      await assert.rejects(print(rows, out, AbortSignal.abort()), {
        name: "AbortError",
      });
      assert.equal(bytes().length, 0);
    });

    it("stops when it is cancelled while it waits for a row that does not come", async () => {
      const { out } = collector();
      const cancel = new AbortController();
      async function* waiting(): AsyncGenerator<IncomingRegisterRow> {
        yield incomingRow(1);
        await pause(60_000, undefined, { ref: false });
      }
      setTimeout(() => cancel.abort(), 50);
      await assert.rejects(print(waiting(), out, cancel.signal), {
        name: "AbortError",
      });
      assert.equal(out.destroyed, true);
    });

    it("stops when the reader goes away", async () => {
      const { out } = collector();
      const { rows, state } = endless(undefined, (row) => {
        if (row === 200) out.destroy();
      });
      await assert.rejects(print(rows, out));
      await stopped(state);
    });

    it("asks for no more rows while the reader takes nothing", async () => {
      const out = stalled(40_000);
      const { rows, state } = endless();
      const cancel = new AbortController();
      const printing = print(rows, out, cancel.signal);
      printing.catch(() => undefined);
      await settled(state);
      assert.ok(state.asked < 20_000, `${state.asked} rows were taken`);
      cancel.abort();
      await assert.rejects(printing, { name: "AbortError" });
    });

    it("lets others work while it writes rows that are all at hand", async () => {
      const { out } = collector();
      let turns = 0;
      const ticking = setInterval(() => (turns += 1), 1);
      await print(rowsOf(incomingRow, 3000), out);
      clearInterval(ticking);
      assert.ok(turns > 5, `${turns} turns`);
    });

    it("keeps no more of 20,000 entries than of 4,000", () => {
      const script = fileURLToPath(new URL("print-many.ts", import.meta.url));
      const child = spawnSync(process.execPath, ["--expose-gc", script, kind, "20000"], {
        encoding: "utf8",
        timeout: 28_000,
      });
      assert.equal(child.status, 0, child.stderr);
      const told: unknown = JSON.parse(child.stdout);
      assert.ok(typeof told === "object" && told !== null && "marks" in told && "peak" in told);
      assert.ok(Array.isArray(told.marks) && typeof told.peak === "number");
      const [first = 0, ...later] = told.marks.map(Number);
      assert.equal(later.length, 4);
      for (const mark of later) assert.ok(mark < first + 25, `${mark} MB in use after ${first} MB`);
      assert.ok(told.peak < 450, `peak ${told.peak} MB`);
    });
  });
}
