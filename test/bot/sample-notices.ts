import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { Assignees, AssignmentView, IncomingAct, Work, WorkItem } from "../../src/contract/routing.ts";
import type { CardContext, DocumentNotice, Reason } from "../../bot/cards/document-notice.ts";
import type { DigestNotice } from "../../bot/cards/digest-card.ts";
import { tabLinks } from "../../bot/cards/links.ts";

/** Ids that are UUIDs and read as what they stand for in a failing test. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export const agencyId = uuid(1);
export const leader = { id: uuid(11), name: "Nguyễn Thị Minh Nguyệt" };
export const clerk = { id: uuid(12), name: "Trần Thị Lan" };
export const specialist = { id: uuid(13), name: "Phạm Quốc Huy" };
export const unit = { id: uuid(21), name: "Phòng Tổng hợp" };
export const documentId = uuid(100);
export const assignmentId = uuid(200);
export const instructionId = uuid(300);

export const now = new Date("2026-11-21T02:00:00Z");
export const context: CardContext = {
  links: tabLinks({ tabUrl: "http://127.0.0.1:3978/tab", teamsAppId: null, tabEntityId: "vanthu" }),
  now,
  refreshFor: null,
};

export const shortAbstract = "Ban hành quy chế tạm thời quản lý, sử dụng hệ thống quản lý văn bản";
export const longAbstract =
  "Về việc rà soát, sửa đổi, bổ sung Quy chế phối hợp giữa các sở, ban, ngành và Ủy ban nhân dân các xã, phường, đặc khu trong công tác tiếp nhận, xử lý, luân chuyển, lưu trữ hồ sơ, văn bản điện tử và gửi báo cáo định kỳ theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư, đồng thời đề xuất phương án kiện toàn nhân sự làm công tác văn thư, lưu trữ tại các cơ quan, đơn vị trực thuộc trước ngày 30 tháng 11 năm 2026; kèm theo https://vanban.tinh.example.vn/congvan/1837-QD-UBND-2026-quy-che-quan-ly-su-dung-he-thong";

const deadline = {
  at: "2026-11-23T10:00:00.000Z",
  firstAt: "2026-11-23T10:00:00.000Z",
  words: { vi: "còn 2 ngày", en: "2 days left" },
  severity: "soon" as const,
};

export function act(name: IncomingAct["act"], onAssignment = false): IncomingAct {
  return onAssignment
    ? { act: name, assignmentId, assignmentVersion: 3 }
    : { act: name, assignmentId: null, assignmentVersion: null };
}

export function assignment(part: Partial<AssignmentView> = {}): AssignmentView {
  return {
    id: assignmentId,
    instructionId,
    parentId: null,
    role: "lead",
    assignee: { kind: "unit", ...unit },
    assignedBy: leader,
    assignedAt: "2026-11-21T01:31:00.000Z",
    deadline,
    state: "assigned",
    acknowledgedAt: null,
    acknowledgedBy: null,
    completedAt: null,
    result: null,
    replySymbol: null,
    extension: null,
    version: 3,
    ...part,
  };
}

const order = {
  id: instructionId,
  by: leader,
  onBehalfOf: null,
  position: "Giám đốc",
  givenAt: "2026-11-21T01:31:00.000Z",
  level: "leader" as const,
  text: "Phòng Tổng hợp chủ trì, tham mưu văn bản trả lời, báo cáo trước 23/11.",
};

/** `who` and the sentence as the audit trail tells it. */
export function happened(action: string, who: string, vi: string, en: string, text: string | null = null) {
  return { at: "2026-11-21T01:12:00.000Z", action, who, onBehalfOf: null, sentence: { vi, en }, text };
}

export function detail(part: Partial<IncomingDetail> = {}): IncomingDetail {
  return {
    id: documentId,
    agency: { id: agencyId, name: "Sở Nội vụ" },
    year: 2026,
    arrivalNumber: 412,
    registerName: "Sổ văn bản đến",
    version: 2,
    state: "submitted",
    symbol: "1837/QĐ-UBND",
    fields: {
      documentCode: null,
      codeNumber: "1837",
      codeNotation: "QĐ-UBND",
      issuedDate: "2026-10-17",
      typeName: "Quyết định",
      senderAgencyId: null,
      senderName: "UBND tỉnh",
      senderCode: null,
      abstract: shortAbstract,
      language: "vi",
      pageCount: 12,
      description: null,
      signerPosition: null,
      signerName: null,
      priority: 3,
      toPlaces: null,
      dueDate: null,
      source: "paper",
      arrivedAt: "2026-11-20T03:00:00.000Z",
    },
    senderName: "UBND tỉnh",
    submittedTo: leader,
    deadline,
    legalDeadlines: [],
    late: null,
    registeredAt: "2026-11-20T03:10:00.000Z",
    registeredBy: clerk,
    files: [],
    replies: [],
    amendments: [],
    slip: { instructions: [], assignments: [] },
    acts: [],
    history: [
      happened(
        "submitted",
        clerk.name,
        `${clerk.name} trình ${leader.name}`,
        `${clerk.name} submitted to ${leader.name}`,
      ),
    ],
    ...part,
  };
}

export function assignees(units = 5, people = 12): Assignees {
  return {
    leaders: [
      { id: leader.id, name: leader.name, position: "Giám đốc" },
      { id: uuid(14), name: "Hoàng Văn Đức", position: "Phó Giám đốc" },
    ],
    units: Array.from({ length: units }, (_, i) => ({
      id: uuid(21 + i),
      name: i === 0 ? unit.name : `Phòng Quản lý ngân sách và doanh nghiệp ${i}`,
      head: i % 2 === 0 ? "Đặng Thị Hồng Thắm" : null,
    })),
    people: Array.from({ length: people }, (_, i) => ({
      id: uuid(1000 + i),
      name: `Nguyễn Hoàng Phương Uyên ${i}`,
      position: "Chuyên viên chính",
      unitId: unit.id,
      unit: unit.name,
    })),
  };
}

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

type Case = Partial<Pick<DocumentNotice, "assignees" | "assignmentId" | "readerId">> & {
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
  reported: {
    detail: detail({
      state: "assigned",
      slip: slipWith(acknowledged),
      history: [
        happened(
          "routing.reported",
          specialist.name,
          `${specialist.name} báo cáo tiến độ`,
          `${specialist.name} reported progress`,
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
      acts: [act("decideExtension", true)],
    }),
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
          "assignmentReturned",
          unit.name,
          `${unit.name} trả lại việc`,
          `${unit.name} returned it`,
          "Không thuộc chức năng của phòng.",
        ),
      ],
    }),
    assignees: assignees(),
    assignmentId,
    readerId: leader.id,
  },
  givenBack: {
    detail: detail({
      state: "returned",
      acts: [act("submit")],
      history: [
        happened(
          "givenBack",
          leader.name,
          `${leader.name} trả lại`,
          `${leader.name} gave it back`,
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
          "reopened",
          leader.name,
          `${leader.name} mở lại`,
          `${leader.name} reopened it`,
          "Bổ sung số liệu quý IV.",
        ),
      ],
    }),
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
    assignees: null,
    assignmentId: null,
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

export function workItem(n: number, part: Partial<WorkItem> = {}): WorkItem {
  return {
    documentId: uuid(500 + n),
    assignmentId: uuid(600 + n),
    kind: "assignment",
    role: "lead",
    year: 2026,
    arrivalNumber: 400 + n,
    symbol: n % 4 === 0 ? "" : `${n}/CV-STC`,
    senderName: "Sở Tài chính",
    abstract: n % 2 === 0 ? longAbstract : shortAbstract,
    priority: n % 4,
    instruction: null,
    assignees: [],
    state: "assigned",
    deadline,
    since: "2026-11-20T01:00:00.000Z",
    ...part,
  };
}

export function work(count: number): Work {
  return {
    counts: { toHandle: count, supporting: 0, toKnow: 0, assignedByMe: 0, done: 0 },
    items: Array.from({ length: Math.min(count, 12) }, (_, n) =>
      workItem(n, {
        deadline:
          n === 0
            ? { ...deadline, words: { vi: "quá hạn 3 ngày", en: "3 days overdue" }, severity: "overdue" }
            : n < 3
              ? { ...deadline, words: { vi: "hôm nay", en: "today" }, severity: "today" }
              : null,
        role: n === 4 ? "inform" : "lead",
      }),
    ),
    next: count > 12 ? "more" : null,
  };
}

export function digest(count: number, language: Language): DigestNotice {
  return {
    kind: "digest",
    language,
    readerId: specialist.id,
    readerName: specialist.name,
    on: "2026-11-21",
    work: work(count),
  };
}

/** What people and agencies wrote in the samples: it stays as it is in whichever language the card speaks. */
export const written: readonly string[] = [
  longAbstract,
  shortAbstract,
  leader.name,
  clerk.name,
  specialist.name,
  "Hoàng Văn Đức",
  "Ban Quản lý Khu công nghệ cao và các khu công nghiệp thành phố",
  order.text,
  "Giám đốc",
  "UBND tỉnh",
  "Sở Tài chính",
  unit.name,
  "1837/QĐ-UBND",
  "05/SNV-VP",
  "quy chế",
  "Vanthu",
  "Đã xong dự thảo, đang lấy ý kiến các phòng.",
  "Cần chờ số liệu của các xã.",
  "Không thuộc chức năng của phòng.",
  "Trình đồng chí Phó Giám đốc.",
  "Đã gửi công văn trả lời UBND tỉnh.",
  "Bổ sung số liệu quý IV.",
];
