import assert from "node:assert/strict";
import { printRegister } from "../../../src/usecases/print/print-register.ts";
import { collector } from "../../adapters/forms/read-print.ts";
import { openPrintingOffice, type PrintingOffice } from "./handled-documents.ts";
import { keepingLines } from "./keeping-lines.ts";

describe("printing a long register", () => {
  it("asks for a hundred entries at a time, and only as far as it got", async () => {
    const office = await openPrintingOffice();
    try {
      const { store } = office.services;
      await manyIncoming(office, 1203);
      const limits: number[] = [];
      const counted = {
        ...store,
        read: {
          ...store.read,
          incoming: {
            ...store.read.incoming,
            registerChunk: (...asked: Parameters<typeof store.read.incoming.registerChunk>) => {
              limits.push(asked[1].limit);
              return store.read.incoming.registerChunk(...asked);
            },
          },
        },
      };
      const print = async (most: number) => {
        limits.length = 0;
        const { kept, forms } = keepingLines(most);
        const services = { ...office.services, store: counted, forms };
        const it = { form: "incoming", format: "pdf", query: { year: 2026 } } as const;
        await printRegister(services, office.actors.clerk, it, collector().out);
        return kept.lines.map((line) => Number(line[1]));
      };
      assert.deepEqual(
        await print(Infinity),
        Array.from({ length: 1203 }, (_, at) => at + 1),
      );
      assert.deepEqual(
        limits.filter((limit) => limit > 1),
        Array.from({ length: 13 }, () => 100),
      );
      assert.equal((await print(3)).length, 3);
      assert.deepEqual(
        limits.filter((limit) => limit > 1),
        [100],
      );
    } finally {
      await office.close();
    }
  });
});

/** Straight into the store: what they went through is not what is asked here. */
async function manyIncoming(office: PrintingOffice, count: number): Promise<void> {
  const { services, agency } = office;
  const model = await services.store.read.incoming.get(await office.receive(1));
  assert.ok(model);
  const key = { agencyId: agency.id, kind: "incoming", key: "incoming", year: 2026 } as const;
  await services.store.transaction(async (records) => {
    for (let nth = 2; nth <= count; nth += 1) {
      const { number } = await records.registers.takeNumber(key);
      const id = services.ids.next();
      await records.incoming.insert(
        { ...model, id, arrivalNumber: number },
        { sortKey: number, requestKey: id, searchText: "" },
      );
    }
  });
}
