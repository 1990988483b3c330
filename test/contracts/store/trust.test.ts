import assert from "node:assert/strict";
import type { TrustedCertificateRecord } from "../../../src/ports/records/trust-records.ts";
import type { Records } from "../../../src/ports/store.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("trust", (opened) => {
  const now = at("11-20 08:00");
  const later = at("11-21 08:00");
  const certificate = (agencyId: string): TrustedCertificateRecord => ({
    id: newId(),
    agencyId,
    fingerprint: "ab".repeat(32),
    purpose: "both",
    der: Uint8Array.from([0x30, 0, 255]),
    validFrom: "2026-11-20",
    validTo: null,
    source: "Công bố",
    addedBy: newId(),
    addedAt: now,
    removedBy: null,
    removedAt: null,
    removalReason: null,
    version: 1,
  });
  const question = (key: string) => ({
    key: key.padEnd(64, "0"),
    kind: "crl" as const,
    address: `http://crl.thu.vn/${key}`,
    request: null,
  });
  const transaction = <T>(work: (records: Records) => Promise<T>) => opened().store.transaction(work);

  it("keeps each agency's certificates, and what was taken out of them", async () => {
    const agency = newId();
    const record = certificate(agency);
    await transaction(({ trust }) => trust.addCertificate(record));
    await transaction(({ trust }) => trust.addCertificate(certificate(newId())));
    const { trust } = opened().store.read;
    assert.deepEqual(await trust.certificates(agency), [record]);
    assert.ok((await trust.agencies()).includes(agency));
    const removed = { ...record, removedBy: newId(), removedAt: later, removalReason: "Lộ khóa", version: 2 };
    assert.equal(await transaction((it) => it.trust.saveCertificate(removed)), true);
    assert.equal(await transaction((it) => it.trust.saveCertificate(removed)), false);
    assert.deepEqual(await trust.certificate(record.id), removed);
  });

  it("asks once what several documents need, and gives the answer to each", async () => {
    const [one, two] = [newId(), newId()];
    const agencyId = newId();
    const asked = question(newId().slice(0, 8));
    for (const documentId of [one, two, one])
      await transaction(({ trust }) => trust.need({ documentId, agencyId }, [asked], now));
    const { trust } = opened().store.read;
    assert.deepEqual(
      (await trust.neededBy(asked.key)).map((it) => it.documentId),
      [one, two].toSorted(),
    );
    assert.deepEqual(
      (await trust.due(now, 100)).filter((it) => it.key === asked.key).map((it) => [it.address, it.value]),
      [[asked.address, null]],
    );
    assert.deepEqual(await trust.valuesOf(one), []);
    const value = Uint8Array.from([1, 2, 3]);
    await transaction((it) => it.trust.answered(asked.key, { value, fetchedAt: now, untilAt: later }));
    assert.deepEqual(
      (await trust.valuesOf(two)).map((it) => it.value),
      [value],
    );
    assert.equal(
      (await trust.due(later, 100)).some((it) => it.key === asked.key),
      false,
    );
    await transaction((it) => it.trust.need({ documentId: one, agencyId }, [asked], later));
    assert.equal(
      (await trust.due(later, 100)).some((it) => it.key === asked.key),
      true,
    );
  });

  it("tries later what could not be had, and counts", async () => {
    const asked = question(newId().slice(0, 8));
    await transaction(({ trust }) => trust.need({ documentId: newId(), agencyId: newId() }, [asked], now));
    await transaction((it) => it.trust.failed(asked.key, { fault: "tooSlow", dueAt: later }));
    const { trust } = opened().store.read;
    const [known] = await trust.values([asked.key]);
    assert.deepEqual([known?.attempts, known?.fault, known?.dueAt], [1, "tooSlow", later]);
    assert.equal(
      (await trust.due(now, 100)).some((it) => it.key === asked.key),
      false,
    );
  });
});
