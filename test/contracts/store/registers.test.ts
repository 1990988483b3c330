import assert from "node:assert/strict";
import type { RegisterKey } from "../../../src/ports/records/register-records.ts";
import { newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("registers", (opened) => {
  const keyOf = (more: Partial<RegisterKey> = {}): RegisterKey => ({
    agencyId: "01980000-0000-7000-8000-000000000001",
    kind: "incoming",
    key: "common",
    year: 2026,
    ...more,
  });
  const open = (key: RegisterKey): Promise<void> =>
    opened().store.transaction((records) =>
      records.registers.open({ id: newId(), ...key, name: "Sổ văn bản đến", nameEn: "Incoming" }),
    );

  it("number without gap or double under 50 transactions at once of which some fail (rule 2)", async () => {
    const { store } = opened();
    await open(keyOf());
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        store.transaction(async (records) => {
          const { number } = await records.registers.takeNumber(keyOf());
          if (i % 3 === 1) throw new Error("changed its mind");
          return number;
        }),
      ),
    );
    const numbers = outcomes.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []));
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      Array.from({ length: 33 }, (_, i) => i + 1),
    );
    const register = await store.read.registers.find(keyOf());
    assert.equal(register?.lastNumber, 33);
  });

  it("are opened once when several open the same, and each has an ordinal of its own", async () => {
    const { store } = opened();
    const keys = ["common", "QĐ", "common", "KT", "QĐ", "common", "TTr"];
    await Promise.all(keys.map((key) => open(keyOf({ key }))));
    const registers = await store.read.registers.ofAgency(keyOf().agencyId, "incoming", 2026);
    assert.deepEqual(registers.map((it) => it.key).toSorted(), ["KT", "QĐ", "TTr", "common"]);
    const ordinals: number[] = [];
    for (const { key } of registers) {
      const taken = await store.transaction((records) => records.registers.takeNumber(keyOf({ key })));
      assert.equal(taken.number, 1);
      ordinals.push(taken.ordinal);
    }
    assert.deepEqual(ordinals, [0, 1, 2, 3]);
  });

  it("begin anew with each year, kind and agency", async () => {
    const { store } = opened();
    const others = [{}, { year: 2027 }, { kind: "outgoing" as const }, { agencyId: newId() }].map(keyOf);
    for (const key of others) await open(key);
    for (const key of others) {
      const { number, ordinal } = await store.transaction((records) => records.registers.takeNumber(key));
      assert.deepEqual({ number, ordinal }, { number: 1, ordinal: 0 });
    }
    const years = await store.read.registers.ofAgency(keyOf().agencyId, "incoming");
    assert.deepEqual(
      years.map((it) => it.year),
      [2027, 2026],
    );
  });

  it("are opened with their first number where the taker says how, once", async () => {
    const { store } = opened();
    const numbers = await Promise.all(
      Array.from({ length: 6 }, () =>
        store.transaction(async (records) => {
          const toOpen = () => ({ id: newId(), name: "Sổ văn bản đến", nameEn: "Incoming" });
          return (await records.registers.takeNumber(keyOf(), toOpen)).number;
        }),
      ),
    );
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6],
    );
    const registers = await store.read.registers.ofAgency(keyOf().agencyId, "incoming");
    assert.deepEqual(
      registers.map((it) => [it.nameEn, it.lastNumber]),
      [["Incoming", 6]],
    );
  });

  it("give no number where none is open", async () => {
    const { store } = opened();
    assert.equal(await store.read.registers.find(keyOf()), null);
    await assert.rejects(
      store.transaction((records) => records.registers.takeNumber(keyOf())),
      /No register incoming\/common\/2026/,
    );
  });
});
