import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { Assignees, AssignmentView, IncomingAct } from "../../src/contract/routing.ts";
import type { CardContext, DocumentNotice } from "../../bot/cards/document-notice.ts";
import { workingCalendar } from "../../src/domain/calendar/working-calendar.ts";
import { quickDeadlines, quickExtensions } from "../../src/domain/deadlines/quick-deadlines.ts";
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

export const deadline = {
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
    isClaim: false,
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

export const order = {
  id: instructionId,
  by: leader,
  onBehalfOf: null,
  position: "Giám đốc",
  givenAt: "2026-11-21T01:31:00.000Z",
  level: "leader" as const,
  text: "Phòng Tổng hợp chủ trì, tham mưu văn bản trả lời, báo cáo trước 23/11.",
  replaces: null,
  mendableUntil: null,
};

/** `who` and the sentence as the audit trail tells it. */
export function happened(action: string, who: string, vi: string, en: string, text: string | null = null) {
  return {
    at: "2026-11-21T01:12:00.000Z",
    action,
    who,
    whoId: null,
    onBehalfOf: null,
    sentence: { vi, en },
    text,
  };
}

export const law = "NĐ 30/2020/NĐ-CP, Điều 5 khoản 1";
export const refusal = "Chữ ký số không hợp lệ, đề nghị gửi lại.";

export function legalValue(part: Partial<IncomingDetail["legalValue"]> = {}): IncomingDetail["legalValue"] {
  return {
    value: "replacesPaper",
    isChecking: false,
    reasons: [],
    rule: null,
    judgedAt: "2026-11-21T01:11:00.000Z",
    before: [],
    files: [],
    mayCheckAgain: false,
    ...part,
  };
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
    legalValue: legalValue(),
    files: [],
    replies: [],
    amendments: [],
    slip: { instructions: [], assignments: [] },
    acts: [],
    history: [
      happened("routing.submitted", clerk.name, `Trình ${leader.name}`, `Submitted to ${leader.name}`),
    ],
    ...part,
  };
}

/** As the agency's calendar gives them on that Saturday, a hỏa tốc document; 24/11 is a day off. */
export const deadlines: DocumentNotice["deadlines"] = {
  order: quickDeadlines(now, workingCalendar(), true),
  extension: quickExtensions(now, new Date(deadline.at), workingCalendar()),
};

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

/** What people and agencies wrote in the samples: it stays as it is in whichever language the card speaks. */
export const written: readonly string[] = [
  law,
  refusal,
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
