import type { Language } from "../../src/contract/messages/message.ts";
import type { IncomingRow } from "../../src/contract/incoming.ts";
import type { Rendered } from "../../bot/cards/card.ts";
import { digestCard } from "../../bot/cards/digest-card.ts";
import { documentCard } from "../../bot/cards/document-card.ts";
import { foundCard } from "../../bot/cards/found-card.ts";
import { helpCard, welcomeCard } from "../../bot/cards/help-card.ts";
import { documentsCard, workCard } from "../../bot/cards/list-card.ts";
import { plainCard } from "../../bot/cards/plain-card.ts";
import { postCard } from "../../bot/cards/post-card.ts";
import { say } from "../../bot/cards/say.ts";
import { outgoingGlimpse, sharedCard, unseenCard } from "../../bot/cards/shared-card.ts";
import { assignees, context, detail, longAbstract, order, unit, uuid } from "./sample-documents.ts";
import { foundDocuments as found, issued } from "./sample-found.ts";
import { documentNotice, mendNotices, pastNotices, reasons } from "./sample-notices.ts";
import { channelRoster, everyPost } from "./sample-posts.ts";
import { digest, work, workItem } from "./sample-work.ts";

/** An order beyond the document's own date: what was typed stands there still, and one press confirms it. */
function sentInVain(language: Language): Rendered {
  const notice = documentNotice("toInstruct", language);
  const band = { tone: "attention" as const, sentence: say(language, "leadMissing") };
  const values = { instruct_lead: `u:${unit.id}`, instruct_day: "2026-12-30", instruct_text: order.text };
  const confirms = { code: "routing.deadline-after-document", title: say(language, "stillInstruct") };
  return documentCard(notice, context, { band, retry: { verb: "instruct", values, confirms } });
}

const shared = (language: Language) => ({ kind: "incoming", documentId: uuid(100), language }) as const;

/** Every card there is, with short and with long content, by a name for the failing test and the picture. */
export function everyCard(language: Language): readonly (readonly [string, Rendered])[] {
  const row = (n: number): IncomingRow => {
    const { documentId, ...item } = workItem(n);
    return {
      ...item,
      id: documentId,
      priority: 0,
      arrivedAt: item.since,
      issuedDate: null,
      typeName: "Công văn",
      state: "assigned",
      isLate: false,
      handledBy: [],
      transferredOn: null,
      receipts: [],
      isAmended: false,
      note: null,
      fileCount: 1,
      legalValue: "replacesPaper",
    };
  };
  const long = reasons.map((reason): readonly [string, Rendered] => {
    const notice = documentNotice(reason, language);
    const fields = { ...notice.detail.fields, abstract: longAbstract };
    const whole = {
      ...notice.detail,
      fields,
      senderName: "Ban Quản lý Khu công nghệ cao và các khu công nghiệp thành phố",
    };
    const many = notice.assignees === null ? null : assignees(40, 400);
    return [`${reason} long`, documentCard({ ...notice, detail: whole, assignees: many }, context)];
  });
  const words = {
    heading: say(language, "newHeading"),
    none: say(language, "newEmpty"),
    hasMore: true,
  };
  return [
    ...reasons.map((reason): readonly [string, Rendered] => [
      reason,
      documentCard(documentNotice(reason, language), context),
    ]),
    ...long,
    ...[...pastNotices(language), ...mendNotices(language)].map(
      ([name, notice]): readonly [string, Rendered] => [`past ${name}`, documentCard(notice, context)],
    ),
    [
      "stale",
      documentCard(
        documentNotice("toInstruct", language, { detail: detail({ state: "assigned" }) }),
        context,
        {
          band: {
            tone: "warning",
            sentence: say(language, "changedBy", { who: "Hoàng Văn Đức", when: "08:31" }),
          },
        },
      ),
    ],
    ["sent in vain", sentInVain(language)],
    [
      "for Teams, with lists that are searched",
      documentCard(documentNotice("toInstruct", language, { assignees: assignees(40, 400) }), {
        ...context,
        refreshFor: "29:reader",
      }),
    ],
    ["fault", plainCard({ tone: "attention", sentence: say(language, "fault", { id: "a1b2c3" }) }, language)],
    ["unknown person", plainCard({ tone: "warning", sentence: say(language, "unknownPerson") }, language)],
    ["help", helpCard("helpHeading", language, context)],
    ["not understood", helpCard("notUnderstood", language, context)],
    ["welcome leader", welcomeCard({ name: "Nguyễn Thị Minh Nguyệt", role: "leader" }, language, context)],
    ["welcome clerk", welcomeCard({ name: "Trần Thị Lan", role: "clerk" }, language, context)],
    ["welcome staff", welcomeCard({ name: "Phạm Quốc Huy", role: "staff" }, language, context)],
    ["work", workCard(work(20), language, context)],
    ["work none", workCard(work(0), language, context)],
    ["new", documentsCard([row(1), row(2), row(4)], words, language, context)],
    ["new none", documentsCard([], words, language, context)],
    ["found", foundCard(found, "quy chế", language, context)],
    ["found none", foundCard({ ...found, items: [] }, "quy chế", language, context)],
    ["digest", digestCard(digest(20, language), context)],
    ["shared", sharedCard(shared(language), context.links)],
    ["shared unseen", unseenCard(shared(language), context.links)],
    [
      "shared incoming",
      documentCard(documentNotice("lookedUp", language), { ...context, shared: shared(language) }),
    ],
    ["shared outgoing", outgoingGlimpse({ ...shared(language), kind: "outgoing" }, issued, context.links)],
    ...everyPost(language).map(
      ([standing, notice]) =>
        [`post ${standing}`, postCard(notice, { ...context, roster: channelRoster })] as const,
    ),
    ["digest none", digestCard(digest(0, language), context)],
  ];
}
