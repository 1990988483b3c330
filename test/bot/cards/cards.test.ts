import assert from "node:assert/strict";
import type { Action, Card, Element, Execute, Input } from "../../../bot/cards/card.ts";
import { bytesOf, mostBytes } from "../../../bot/cards/card.ts";
import { documentCard } from "../../../bot/cards/document-card.ts";
import { tabLinks } from "../../../bot/cards/links.ts";
import { botMessages } from "../../../src/contract/messages/bot.ts";
import { everyCard } from "../every-card.ts";
import { assignmentId, context, documentId, leader, uuid, written } from "../sample-documents.ts";
import { documentNotice, pastNotices, reasons } from "../sample-notices.ts";

const languages = ["vi", "en"] as const;

function everyAction(card: Card): Action[] {
  const top: Action[] = [...(card.actions ?? [])];
  return top.flatMap((action): Action[] =>
    action.type === "Action.ShowCard" ? [action, ...action.card.actions] : [action],
  );
}

function everyElement(elements: readonly Element[]): Element[] {
  return elements.flatMap((element): Element[] => {
    if (element.type === "Container") return [element, ...everyElement(element.items)];
    if (element.type === "ColumnSet")
      return [element, ...element.columns.flatMap(({ items }) => everyElement(items))];
    return [element];
  });
}

function whole(card: Card): Element[] {
  const forms = (card.actions ?? []).flatMap((action) =>
    action.type === "Action.ShowCard" ? everyElement(action.card.body) : [],
  );
  return [...everyElement(card.body), ...forms];
}

function inputs(card: Card): Input[] {
  return whole(card).filter((element): element is Input => element.type.startsWith("Input."));
}

function texts(card: Card): string[] {
  return whole(card).flatMap((element) => {
    if (element.type === "RichTextBlock") return element.inlines.map(({ text }) => text);
    return "label" in element ? [element.label, element.errorMessage ?? ""] : [];
  });
}

const english = /(?<!\p{L})(?:the|is|was|of|for|due|by|and|document|arrival|work|find)(?!\p{L})/iu;
const vietnamese = /[\u0300-\u036fđ]/u;

/** What the card itself says: without names, abstracts and the rest of what people wrote. */
function ownWords(shown: string): string {
  const plain = shown.replaceAll("\u200b", "");
  const rest = [...written]
    .sort((a, b) => b.length - a.length)
    .reduce((text, words) => text.replaceAll(words, ""), plain);
  const cut = written.some((words) => rest.endsWith("…") && words.startsWith(rest.slice(0, -1)));
  return cut ? "" : rest;
}

describe("Cards", () => {
  for (const language of languages) {
    for (const [name, { card, text }] of everyCard(language)) {
      it(`${name} (${language}) keeps what Teams allows: 6 actions, 28 KB, one primary act, ids once`, () => {
        assert.ok((card.actions ?? []).length <= 6, "more than six actions");
        assert.ok(bytesOf(card) <= mostBytes, `${bytesOf(card)} bytes`);
        assert.ok(
          (card.actions ?? []).filter((a) => "style" in a && a.style === "positive").length <= 1,
          "two primary acts",
        );
        const ids = inputs(card).map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length, "an input id stands twice");
        for (const input of inputs(card)) {
          assert.ok(input.label.length > 0);
          if (input.isRequired === true)
            assert.ok((input.errorMessage ?? "").endsWith("."), `${input.id} says nothing when missing`);
          if (input.type === "Input.ChoiceSet") {
            assert.ok(
              (input.choices.length > 0 || input.id.endsWith("_due")) && input.choices.length <= 100,
              `${input.choices.length} choices`,
            );
          }
        }
      });

      it(`${name} (${language}) has one natural sentence in its place, and nothing of the other language`, () => {
        assert.equal(card.fallbackText, text);
        assert.equal(card.speak, text);
        assert.equal(card.lang, language);
        assert.doesNotMatch(text, /[{}]|\.\.|\s[,.]/u);
        for (const shown of [text, ...texts(card), ...everyAction(card).map(({ title }) => title)]) {
          assert.doesNotMatch(shown, /\{\w+\}/u, "a gap was not filled");
          const own = ownWords(shown);
          if (language === "vi") assert.doesNotMatch(own, english);
          else assert.doesNotMatch(own.normalize("NFD"), vietnamese);
        }
      });
    }

    it(`every notice (${language}) is told in exactly one sentence`, () => {
      const notices = [
        ...reasons.map((reason) => documentNotice(reason, language)),
        ...pastNotices(language).map(([, notice]) => notice),
      ];
      for (const notice of notices) {
        const { text } = documentCard(notice, context);
        assert.match(text, /^\p{Lu}[^.]*(?:\.\S[^.]*)*\.$/u, text);
        assert.ok(text.includes("1837/QĐ-UBND"), text);
      }
    });
  }

  it("carries what an act needs to be done once: which document and assignment, and the version that was seen", () => {
    for (const reason of reasons) {
      for (const action of everyAction(documentCard(documentNotice(reason, "vi"), context).card)) {
        if (action.type !== "Action.Execute") continue;
        const { data } = action;
        assert.ok("documentId" in data && "version" in data, "an act names the version that was seen");
        assert.equal(data.documentId, documentId);
        assert.equal(data.language, "vi");
        const isOnAssignment = !["instruct", "inform", "giveBack", "submit", "refuse", "reopen"].includes(
          action.verb,
        );
        assert.equal(data.version, isOnAssignment ? 3 : 2, action.verb);
        if (isOnAssignment) assert.equal(data.assignmentId, assignmentId);
      }
    }
  });

  const titles = (card: Card): string[] => (card.actions ?? []).map(({ title }) => title);

  it("offers a leader to instruct on the card, for information, to give back, and to open (R36)", () => {
    const { card, text } = documentCard(documentNotice("toInstruct", "vi"), context);
    assert.deepEqual(titles(card), ["Giao việc", "Để biết", "Trả lại", "Mở văn bản"]);
    assert.equal(text, "Văn bản HỎA TỐC 1837/QĐ-UBND của UBND tỉnh chờ cho ý kiến, hạn 23/11.");
  });

  it("offers staff what they can do with their assignment", () => {
    const { card } = documentCard(documentNotice("assigned", "vi"), context);
    assert.deepEqual(titles(card), [
      "Đã nhận",
      "Báo cáo",
      "Xin gia hạn",
      "Trả lại",
      "Hoàn thành",
      "Mở văn bản",
    ]);
  });

  it("offers who set the deadline to agree or refuse, and a leader to reopen", () => {
    assert.deepEqual(titles(documentCard(documentNotice("extensionAsked", "vi"), context).card), [
      "Đồng ý",
      "Không",
      "Mở văn bản",
    ]);
    assert.deepEqual(titles(documentCard(documentNotice("completed", "vi"), context).card), [
      "Mở lại",
      "Mở văn bản",
    ]);
  });

  it("offers units first, nobody twice, and never the reader", () => {
    const instruct = documentCard(documentNotice("toInstruct", "vi"), context).card.actions?.[0];
    assert.ok(instruct?.type === "Action.ShowCard");
    const lead = instruct.card.body[0];
    assert.ok(lead?.type === "Input.ChoiceSet");
    const values = lead.choices.map(({ value }) => value);
    assert.equal(lead.choices[0]?.title, "Phòng Tổng hợp (Đặng Thị Hồng Thắm)");
    assert.equal(
      values.findIndex((value) => value.startsWith("p:")),
      5,
    );
    assert.equal(new Set(values).size, values.length);
    assert.ok(!values.includes(`p:${leader.id}`));
  });

  it("turns into the record of the act: what was ordered, by when, at what time", () => {
    const records = Object.fromEntries(
      pastNotices("vi").map(([name, notice]) => [name, texts(documentCard(notice, context).card)[0]]),
    );
    assert.deepEqual(records, {
      "instructed by the reader": "Bạn đã giao Phòng Tổng hợp chủ trì, hạn 23/11 — lúc 08:31.",
      "instructed by another":
        "Nguyễn Thị Minh Nguyệt đã giao Phòng Tổng hợp chủ trì, hạn 23/11 — lúc 08:31.",
      "given back": "Bạn đã trả lại văn thư.",
      submitted: "Đã trình Nguyễn Thị Minh Nguyệt — lúc 08:12.",
      acknowledged: "Phạm Quốc Huy đã nhận việc — lúc 08:40.".replace("Phạm Quốc Huy", "Bạn"),
      completed: "Phòng Tổng hợp đã hoàn thành — lúc 08:55.",
      "returned by the assignee": "Việc này đã được trả lại người giao.",
      withdrawn: "Việc này đã được giao cho nơi khác.",
      "extension answered": "Đề nghị gia hạn đã được trả lời, hạn hiện nay 23/11.",
      reopened: "Văn bản đã được mở lại.",
    });
  });

  it("leaves no order form on a card whose document was instructed, though a further order is possible elsewhere", () => {
    for (const [name, notice] of pastNotices("vi").slice(0, 4)) {
      assert.deepEqual(titles(documentCard(notice, context).card), ["Mở văn bản"], name);
    }
  });

  it("shows what people wrote as it is: no markdown of theirs becomes a link", () => {
    const notice = documentNotice("toInstruct", "vi");
    const fields = { ...notice.detail.fields, abstract: "[Bấm vào đây](http://xau.example) **gấp**" };
    const { card } = documentCard({ ...notice, detail: { ...notice.detail, fields } }, context);
    assert.ok(!JSON.stringify(card).includes('"TextBlock"'));
    assert.ok(texts(card).includes("[Bấm vào đây](http://xau.example) **gấp**"));
  });

  it("brings itself up to date in Teams where something can be done on it, and only for its reader", () => {
    const fresh = { ...context, refreshFor: "29:reader" };
    const { refresh } = documentCard(documentNotice("toInstruct", "vi"), fresh).card;
    assert.deepEqual(refresh?.userIds, ["29:reader"]);
    assert.equal(refresh?.action.verb, "refresh");
    const [, record] = pastNotices("vi")[0] ?? [];
    assert.ok(record !== undefined);
    assert.equal(documentCard(record, fresh).card.refresh, undefined);
    assert.equal(documentCard(documentNotice("toInstruct", "vi"), context).card.refresh, undefined);
  });

  it("opens the tab by a Teams deep link once the app has an id there, else by its plain address", () => {
    const plain = context.links.document(uuid(5));
    assert.equal(plain, `http://127.0.0.1:3978/tab/documents/${uuid(5)}`);
    const links = tabLinks({
      tabUrl: "https://vt.example.vn/tab/",
      teamsAppId: uuid(9),
      tabEntityId: "vanthu",
    });
    const deep = new URL(links.document(uuid(5)));
    assert.equal(deep.origin + deep.pathname, `https://teams.microsoft.com/l/entity/${uuid(9)}/vanthu`);
    assert.equal(deep.searchParams.get("webUrl"), `https://vt.example.vn/tab/documents/${uuid(5)}`);
    assert.deepEqual(JSON.parse(deep.searchParams.get("context") ?? ""), {
      subEntityId: `documents/${uuid(5)}`,
    });
  });

  it("says everything in both languages, without exclamation marks or addressing people as anh, chị (ux: Language)", () => {
    for (const [key, { vi, en }] of Object.entries(botMessages)) {
      assert.ok(vi.length > 0 && en.length > 0, key);
      assert.equal(vi, vi.normalize("NFC"), key);
      assert.doesNotMatch(vi, /!|(?:^|\s)(?:anh|chị|login|upload|click|task|user)(?:\s|$)/iu, key);
      assert.doesNotMatch(en, /!/u, key);
      const gaps = (sentence: string): string[] => [...new Set(sentence.match(/\{\w+\}/gu) ?? [])].toSorted();
      assert.deepEqual(gaps(vi), gaps(en), key);
    }
  });

  it("names every button that acts by a verb that comes back", () => {
    const verbs = reasons.flatMap((reason) =>
      everyAction(documentCard(documentNotice(reason, "vi"), context).card)
        .filter((action): action is Execute => action.type === "Action.Execute")
        .map(({ verb }) => verb),
    );
    for (const verb of [
      "instruct",
      "inform",
      "giveBack",
      "submit",
      "acknowledge",
      "report",
      "askExtension",
      "decideExtension",
      "return",
      "assignOn",
      "complete",
      "reopen",
    ]) {
      assert.ok(verbs.includes(verb), verb);
    }
  });
});
