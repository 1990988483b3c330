import type { HistoryEntry } from "../../src/contract/history.ts";
import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { AssignmentView, InstructionView } from "../../src/contract/routing.ts";
import type { RoutingEventKind } from "../../src/domain/routing/change.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import type { GlimpseData } from "./card.ts";
import type { Links } from "./links.ts";
import { say } from "./say.ts";
import { dueDate } from "./when.ts";

export type DocumentNotice = Extract<Notice, { kind: "document" }>;
export type Reason = DocumentNotice["reason"];

/** What cards need besides the notice. Cards are pure: the present comes in here. */
export interface CardContext {
  readonly links: Links;
  readonly now: Date;
  /** Teams' own id of the reader, for a card that brings itself up to date when seen; null for none. */
  readonly refreshFor: string | null;
  /** For a reader's own view of a card in a chat that others read: what asks for that view. */
  readonly shared?: GlimpseData;
}

/** The assignment that the card is about. */
export function assignmentOf({ detail, assignmentId }: DocumentNotice): AssignmentView | null {
  return detail.slip.assignments.find((a) => a.id === assignmentId) ?? null;
}

export function instructionOf(detail: IncomingDetail, assignment: AssignmentView): InstructionView | null {
  return detail.slip.instructions.find((i) => i.id === assignment.instructionId) ?? null;
}

/** The latest thing of a kind that happened; the trail may name its area before the kind (`routing.reported`). */
export function latest(detail: IncomingDetail, kind: RoutingEventKind): HistoryEntry | null {
  return detail.history.findLast(({ action }) => action === kind || action.endsWith(`.${kind}`)) ?? null;
}

/** Number and symbol, or the arrival number of a document that bears none. */
export function nameOf(detail: Pick<IncomingDetail, "symbol" | "arrivalNumber">, language: Language): string {
  return detail.symbol === ""
    ? say(language, "arrivalNumber", { number: detail.arrivalNumber })
    : detail.symbol;
}

/** `HỎA TỐC`, nothing for an ordinary document. */
export function priorityWord(priority: number, language: Language): string | null {
  if (priority === 3) return say(language, "priority3");
  if (priority === 2) return say(language, "priority2");
  return priority === 1 ? say(language, "priority1") : null;
}

/** `Văn bản HỎA TỐC 1837/QĐ-UBND của UBND tỉnh`. */
export function documentPhrase(detail: IncomingDetail, language: Language): string {
  const word = priorityWord(detail.fields.priority, language);
  return say(language, "sayDocument", {
    priority: word === null ? "" : ` ${word}`,
    symbol: nameOf(detail, language),
    sender: detail.senderName,
  });
}

/** `, hạn 23/11`, or nothing. */
export function duePhrase(at: string | null, language: Language, now: Date): string {
  return at === null ? "" : say(language, "sayDue", { date: dueDate({ at }, now) });
}

/** Keeps a card within one screen of a phone; the whole text is in the document's page. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}

/** Who gave an order, and in whose place: 'Lê Thị Hà (thay mặt Trần Quốc Bảo)'. */
export function actingName(
  { by, onBehalfOf }: Pick<InstructionView, "by" | "onBehalfOf">,
  language: Language,
): string {
  return onBehalfOf === null ? by.name : say(language, "onBehalf", { who: by.name, giver: onBehalfOf.name });
}
