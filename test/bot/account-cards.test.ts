import assert from "node:assert/strict";
import { renderNotice } from "../../bot/cards/render-notice.ts";
import { tabLinks } from "../../bot/cards/links.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { chatTime, openChat, type Chat } from "./open-chat.ts";
import { agencyId, leader, specialist, uuid } from "./sample-documents.ts";
import { documentNotice } from "./sample-notices.ts";

describe("Accounts and rights in the chat with the bot", () => {
  let cloud: ConnectorDouble;
  let chat: Chat;
  before(async () => {
    cloud = await startConnectorDouble();
  });
  after(() => cloud.stop());
  beforeEach(async () => {
    chat = await openChat(cloud);
  });
  afterEach(() => chat.close());

  it("asks whose account was lost, in one's own words, and freezes it by one press (R61)", async () => {
    for (const said of ["khóa tài khoản", "khoá tài khoản", "mất tài khoản", "lost account"])
      assert.match(await chat.write(specialist, said), /freezeAccount/u, said);
    const asked = { freeze_who: `p:${leader.id}`, freeze_reason: "Mất điện thoại" };
    const missing = await chat.press(specialist, "freezeAccount", { ...asked, freeze_reason: " " });
    assert.match(missing.text, /Ghi ngắn gọn chuyện đã xảy ra/u);
    const done = await chat.press(specialist, "freezeAccount", asked);
    assert.match(done.text, /Đã khóa tài khoản/u);
    assert.deepEqual(chat.office.calls.at(-1), {
      name: "freezeAccount",
      by: specialist.id,
      input: { personId: leader.id, lostSince: null, reason: "Mất điện thoại" },
    });
  });

  it("says to a frozen account that it is frozen, whatever it presses or writes", async () => {
    const { identify } = chat.office.useCases;
    Object.assign(chat.office.useCases, {
      identify: (who: Parameters<typeof identify>[0]) =>
        who.directoryId === leader.id
          ? Promise.reject(new RuleBroken("access.account-frozen"))
          : identify(who),
    });
    assert.match((await chat.press(leader, "refresh", {})).text, /access\.account-frozen/u);
    assert.match(await chat.write(leader, "việc của tôi"), /đang bị khóa/u);
    assert.deepEqual(
      chat.office.calls.filter(({ name }) => name === "work"),
      [],
    );
  });

  it("has a second administrator confirm or refuse more rights on the card", async () => {
    const context = {
      links: tabLinks({ tabUrl: "https://vanthu.example/tab", teamsAppId: null, tabEntityId: "vanthu" }),
      now: chatTime,
      refreshFor: null,
    };
    const notice = {
      kind: "rightsAsked",
      language: "vi",
      readerId: leader.id,
      agencyId,
      changeId: uuid(60),
      version: 1,
      personName: "Bùi Thu Quỳnh",
      askedBy: "Đỗ Minh Khôi",
      what: "Văn thư, Văn phòng Sở, từ 01/12/2026",
    } as const;
    const { card, text } = renderNotice(notice, context);
    assert.match(text, /Đỗ Minh Khôi đề nghị thêm quyền cho Bùi Thu Quỳnh/u);
    const rule = renderNotice({ ...notice, personName: null, what: "Tắt quy tắc" }, context);
    assert.match(rule.text, /^Đỗ Minh Khôi đề nghị: Tắt quy tắc\./u);
    const [confirm] = card.actions ?? [];
    assert.ok(confirm?.type === "Action.Execute");
    const answered = await chat.press(leader, confirm.verb, confirm.data);
    assert.match(answered.text, /Đã xác nhận/u);
    assert.deepEqual(chat.office.calls.at(-1)?.input, { version: 1, confirmed: true, reason: null });
  });

  it("is pressed in another's place where the card was brought so, and says when that is over", async () => {
    const { identify } = chat.office.useCases;
    const asked: unknown[] = [];
    let isOver = false;
    Object.assign(chat.office.useCases, {
      identify: (who: Parameters<typeof identify>[0]) => {
        asked.push(who.onBehalfOf);
        return isOver ? Promise.reject(new RuleBroken("access.delegation-over")) : identify(who);
      },
    });
    await chat.press(leader, "refresh", { onBehalfOf: uuid(61) });
    isOver = true;
    const over = await chat.press(leader, "refresh", { onBehalfOf: uuid(61) });
    assert.match(over.text, /access\.delegation-over/u);
    assert.deepEqual(asked, [uuid(61), uuid(61)]);
    const notice = documentNotice("toInstruct", "vi", {
      onBehalfOf: { id: uuid(61), name: "Lâm Quốc Vinh" },
    });
    const context = {
      links: tabLinks({ tabUrl: "https://vanthu.example/tab", teamsAppId: null, tabEntityId: "vanthu" }),
      now: chatTime,
      refreshFor: null,
    };
    const card = JSON.stringify(renderNotice(notice, context).card);
    assert.match(card, /Thay mặt: Lâm Quốc Vinh/u);
    assert.match(card, new RegExp(`"onBehalfOf":"${uuid(61)}"`, "u"));
  });
});
