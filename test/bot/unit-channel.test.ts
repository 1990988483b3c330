import assert from "node:assert/strict";
import type { Action, Card } from "../../bot/cards/card.ts";
import { readChannelCommand } from "../../bot/handlers/unit-channel.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { listChannels } from "../../src/usecases/channels/list-channels.ts";
import { linkSeenChannel } from "../../src/usecases/channels/link-seen-channel.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { unit } from "../support/agency-at-work.ts";
import { channel, memberOf, openChannelWorld, team, type ChannelWorld } from "./channel-world.ts";
import { titles } from "./open-chat.ts";

/** Of the document itself nothing may stand in what everybody in the channel reads. */
const secret = /quy chế|QĐ-UBND|Ủy ban nhân dân|Khẩn trương/u;

const take = "Tôi nhận xử lý";

describe("A unit's channel (R36, R43)", function () {
  this.timeout(30_000);
  let cloud: ConnectorDouble;
  let world: ChannelWorld;

  beforeEach(async () => {
    cloud = await startConnectorDouble();
    world = await openChannelWorld(cloud);
    await world.tell({ membersAdded: [{ id: "28:bot" }] });
  });
  afterEach(async () => {
    await world.close();
    await cloud.stop();
  });

  const actors = () => world.agency.actors;
  const said = (card: Card): string => JSON.stringify(card.body);
  const button = (card: Card, title: string): Action => {
    const found = card.actions?.find((it) => it.title === title);
    assert.ok(found !== undefined, `${title} in ${titles(card).join()}`);
    return found;
  };
  const dataOf = (action: Action): unknown => ("data" in action ? action.data : null);
  const last = (): Card => {
    const card = world.posts().at(-1);
    assert.ok(card !== undefined, "nothing was posted");
    return card;
  };

  async function linked(): Promise<void> {
    const answer = await world.write(actors().housingHead, "liên kết Phòng Quản lý nhà");
    assert.match(answer, /Kênh này từ nay nhận việc giao cho Phòng Quản lý nhà/u);
  }

  /** Given to the unit, and posted. */
  async function given(priority: 0 | 3 = 3): Promise<{ documentId: string; card: Card }> {
    const documentId = await world.agency.instructed(
      { text: "Khẩn trương", lead: unit(world.agency.units.housing), deadlineAt: "2026-11-25T10:00:00Z" },
      { priority },
    );
    await world.drain();
    return { documentId, card: last() };
  }

  const claim = (who: Actor, card: Card) => world.press(who, "claim", dataOf(button(card, take)));
  const look = (who: Actor, card: Card) => world.press(who, "glimpse", card.refresh?.action.data);

  it("is linked by the unit's head alone, and posts number, urgency and deadline without a word of the document", async () => {
    const { houser, planningHead, housingHead } = actors();
    for (const who of [houser, planningHead, world.agency.other.officeHead]) {
      const answer = await world.write(who, "liên kết Phòng Quản lý nhà");
      assert.doesNotMatch(answer, /từ nay nhận việc giao cho Phòng Quản lý nhà/u, who.name);
    }
    await linked();
    const { card } = await given();
    assert.match(said(card), /VIỆC CỦA Phòng Quản lý nhà.*HỎA TỐC.*Số đến 1/u);
    assert.match(said(card), /Hạn 25\/11/u);
    assert.doesNotMatch(JSON.stringify(card), secret);
    assert.deepEqual(card.msteams?.entities, [
      {
        type: "mention",
        text: `<at>${housingHead.name}</at>`,
        mentioned: { id: `29:${housingHead.personId}`, name: housingHead.name },
      },
    ]);
    assert.ok(said(card).includes(`<at>${housingHead.name}</at>`));
    const own = [actors().housingHead, actors().houser, actors().appraiser];
    assert.deepEqual(
      card.refresh?.userIds?.toSorted(),
      own.map(({ personId }) => `29:${personId}`).toSorted(),
    );
  });

  it("gives it to the first who presses, of two at once too, and tells the others who has it", async () => {
    const { houser, appraiser, planner } = actors();
    await linked();
    const { documentId, card } = await given();
    assert.match(said(await claim(planner, card)), /giao cho đơn vị khác/u);
    assert.doesNotMatch(JSON.stringify(await look(planner, card)), secret);
    const [one, two] = await Promise.all([claim(houser, card), claim(appraiser, card)]);
    const isOne = /Bạn đã nhận xử lý/u.test(said(one));
    const [winner, first, second] = isOne ? [houser, one, two] : [appraiser, two, one];
    assert.match(said(first), /Bạn đã nhận xử lý.*quy chế/u);
    assert.deepEqual(titles(first).slice(0, 2), ["Báo cáo", "Xin gia hạn"]);
    assert.match(said(second), new RegExp(`${winner.name} đã nhận xử lý việc này trước`, "u"));
    assert.doesNotMatch(said(second), secret);
    await world.drain();
    assert.match(said(last()), new RegExp(`<at>${winner.name}</at> nhận xử lý lúc`, "u"));
    assert.deepEqual(titles(last()), ["Xem ở đây", "Mở văn bản"]);
    assert.doesNotMatch(JSON.stringify(last()), secret);
    assert.equal(world.posts().length, 1, "the post is changed, not posted again");
    assert.deepEqual(
      (await world.agency.told()).filter((it) => it.startsWith("claimed")),
      [`claimed ${actors().housingHead.name}`],
    );
    const { store } = world.agency.services;
    const history = await store.read.audit.ofDocument(documentId);
    assert.deepEqual(
      history.filter(({ action }) => action === "routing.claimed").map(({ actorId }) => actorId),
      [winner.personId],
    );
  });

  it("lets whoever took it give it back there, and then somebody else finish it", async () => {
    const { houser, appraiser } = actors();
    await linked();
    const { card } = await given(0);
    const own = await claim(houser, card);
    const form = button(own, "Trả lại");
    assert.ok(form.type === "Action.ShowCard");
    const [send] = form.card.actions;
    assert.ok(send !== undefined);
    const back = { ...send.data, return_text: "Không thuộc địa bàn" };
    assert.doesNotMatch(titles(await world.press(houser, "return", back)).join(), /Báo cáo/u);
    await world.drain();
    assert.match(said(last()), /Chưa có người nhận xử lý/u);
    const again = await claim(appraiser, last());
    const done = button(again, "Hoàn thành");
    assert.ok(done.type === "Action.ShowCard");
    await world.press(appraiser, "complete", { ...done.card.actions[0]?.data, complete_text: "Đã trả lời." });
    await world.drain();
    assert.match(said(last()), new RegExp(`<at>${appraiser.name}</at> đã hoàn thành`, "u"));
  });

  it("shows each reader their own view with their own buttons: the head assigns there, others see what all see", async () => {
    const { housingHead, planner, houser } = actors();
    await linked();
    const { card } = await given();
    const view = await look(housingHead, card);
    assert.match(said(view), /quy chế/u);
    assert.ok(titles(view).includes("Giao tiếp"), titles(view).join());
    assert.deepEqual(view.refresh?.userIds, [`29:${housingHead.personId}`]);
    for (const who of [planner, houser]) assert.doesNotMatch(JSON.stringify(await look(who, card)), secret);
    const form = button(view, "Giao tiếp");
    assert.ok(form.type === "Action.ShowCard");
    const lead = { assignOn_lead: `p:${houser.personId}` };
    await world.press(housingHead, "assignOn", { ...form.card.actions[0]?.data, ...lead });
    await world.drain();
    assert.match(said(last()), new RegExp(`<at>${houser.name}</at> được phân công xử lý`, "u"));
    assert.match(said(await look(houser, card)), /quy chế/u);
    assert.match(said(await claim(actors().appraiser, card)), new RegExp(houser.name, "u"));
  });

  it("asks nobody by itself where a unit has more than 60 people, and mentions nobody who is not in the channel", async () => {
    await linked();
    cloud.rooms.members.set(channel.id, [memberOf(actors().planner)]);
    const { card } = await given();
    assert.equal(card.refresh?.userIds, undefined);
    assert.equal(card.msteams, undefined);
    assert.match(said(card), new RegExp(`Phụ trách: ${actors().housingHead.name}`, "u"));
  });

  it("says nothing more of what was withdrawn, and nothing at all of what bears a mark of secrecy", async () => {
    await linked();
    const { documentId } = await given();
    const { services, actors: people, clock, agency } = world.agency;
    await world.agency.services.store.transaction(async (records) => {
      const found = { fileId: services.ids.next(), agencyId: agency.id, documentId, foundAt: clock.now() };
      await records.sealings.addMark({ ...found, documentKind: "incoming", mark: "MẬT", page: 1 });
    });
    assert.match(said(await claim(people.houser, last())), /Không tìm thấy văn bản này/u);
    await world.write(people.housingHead, "bỏ liên kết");
    await world.drain();
    assert.match(said(last()), /Vanthu không còn báo về việc này trong kênh/u);
    assert.deepEqual(titles(last()), []);
  });

  it("loses no post when its channel is deleted: the administrator sees it, and the next channel shows it", async () => {
    const { administrator, housingHead } = actors();
    const { services } = world.agency;
    await linked();
    const { card } = await given();
    cloud.rooms.teams.set(team.id, []);
    await world.agency.instructed({ lead: unit(world.agency.units.housing) });
    await world.drain();
    const [lost] = (await listChannels(services, administrator)).links;
    assert.deepEqual([lost?.state, lost?.failedPosts], ["lost", 1]);
    assert.match(lost?.why ?? "", /404/u);
    const elsewhere = { id: "19:new@thread.tacv2", name: "Việc" };
    cloud.rooms.teams.set(team.id, [elsewhere]);
    cloud.rooms.members.set(elsewhere.id, [memberOf(housingHead)]);
    const deps = { ...services, channels: world.channels };
    const request = { unitId: world.agency.units.housing.id, teamId: team.id, language: "vi" } as const;
    const link = (by: Actor, channelId: string) => linkSeenChannel(deps, by, { ...request, channelId });
    await assert.rejects(link(administrator, elsewhere.id), { code: "channels.not-there" });
    await assert.rejects(link(housingHead, channel.id), { code: "channels.not-there" });
    await assert.rejects(
      linkSeenChannel(deps, housingHead, { ...request, teamId: "19:other", channelId: elsewhere.id }),
      { code: "channels.unknown-team" },
    );
    await link(housingHead, elsewhere.id);
    await world.drain();
    assert.equal(world.posts().length, 3, "both are posted in the new channel");
    assert.notEqual(said(card), "");
    assert.deepEqual(
      (await listChannels(services, administrator)).links.map(({ state, failedPosts }) => [
        state,
        failedPosts,
      ]),
      [["active", 0]],
    );
  });

  it("is lost when the bot is taken out of the team, and taken up again when it comes back", async () => {
    await linked();
    const { administrator } = actors();
    const states = async () =>
      (await listChannels(world.agency.services, administrator)).links.map(({ state }) => state);
    await world.tell({ membersRemoved: [{ id: "28:bot" }] });
    assert.deepEqual(await states(), ["lost"]);
    await world.agency.instructed({ lead: unit(world.agency.units.housing) });
    await world.drain();
    assert.equal(world.posts().length, 0);
    await world.tell({ membersAdded: [{ id: "28:bot" }] });
    await world.drain();
    assert.deepEqual([await states(), world.posts().length], [["active"], 1]);
    await world.tell({
      channelData: { tenant: { id: cloud.tenantId }, eventType: "channelDeleted", team, channel },
    });
    assert.deepEqual(await states(), ["lost"]);
  });

  it("reads what is said to it about channels, with and without marks", () => {
    assert.deepEqual(readChannelCommand("<at>Vanthu</at> liên kết với Phòng Quản lý nhà."), {
      kind: "link",
      unit: "phong quan ly nha",
      language: "vi",
    });
    assert.deepEqual(readChannelCommand("unlink channel"), { kind: "unlink", language: "en" });
    assert.deepEqual(readChannelCommand("link"), { kind: "link", unit: "", language: "en" });
    assert.equal(readChannelCommand("liên kết của văn bản là gì")?.kind, "link");
    assert.equal(readChannelCommand("số đến 412"), null);
  });
});
