import assert from "node:assert/strict";
import { notScanned } from "../../../src/domain/files/file-scan.ts";
import { ruleOn } from "../../../src/domain/legal-value/legal-value-rules.ts";
import type { LegalValue } from "../../../src/domain/legal-value/legal-value.ts";
import type { FileReport } from "../../../src/domain/signatures/file-report.ts";
import type { StoredFileRecord } from "../../../src/ports/records/file-records.ts";
import { report, signature } from "../../support/signature-reports.ts";
import { addIncoming, at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("checks of signatures", (opened) => {
  const agencyId = newId();
  const trust = { trustHash: "a".repeat(64) };

  const fileOf = (documentId: string): StoredFileRecord => ({
    id: newId(),
    agencyId,
    documentKind: "incoming",
    documentId,
    role: "main",
    position: 0,
    name: "cong-van.pdf",
    mediaType: "application/pdf",
    size: 10,
    sha256: "b".repeat(64),
    pageCount: 1,
    storedAt: at("11-20 08:00"),
    scan: notScanned,
    active: [],
  });
  const document = async () => {
    const { id } = await opened().store.transaction((r) => addIncoming(r, agencyId, {}));
    const file = fileOf(id);
    await opened().store.transaction((r) => r.files.insert([file]));
    return { documentId: id, fileId: file.id, documentKind: "incoming", agencyId } as const;
  };
  type Made = Awaited<ReturnType<typeof document>>;
  const ask = (file: Made, when: string) =>
    opened().store.transaction((r) =>
      r.signatures.ask([{ ...file, cause: "registered", askedAt: at(when) }]),
    );
  const keep = ({ fileId, documentId }: Made, found: FileReport, when: string) =>
    opened().store.transaction((r) =>
      r.signatures.keep({
        ...trust,
        fileId,
        documentId,
        agencyId,
        cause: "asked",
        report: found,
        checkedAt: at(when),
      }),
    );
  const judge = ({ documentId }: Made, value: LegalValue, when: string) =>
    opened().store.transaction((r) =>
      r.signatures.judge("incoming", {
        documentId,
        agencyId,
        value,
        reasons: [{ code: "legal-value.signed", params: { source: "NĐ 30" } }],
        rule: ruleOn("2026-11-20", null),
        inputsHash: "c".repeat(64),
        cause: "asked",
        judgedAt: at(when),
      }),
    );
  const read = () => opened().store.read.signatures;

  it("wait once for each file, and no longer than until what was asked is answered", async () => {
    const file = await document();
    await ask(file, "11-20 08:00");
    await ask(file, "11-20 09:00");
    assert.equal(await read().dueSince(at("11-20 08:30")), null);
    assert.deepEqual(await read().dueSince(at("11-20 09:30")), at("11-20 09:00"));
    const settle = (when: string) =>
      opened().store.transaction((r) => r.signatures.settle({ fileId: file.fileId, askedAt: at(when) }));
    await settle("11-20 08:00");
    assert.equal((await read().waitingOf(file.documentId)).length, 1, "it was asked again since");
    assert.deepEqual(await read().unasked([file.fileId]), new Set());
    await settle("11-20 09:00");
    assert.deepEqual(await read().waitingOf(file.documentId), []);
    assert.deepEqual(await read().unasked([file.fileId]), new Set([file.fileId]));
    await keep(file, report([]), "11-20 10:00");
    assert.deepEqual(await read().unasked([file.fileId]), new Set());
  });

  it("keep what was found until something else is, with all that was before", async () => {
    const file = await document();
    const passed = report([signature()]);
    const failed = report([signature({ conclusion: "TOTAL-FAILED", subIndication: "HASH_FAILURE" })]);
    assert.equal(await keep(file, passed, "11-20 08:00"), true);
    assert.equal(await keep(file, passed, "11-20 09:00"), false);
    assert.equal(await keep(file, failed, "11-20 10:00"), true);
    const history = await read().history(file.fileId);
    assert.deepEqual(
      history.map((it) => [it.seq, it.report.conclusion, it.checkedAt, it.seenAt]),
      [
        [1, "TOTAL-PASSED", at("11-20 08:00"), at("11-20 09:00")],
        [2, "TOTAL-FAILED", at("11-20 10:00"), at("11-20 10:00")],
      ],
    );
    assert.deepEqual((await read().ofFile(file.fileId))?.report, failed);
    assert.deepEqual(
      (await read().latest(file.documentId)).map((it) => it.seq),
      [2],
    );
  });

  it("are asked for again for every signed file of an agency, and for no other", async () => {
    const signed = await document();
    const plain = await document();
    await keep(signed, report([signature()]), "11-20 08:00");
    await keep(plain, report([]), "11-20 08:00");
    const asked = await opened().store.transaction((r) =>
      r.signatures.askSigned(agencyId, "trust", at("11-21 08:00")),
    );
    assert.equal(asked, 1);
    const [waiting] = await read().waitingOf(signed.documentId);
    assert.deepEqual([waiting?.cause, waiting?.askedAt], ["trust", at("11-21 08:00")]);
    assert.deepEqual(await read().waitingOf(plain.documentId), []);
  });

  it("are judged anew, and not read again, for every checked file since a day", async () => {
    const checked = await document();
    const unchecked = await document();
    await keep(checked, report([]), "11-20 08:00");
    const since = (when: string) =>
      opened().store.transaction((r) => r.signatures.askToJudge(agencyId, at(when), at("11-22 08:00")));
    assert.equal(await since("11-21 00:00"), 0, "it came in before that day");
    assert.equal(await since("11-20 00:00"), 1);
    assert.equal(await since("11-20 00:00"), 0, "it waits already");
    assert.deepEqual(
      (await read().waitingOf(checked.documentId)).map((it) => it.cause),
      ["rule"],
    );
    assert.deepEqual(await read().waitingOf(unchecked.documentId), []);
  });

  it("let the document's row and the register say what it is worth", async () => {
    const file = await document();
    await judge(file, "reference", "11-20 08:00");
    await judge(file, "replacesPaper", "11-20 09:00");
    assert.equal(await read().standing("incoming", file.documentId), "replacesPaper");
    assert.equal(await read().standing("incoming", newId()), null);
    assert.deepEqual(
      (await read().legalValues(file.documentId)).map((it) => [it.seq, it.value]),
      [
        [1, "reference"],
        [2, "replacesPaper"],
      ],
    );
    const current = await read().legalValue(file.documentId);
    assert.deepEqual(current?.rule, ruleOn("2026-11-20", null));
    const scope = { agencyId, wholeAgency: true, principals: [], received: null, types: null };
    const page = { direction: "newestFirst", after: null, limit: 9 } as const;
    const [row] = await opened().store.read.incoming.list({ scope }, page);
    assert.equal(row?.legalValue, "replacesPaper");
  });
});
