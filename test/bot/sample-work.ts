import type { Language } from "../../src/contract/messages/message.ts";
import type { Work, WorkItem } from "../../src/contract/routing.ts";
import type { DigestNotice } from "../../bot/cards/digest-card.ts";
import { deadline, longAbstract, shortAbstract, specialist, uuid } from "./sample-documents.ts";

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
