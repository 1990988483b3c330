import assert from "node:assert/strict";
import { notScanned } from "../../../src/domain/files/file-scan.ts";
import type { IncomingRecords } from "../../../src/ports/records/incoming-records.ts";
import { addIncoming, at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("possible duplicates", (opened) => {
  const agencyId = newId();
  const clerkId = newId();
  const sha256 = "ab".repeat(32);
  type Criteria = Omit<Parameters<IncomingRecords["duplicates"]>[0], "agencyId">;
  const nothing: Criteria = { documentCode: null, symbolFolded: null, senderFolded: "", sha256s: [] };

  async function fill(): Promise<{ byCode: string; bySymbol: string; byFile: string; fileId: string }> {
    const fileId = newId();
    return opened().store.transaction(async (records) => {
      await records.people.insertPerson({
        id: clerkId,
        fullName: "Nguyễn Thị Hạnh",
        email: "hanh@example.vn",
        directoryId: null,
        isActive: true,
        version: 1,
      });
      const by = { registeredBy: clerkId };
      const byCode = await addIncoming(records, agencyId, {
        ...by,
        fields: { documentCode: "H95.14.2026.7", codeNumber: "1", senderName: "Sở Y tế" },
      });
      const bySymbol = await addIncoming(records, agencyId, {
        ...by,
        fields: { codeNumber: "07", codeNotation: "BC-STC", senderName: "Sở Tài chính" },
      });
      await addIncoming(records, agencyId, {
        fields: { codeNumber: "7", codeNotation: "BC-STC", senderName: "Sở Nội vụ" },
      });
      const byFile = await addIncoming(records, agencyId, { fields: { codeNumber: "99" } });
      const elsewhere = await addIncoming(records, newId(), { fields: { documentCode: "H95.14.2026.7" } });
      for (const [document, role] of [
        [byFile, "main"],
        [bySymbol, "attachment"],
        [elsewhere, "main"],
      ] as const) {
        await records.files.insert([
          {
            id: document === byFile ? fileId : newId(),
            agencyId: document.agencyId,
            documentKind: "incoming",
            documentId: document.id,
            role,
            position: 0,
            name: "vb.pdf",
            mediaType: "application/pdf",
            size: 10,
            sha256,
            pageCount: 1,
            storedAt: at("11-20 08:00"),
            scan: notScanned,
            active: [],
          },
        ]);
      }
      return { byCode: byCode.id, bySymbol: bySymbol.id, byFile: byFile.id, fileId };
    });
  }

  const find = async (criteria: Partial<Criteria>) =>
    opened().store.read.incoming.duplicates({ agencyId, ...nothing, ...criteria });
  const ids = (found: Awaited<ReturnType<typeof find>>) => found.map((it) => it.document.id);

  it("are found by the code, by symbol and sender, and by the main file, in the agency alone", async () => {
    const kept = await fill();
    assert.deepEqual(ids(await find({})), []);
    assert.deepEqual(ids(await find({ documentCode: "H95.14.2026.7" })), [kept.byCode]);
    const symbol = { symbolFolded: "7bcstc", senderFolded: "so tai chinh" };
    assert.deepEqual(ids(await find(symbol)), [kept.bySymbol]);
    const found = await find({ ...symbol, documentCode: "H95.14.2026.7", sha256s: [sha256, "c".repeat(64)] });
    assert.deepEqual(ids(found), [kept.byFile, kept.bySymbol, kept.byCode]);
    assert.deepEqual(
      found.map(({ sharesFile, mainFileId, registeredByName }) => ({
        sharesFile,
        mainFileId,
        registeredByName,
      })),
      [
        { sharesFile: true, mainFileId: kept.fileId, registeredByName: "" },
        { sharesFile: false, mainFileId: null, registeredByName: "Nguyễn Thị Hạnh" },
        { sharesFile: false, mainFileId: null, registeredByName: "Nguyễn Thị Hạnh" },
      ],
    );
  });

  it("are the newest where there are many", async () => {
    const made = await opened().store.transaction(async (records) => {
      const all: string[] = [];
      for (let i = 0; i < 12; i += 1) {
        all.push((await addIncoming(records, agencyId, { fields: { documentCode: "D" } })).id);
      }
      return all;
    });
    assert.deepEqual(ids(await find({ documentCode: "D" })), made.toReversed().slice(0, 10));
  });
});
