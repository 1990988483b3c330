import assert from "node:assert/strict";
import type { ArrivalStamp } from "../../../src/domain/forms/arrival-stamp.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { NotRendered, type Renditions } from "../../../src/ports/renditions.ts";
import { FileDamaged } from "../../../src/usecases/files/file-damaged.ts";
import { checkStamp, stampIncoming } from "../../../src/usecases/print/stamp-incoming.ts";
import { keptUpload } from "../../support/kept-upload.ts";
import { openPrintingOffice, type PrintingOffice } from "./handled-documents.ts";

const paper = "%PDF-1.7 bytes of the original";

describe("a copy with the arrival stamp", () => {
  let office: PrintingOffice;
  let stamps: ArrivalStamp[];
  let documentId: string;
  let make: Renditions["stamped"];

  before(async () => {
    office = await openPrintingOffice();
    documentId = await received(1);
  });
  beforeEach(() => {
    stamps = [];
    make = (_file, stamp) => {
      stamps.push(stamp);
      return Promise.resolve({ isBehindOriginal: true, bytes: Buffer.from(" and a stamp"), on: "page" });
    };
  });
  after(() => office.close());

  /** Received with a main file whose bytes are there. */
  async function received(nth: number, more: { name?: string; mediaType?: string } = {}): Promise<string> {
    const uploadId = await keptUpload(office.services, office.actors.clerk, paper.repeat(nth), more);
    return office.receive(nth, {}, uploadId);
  }
  const services = () => ({
    ...office.services,
    renditions: {
      stamped: (...args: Parameters<Renditions["stamped"]>) => make(...args),
      pages: () => Promise.reject(new NotRendered("noPages")),
      close: () => Promise.resolve(),
    },
  });
  async function take(id: string, actor: Actor = office.actors.clerk): Promise<string> {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await stampIncoming(services(), actor, id)).bytes()) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  }
  const mainFileOf = async (id: string) =>
    (await office.services.store.read.files.ofDocument(id))[0] ?? assert.fail();

  it("is the whole original with the stamp behind it, as the register has the entry; the history names who took it", async () => {
    assert.equal(await take(documentId), `${paper} and a stamp`);
    assert.deepEqual(stamps, [
      {
        agency: "Sở Xây dựng",
        number: "1",
        arrivedOn: "2026-11-20",
        forwardedTo: ["Trần Quốc Bảo"],
        caseFile: null,
      },
    ]);
    const { size, name } = await stampIncoming(services(), office.actors.clerk, documentId);
    assert.equal(size, `${paper} and a stamp`.length);
    assert.equal(name, "1 - 101-UBND-KTN - có dấu đến.pdf");
    const entries = await office.services.store.read.audit.ofDocument(documentId);
    const last = entries.at(-1);
    assert.deepEqual([last?.action, last?.actorId], ["incoming.stamped", office.actors.clerk.personId]);
  });

  it("says to whom it went once a leader has ordered: lead and support", async () => {
    await office.instruct(documentId, "Tham mưu trả lời");
    await take(documentId, office.actors.leader);
    assert.deepEqual(stamps[0]?.forwardedTo, ["Phòng Quản lý nhà", "Phòng Quy hoạch - Kiến trúc"]);
  });

  it("is for everybody who may read the document; for others there is none, and nothing is kept", async () => {
    const { actors, other, services: at, agency } = office;
    const head = await at.store.read.audit.head(agency.id);
    for (const stranger of [actors.planner, actors.administrator, other.clerk]) {
      await assert.rejects(take(documentId, stranger), isBroken("document.absent"));
      await assert.rejects(checkStamp(at, stranger, documentId), isBroken("document.absent"));
    }
    await checkStamp(at, actors.leader, documentId);
    assert.deepEqual(await at.store.read.audit.head(agency.id), head);
  });

  it("is not made of a file without pages, and says so in a sentence; so does a file that cannot be rendered", async () => {
    const letter = await received(2, { name: "van-ban.docx", mediaType: "application/msword" });
    await assert.rejects(take(letter), isBroken("stamp.no-pages"));
    await assert.rejects(
      checkStamp(office.services, office.actors.clerk, letter),
      isBroken("stamp.no-pages"),
    );
    for (const [reason, code] of [
      ["locked", "stamp.locked"],
      ["broken", "stamp.broken"],
      ["tooMuch", "stamp.too-much"],
    ] as const) {
      make = () => Promise.reject(new NotRendered(reason));
      await assert.rejects(take(documentId), isBroken(code));
    }
  });

  it("is broken off where what is kept is not the original any more", async () => {
    const spoilt = await received(3);
    const { id } = await mainFileOf(spoilt);
    const { files } = office.services;
    await files.remove(id);
    await files.begin(id);
    await files.append(id, bytes(paper.replace("original", "criminal")), 0, 1000);
    await files.finish(id);
    await assert.rejects(take(spoilt), FileDamaged);
  });
});

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

function isBroken(code: string) {
  return (error: unknown) => error instanceof RuleBroken && error.code === code;
}
