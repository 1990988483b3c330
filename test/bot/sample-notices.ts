import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { AssignmentView, IncomingAct } from "../../src/contract/routing.ts";
import type { DocumentNotice, Reason } from "../../bot/cards/document-notice.ts";
import {
  act,
  assignees,
  assignment,
  assignmentId,
  clerk,
  deadline,
  deadlines,
  detail,
  happened,
  leader,
  order,
  specialist,
  unit,
  uuid,
} from "./sample-documents.ts";
import { claimedCase } from "./sample-posts.ts";
import { signatureCases } from "./sample-signature-notices.ts";

function slipWith(part: Partial<AssignmentView>): IncomingDetail["slip"] {
  return { instructions: [order], assignments: [assignment(part)] };
}

const staffActs = ["acknowledge", "report", "askExtension", "return", "complete"] as const;
const atWork = ["report", "askExtension", "return", "complete"] as const;
const acknowledged = {
  state: "acknowledged",
  acknowledgedAt: "2026-11-21T01:40:00.000Z",
  acknowledgedBy: specialist,
} as const;

export type Case = Partial<Pick<DocumentNotice, "assignees" | "assignmentId" | "readerId">> & {
  readonly detail: IncomingDetail;
};

/** What each kind of card is about, as its use case would find it. */
const cases: Readonly<Record<Reason, Case>> = {
  toInstruct: {
    detail: detail({ acts: [act("instruct"), act("giveBack")] }),
    assignees: assignees(),
    readerId: leader.id,
  },
  toSubmit: {
    detail: detail({
      state: "registered",
      submittedTo: null,
      acts: [act("submit"), act("amend")],
      history: [],
    }),
    assignees: assignees(),
    readerId: clerk.id,
  },
  assigned: {
    detail: detail({ state: "assigned", slip: slipWith({}), acts: staffActs.map((a) => act(a, true)) }),
    assignmentId,
  },
  assignedInform: {
    detail: detail({
      state: "assigned",
      slip: slipWith({ role: "inform", deadline: null }),
      acts: [act("acknowledge", true)],
    }),
    assignmentId,
  },
  claimed: claimedCase,
  reported: {
    detail: detail({
      state: "assigned",
      slip: slipWith(acknowledged),
      history: [
        happened(
          "routing.reported",
          specialist.name,
          "Báo cáo tiến độ",
          "Reported progress",
          "Đã xong dự thảo, đang lấy ý kiến các phòng.",
        ),
      ],
    }),
    assignmentId,
    readerId: leader.id,
  },
  extensionAsked: {
    detail: detail({
      state: "assigned",
      slip: slipWith({
        ...acknowledged,
        extension: {
          until: "2026-11-27T10:00:00.000Z",
          reason: "Cần chờ số liệu của các xã.",
          askedAt: "2026-11-21T01:50:00.000Z",
          askedBy: specialist,
        },
      }),
      acts: [act("instruct"), act("decideExtension", true)],
    }),
    assignees: assignees(),
    assignmentId,
    readerId: leader.id,
  },
  extensionDecided: {
    detail: detail({
      state: "assigned",
      slip: slipWith(acknowledged),
      acts: atWork.map((a) => act(a, true)),
    }),
    assignmentId,
  },
  returned: {
    detail: detail({
      state: "assigned",
      slip: slipWith({ state: "returned" }),
      acts: [act("instruct")],
      history: [
        happened(
          "routing.assignmentReturned",
          unit.name,
          "Trả lại việc được giao",
          "Returned the assignment",
          "Không thuộc chức năng của phòng.",
        ),
      ],
    }),
    assignees: assignees(),
    assignmentId,
    readerId: leader.id,
  },
  ...signatureCases,
  givenBack: {
    detail: detail({
      state: "returned",
      acts: [act("submit")],
      history: [
        happened(
          "routing.givenBack",
          leader.name,
          "Trả lại văn thư",
          "Gave it back to the clerk",
          "Trình đồng chí Phó Giám đốc.",
        ),
      ],
    }),
    assignees: assignees(),
    readerId: clerk.id,
  },
  completed: {
    detail: detail({
      state: "done",
      slip: slipWith({
        state: "completed",
        completedAt: "2026-11-21T01:55:00.000Z",
        result: "Đã gửi công văn trả lời UBND tỉnh.",
        replySymbol: "05/SNV-VP",
      }),
      acts: [act("reopen")],
    }),
    assignmentId,
    readerId: leader.id,
  },
  reopened: {
    detail: detail({
      state: "assigned",
      slip: slipWith(acknowledged),
      acts: atWork.map((a) => act(a, true)),
      history: [
        happened(
          "routing.reopened",
          leader.name,
          "Mở lại để xử lý tiếp",
          "Reopened for further work",
          "Bổ sung số liệu quý IV.",
        ),
      ],
    }),
    assignmentId,
  },
  released: {
    detail: detail({ state: "assigned", slip: slipWith({ ...acknowledged, state: "withdrawn" }) }),
    assignmentId,
  },
  reminderBefore: {
    detail: detail({
      state: "assigned",
      slip: slipWith(acknowledged),
      acts: atWork.map((a) => act(a, true)),
    }),
    assignmentId,
  },
  reminderDue: {
    detail: detail({
      state: "assigned",
      slip: slipWith({
        ...acknowledged,
        deadline: { ...deadline, words: { vi: "hôm nay", en: "today" }, severity: "today" },
      }),
      acts: atWork.map((a) => act(a, true)),
    }),
    assignmentId,
  },
  reminderOverdue: {
    detail: detail({
      state: "assigned",
      slip: slipWith({
        ...acknowledged,
        deadline: { ...deadline, words: { vi: "quá hạn 1 ngày", en: "1 day overdue" }, severity: "overdue" },
      }),
      acts: [...atWork.map((a) => act(a, true)), act("assignOn", true)],
    }),
    assignees: assignees(0, 6),
    assignmentId,
  },
  lookedUp: { detail: detail({ state: "assigned", slip: slipWith(acknowledged) }), readerId: clerk.id },
};

export const reasons = Object.keys(cases).filter((reason): reason is Reason => reason in cases);

export function documentNotice(
  reason: Reason,
  language: Language,
  part: Partial<DocumentNotice> = {},
): DocumentNotice {
  const { detail: about, ...rest } = cases[reason];
  return {
    kind: "document",
    reason,
    language,
    readerId: specialist.id,
    onBehalfOf: null,
    assignees: null,
    assignmentId: null,
    deadlines,
    ...rest,
    detail: about,
    ...part,
  };
}

/** The same matter after it went on: instructed, acknowledged, completed, withdrawn, submitted, given back. */
export function pastNotices(language: Language): readonly (readonly [string, DocumentNotice])[] {
  const done = detail({ state: "assigned", slip: slipWith({}), acts: [act("instruct")] });
  const staff = (part: Partial<AssignmentView>, acts: IncomingAct[] = []) =>
    documentNotice("assigned", language, {
      detail: detail({ state: "assigned", slip: slipWith(part), acts }),
    });
  return [
    ["instructed by the reader", documentNotice("toInstruct", language, { detail: done })],
    ["instructed by another", documentNotice("toInstruct", language, { detail: done, readerId: uuid(14) })],
    ["given back", documentNotice("toInstruct", language, { detail: detail({ state: "returned" }) })],
    ["submitted", documentNotice("toSubmit", language, { detail: detail() })],
    [
      "acknowledged",
      staff(
        acknowledged,
        atWork.map((a) => act(a, true)),
      ),
    ],
    ["completed", staff({ state: "completed", completedAt: "2026-11-21T01:55:00.000Z", result: "Xong" })],
    ["returned by the assignee", staff({ state: "returned" })],
    ["withdrawn", staff({ state: "withdrawn" })],
    [
      "extension answered",
      documentNotice("extensionAsked", language, {
        detail: detail({ state: "assigned", slip: slipWith(acknowledged) }),
      }),
    ],
    [
      "reopened",
      documentNotice("completed", language, {
        detail: detail({ state: "assigned", slip: slipWith(acknowledged) }),
      }),
    ],
  ];
}

/** An order that was given just now and can be mended by its giver; it stands in place of one before it. */
export function mendNotices(language: Language): readonly (readonly [string, DocumentNotice])[] {
  const justNow = { ...order, replaces: uuid(301), mendableUntil: "2026-11-21T02:04:00.000Z" };
  const before = { ...order, id: uuid(301), givenAt: "2026-11-21T01:29:00.000Z" };
  const slip = { instructions: [before, justNow], assignments: [assignment()] };
  return [
    [
      "instructed just now",
      documentNotice("toInstruct", language, {
        detail: detail({ state: "assigned", slip, acts: [act("instruct")] }),
        assignees: assignees(),
      }),
    ],
    [
      "assigned by a mended order",
      documentNotice("assigned", language, {
        detail: detail({ state: "assigned", slip, acts: staffActs.map((a) => act(a, true)) }),
        assignmentId,
      }),
    ],
  ];
}
