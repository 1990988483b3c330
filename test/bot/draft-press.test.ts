import assert from "node:assert/strict";
import { bytesOf, mostBytes, type Action, type Card, type DraftAct } from "../../bot/cards/card.ts";
import { draftCard, draftReasonInput } from "../../bot/cards/draft-card.ts";
import { messageOf } from "../../src/contract/messages/all.ts";
import { draftReasons } from "../../src/domain/drafts/draft-reasons.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { approveDraft, giveDraftBack } from "../../src/usecases/drafts/decide-draft.ts";
import { composeNotice } from "../../src/usecases/notices/compose-notice.ts";
import { draftNotice } from "../../src/usecases/notices/draft-notice.ts";
import { identifyByDirectoryId } from "../../src/usecases/people/identify-actor.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { openDraftWorld, type DraftWorld } from "../usecases/drafts/draft-world.ts";
import { entraBot } from "./entra-bot.ts";
import { openOffice } from "./office.ts";
import { titles } from "./open-chat.ts";
import { pressFrom } from "./sample-activities.ts";
import { context } from "./sample-documents.ts";
import { serveBot, type ServedBot } from "./serve-bot.ts";

const plain = (value: unknown): string => JSON.stringify(value).replaceAll("\u200B", "");

describe("The card of a draft", function () {
  this.timeout(20_000);
  let cloud: ConnectorDouble;
  let world: DraftWorld;
  let bot: ServedBot;
  before(async () => {
    cloud = await startConnectorDouble();
  });
  after(() => cloud.stop());
  beforeEach(async () => {
    world = await openDraftWorld();
    const { services } = world;
    bot = await serveBot(entraBot(cloud).bot, {
      ...openOffice(() => services.clock.now()).useCases,
      identify: (who) => identifyByDirectoryId(services, who),
      draftNotice: (actor, about) => draftNotice(services, actor, about),
      approveDraft: (actor, id, input) => approveDraft(services, actor, id, input),
      giveDraftBack: (actor, id, input) => giveDraftBack(services, actor, id, input),
      explain: (rule) => messageOf(rule.code, rule.params) ?? { vi: rule.code, en: rule.code },
    });
  });
  afterEach(async () => {
    await bot.stop();
    await world.close();
  });

  /** The card as the delivery brings it to this person. */
  async function broughtTo(actor: Actor): Promise<Card> {
    const { read } = world.services.store;
    const rows = await read.deliveries.list(actor.agencyId, { after: null, limit: 50 });
    const row = rows.find(
      ({ personId, reason }) => personId === actor.personId && reason === "draftToApprove",
    );
    assert.ok(row !== undefined);
    const notice = await composeNotice(world.services, row, { language: "vi" });
    assert.ok(notice?.kind === "draft");
    return draftCard(notice, context).card;
  }

  function buttonOf(card: Card, verb: DraftAct["verb"]): DraftAct {
    const all = (card.actions ?? []).flatMap((it): readonly Action[] =>
      it.type === "Action.ShowCard" ? it.card.actions : [it],
    );
    const found = all.find((it): it is DraftAct => it.type === "Action.Execute" && it.verb === verb);
    assert.ok(found !== undefined);
    return found;
  }

  async function press(actor: Actor, { verb, data }: DraftAct, inputs: object = {}): Promise<Card> {
    const person = { id: actor.personId, name: actor.name };
    const response = await fetch(bot.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await cloud.inboundToken()}`,
      },
      body: JSON.stringify(pressFrom(person, cloud, verb, { ...data, ...inputs })),
    });
    assert.equal(response.status, 200);
    return ((await response.json()) as { value: Card }).value;
  }

  async function submitted(): Promise<string> {
    const { planner, leader } = world.people;
    const id = await world.start(planner);
    await world.submit(planner, id, 1, leader);
    return id;
  }

  it("lets who it stands before approve, once, and becomes the record of it", async () => {
    const { leader, planner } = world.people;
    const id = await submitted();
    const card = await broughtTo(leader);
    assert.deepEqual(titles(card), ["Duyệt bản 1", "Trả lại", "Mở dự thảo"]);
    const after = await press(leader, buttonOf(card, "approveDraft"));
    assert.deepEqual(titles(after), ["Mở dự thảo"]);
    assert.match(plain(after.body), new RegExp(`${leader.name} đã duyệt bản 1 lúc`, "u"));
    const late = await press(leader, buttonOf(card, "approveDraft"));
    assert.match(plain(late.body), /Có người vừa xử lý dự thảo này/u);
    const { approval, history } = await world.read(planner, id);
    assert.equal(approval?.by.id, leader.personId);
    assert.equal(history.filter(({ action }) => action === "draft.approved").length, 1);
  });

  it("gives back with a reason, and asks for one where there is none", async () => {
    const { leader, planner } = world.people;
    const id = await submitted();
    const button = buttonOf(await broughtTo(leader), "giveDraftBack");
    assert.match(plain((await press(leader, button)).body), /lý do/iu);
    assert.equal((await world.read(planner, id)).state, "submitted");
    await press(leader, button, { [draftReasonInput]: "Bổ sung căn cứ" });
    assert.equal((await world.read(planner, id)).returnReason, "Bổ sung căn cứ");
  });

  it("warns of a version that came after the one submitted, and approves that one alone", async () => {
    const { leader, planner } = world.people;
    const id = await submitted();
    await world.add(planner, id, 1, "bản hai");
    const card = await broughtTo(leader);
    assert.match(plain(card.body), /Có bản 2 mới hơn bản được trình/u);
    await press(leader, buttonOf(card, "approveDraft"));
    assert.equal((await world.read(planner, id)).approval?.number, 1);
  });

  it("shows nothing to who may not see it, and does nothing for who may not act", async () => {
    const { leader, deputy, planningHead } = world.people;
    const id = await submitted();
    const button = buttonOf(await broughtTo(leader), "approveDraft");
    const unseen = await press(deputy, button);
    assert.doesNotMatch(plain(unseen), /kiến nghị của cử tri/u);
    const seen = await press(planningHead, button);
    assert.match(plain(seen.body), /Chỉ người được trình duyệt dự thảo/u);
    assert.equal((await world.read(leader, id)).state, "submitted");
  });

  it("fits on a phone and has a sentence of its own for every reason, in both languages", async () => {
    const { leader, planner } = world.people;
    const id = await submitted();
    for (const language of ["vi", "en"] as const) {
      const texts = new Set<string>();
      for (const reason of draftReasons) {
        for (const reader of [leader, planner]) {
          const notice = await draftNotice(world.services, reader, { draftId: id, reason, language });
          const { card, text } = draftCard(notice, context);
          assert.ok(bytesOf(card) < mostBytes);
          assert.match(text, /^\p{Lu}[^{}]*\.$/u, text);
          texts.add(text);
        }
      }
      assert.equal(texts.size, draftReasons.length);
    }
  });
});
