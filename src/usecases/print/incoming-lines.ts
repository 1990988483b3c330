import type { IncomingRegisterRow } from "../../domain/forms/incoming-register.ts";
import type { PrintableDate } from "../../domain/forms/printed-date.ts";
import type { TrackingRegisterRow } from "../../domain/forms/tracking-register.ts";
import { typeAndAbstract } from "../../domain/forms/type-and-abstract.ts";
import type { BookColumns } from "../../domain/imports/imported-entry.ts";
import type { IncomingDocument } from "../../domain/incoming/incoming-document.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Assignment, RoutingSlip } from "../../domain/routing/assignment.ts";
import { formatDate, formatInstant, localDateOf, localTimeOf } from "../../domain/time/local-date.ts";
import { leadOf, receiptsOf, receiversOf, transferredOn } from "./receivers.ts";
import { urgencyNote } from "./urgency-note.ts";

/** One incoming document with what a printed register says about it. */
export interface IncomingMatter {
  readonly document: IncomingDocument;
  readonly slip: RoutingSlip;
  /** Outgoing documents that answer it. */
  readonly replies: readonly OutgoingDocument[];
  readonly isAmended: boolean;
  /** What only the old register had, where the document was imported from one. */
  readonly book?: BookColumns | undefined;
  /** Of people and units, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** When the book is printed: what is overdue is so at this moment. */
  readonly now: Date;
}

/** A line of Sổ đăng ký văn bản đến (NĐ 30, PL IV, VI). */
export function incomingLine(matter: IncomingMatter): IncomingRegisterRow {
  const { document, book } = matter;
  const { fields } = document;
  const received = receiversOf(matter.slip);
  const names = namesOf(matter, received);
  return {
    arrivedOn: localDateOf(fields.arrivedAt),
    arrivalNumber: document.arrivalNumber,
    numberSuffix: document.numberSuffix,
    author: fields.senderName,
    symbol: symbolOf(document),
    issuedDate: fields.issuedDate,
    typeAndAbstract: typeAndAbstract(fields.typeName, fields.abstract),
    receivers: names.length > 0 || !book?.receiver ? names : [book.receiver],
    transferredOn: transferredOn(received) ?? book?.transferredOn ?? null,
    acknowledged: acknowledgements(matter, received) ?? book?.signedFor ?? null,
    note: joined([
      urgencyNote(fields.priority),
      document.late === null ? null : "Đăng ký muộn",
      matter.isAmended ? "Đã đính chính" : null,
      fields.description,
    ]),
  };
}

/** A line of Sổ theo dõi giải quyết văn bản đến (NĐ 30, PL IV, VIII). */
export function trackingLine(matter: IncomingMatter): TrackingRegisterRow {
  const { document, slip, replies } = matter;
  const { fields, deadlineAt } = document;
  const lead = leadOf(slip);
  const typed = slip.assignments.flatMap(({ replySymbol }) => replySymbol ?? []);
  const first = lead?.firstDeadlineAt ?? null;
  const isExtended = first !== null && lead?.deadlineAt?.getTime() !== first.getTime();
  return {
    arrivalNumber: document.arrivalNumber,
    numberSuffix: document.numberSuffix,
    document: {
      type: fields.typeName,
      symbol: symbolOf(document),
      issuedDate: fields.issuedDate,
      author: fields.senderName,
    },
    receivers: namesOf(matter, receiversOf(slip)),
    due: deadlineAt && dayWithHour(deadlineAt),
    progress: progressOf(matter, lead),
    replySymbol: joined([...new Set([...replies.map(({ symbol }) => symbol), ...typed])]),
    note: joined([
      urgencyNote(fields.priority),
      isExtended && first !== null ? `Thời hạn ban đầu ${formatInstant(first)}` : null,
      matter.isAmended ? "Đã đính chính" : null,
      fields.description,
    ]),
  };
}

function namesOf({ names }: IncomingMatter, assignments: readonly Assignment[]): string[] {
  return assignments.map(({ assignee }) => names.get(assignee.id) ?? "…");
}

function acknowledgements({ names }: IncomingMatter, received: readonly Assignment[]): string | null {
  return joined(
    receiptsOf(received).map(
      ({ personId, at }) => `Đã nhận ${formatInstant(at)}, ${names.get(personId) ?? "…"}`,
    ),
  );
}

function progressOf({ document, names, now }: IncomingMatter, lead: Assignment | null): string {
  const { deadlineAt, submittedTo } = document;
  const late = deadlineAt !== null && now > deadlineAt ? ", quá hạn" : "";
  switch (document.state) {
    case "registered":
      return `Chưa trình${late}`;
    case "submitted":
      return `Đã trình ${(submittedTo && names.get(submittedTo)) ?? "lãnh đạo"}${late}`;
    case "returned":
      return `Lãnh đạo trả lại văn thư${late}`;
    case "assigned":
      return `${lead?.acknowledgedAt === null ? "Đã giao, chưa nhận" : "Đang giải quyết"}${late}`;
    case "refused":
      return "Đã từ chối tiếp nhận";
    case "done":
      return finished(lead, deadlineAt);
  }
}

function finished(lead: Assignment | null, deadlineAt: Date | null): string {
  const at = lead?.completedAt ?? null;
  if (at === null) return "Đã gửi để biết";
  const inTime = deadlineAt === null ? "" : at <= deadlineAt ? ", đúng hạn" : ", quá hạn";
  return `Đã giải quyết ngày ${formatDate(localDateOf(at))}${inTime}`;
}

export function dayWithHour(instant: Date): PrintableDate {
  return `${localDateOf(instant)}T${localTimeOf(instant)}`;
}

function symbolOf({ fields }: IncomingDocument): string | null {
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  return symbol === "" ? null : symbol;
}

function joined(parts: readonly (string | null)[]): string | null {
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join("; ");
}
