import assert from "node:assert/strict";
import type { Card } from "../../bot/cards/card.ts";
import { adminHealth } from "../../src/contract/administration.ts";
import { readAdminHealth } from "../../src/usecases/administration/read-admin-health.ts";
import { raiseSecrecy } from "../../src/usecases/search/raise-secrecy.ts";
import { sealDocument } from "../../src/usecases/sealing/seal-document.ts";
import { settleMarks } from "../../src/usecases/sealing/settle-marks.ts";
import { unit } from "../support/agency-at-work.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { loneInstance } from "../support/lone-instance.ts";
import { meet, runOutbox } from "../usecases/notices/meet.ts";
import { openChannelWorld, type ChannelWorld } from "./channel-world.ts";
import { titles } from "./open-chat.ts";

const nothing = /Vanthu không còn báo về việc này trong kênh/u;

describe("What a channel or a group chat still says of a document afterwards (R07, R36)", function () {
  this.timeout(30_000);
  let cloud: ConnectorDouble;
  let world: ChannelWorld;

  beforeEach(async () => {
    cloud = await startConnectorDouble();
    world = await openChannelWorld(cloud);
    await world.tell({ membersAdded: [{ id: "28:bot" }] });
    await world.write(world.agency.actors.housingHead, "liên kết Phòng Quản lý nhà");
  });
  afterEach(async () => {
    await world.close();
    await cloud.stop();
  });

  const said = (card: Card | undefined): string => JSON.stringify(card?.body);
  const last = (): Card | undefined => world.posts().at(-1);
  const services = () => ({ ...world.agency.services, scanner: null, instance: loneInstance() });
  const given = async (): Promise<string> => {
    const id = await world.agency.instructed({ lead: unit(world.agency.units.housing) });
    await world.drain();
    return id;
  };
  /** What somebody sees who asks a card in a group chat for their own view. */
  const look = (documentId: string) =>
    world.press(world.agency.actors.housingHead, "glimpse", { kind: "incoming", documentId, language: "vi" });

  it("is nothing while a mark of secrecy waits for a decision, and the same again when there was none", async () => {
    const documentId = await given();
    const before = said(last());
    const { store } = services();
    const [file] = await store.read.files.ofDocument(documentId);
    assert.ok(file !== undefined);
    const mark = { kind: "stateSecret", mark: "MẬT", page: 1, entry: null } as const;
    await store.transaction((records) => raiseSecrecy(services(), records, file, [mark]));
    await world.drain();
    assert.match(said(last()), nothing);
    assert.deepEqual(titles(last() ?? assert.fail()), []);
    const reason = "Trích dẫn tên một mẫu dấu, không phải tài liệu mật";
    await settleMarks(services(), world.agency.actors.administrator, documentId, { reason });
    await world.drain();
    assert.equal(said(last()), before);
  });

  it("is nothing once it was sealed, in the post, behind its button and in everybody's own view", async () => {
    const documentId = await given();
    const post = last();
    assert.doesNotMatch(said(await look(documentId)), /Không tìm thấy/u);
    const [claim] = post?.actions ?? [];
    const order = {
      documentId,
      confirmation: "1/2026",
      reason: "Tài liệu mang dấu chỉ độ mật, văn thư báo lúc 09 giờ",
    };
    await sealDocument(services(), world.agency.actors.administrator, order);
    await world.drain();
    assert.match(said(last()), nothing);
    assert.deepEqual(titles(last() ?? assert.fail()), []);
    const pressed = await world.press(
      world.agency.actors.houser,
      "claim",
      claim !== undefined && "data" in claim ? claim.data : null,
    );
    for (const card of [pressed, await look(documentId)])
      assert.match(said(card), /Không tìm thấy văn bản này/u);
  });

  it("and of a channel that is lost the administrator is told once, under Tình trạng too, until it is found", async () => {
    const { administrator } = world.agency.actors;
    await meet(world.agency, administrator);
    const lost = async () => adminHealth.parse(await readAdminHealth(services(), administrator)).lostChannels;
    const cards = async () => {
      await runOutbox(world.agency);
      return world.agency.sent
        .splice(0)
        .flatMap(({ notice, activityId }) =>
          notice.kind === "channelLost" ? [[notice.unitName, notice.isLost, activityId !== undefined]] : [],
        );
    };
    assert.equal(await lost(), 0);
    await world.tell({ membersRemoved: [{ id: "28:bot" }] });
    assert.deepEqual(await cards(), [["Phòng Quản lý nhà", true, false]]);
    assert.equal(await lost(), 1);
    await world.tell({ membersAdded: [{ id: "28:bot" }] });
    assert.deepEqual(await cards(), [["Phòng Quản lý nhà", false, true]]);
    assert.equal(await lost(), 0);
  });
});
