import assert from "node:assert/strict";
import { shownOf } from "../../../bot/cards/shown-of.ts";
import type { IncomingDetail } from "../../../src/contract/incoming.ts";
import { deadline } from "../sample-documents.ts";
import { documentNotice, reasons } from "../sample-notices.ts";
import { digest } from "../sample-work.ts";

describe("What a card shows", () => {
  it("stays the same while only time passes, or a version moves on that nobody sees", () => {
    for (const reason of reasons) {
      const notice = documentNotice(reason, "vi");
      const tomorrow = {
        ...deadline,
        words: { vi: "còn 1 ngày", en: "1 day left" },
        severity: "today" as const,
      };
      const assignments = notice.detail.slip.assignments.map((it) => ({
        ...it,
        deadline: it.deadline && tomorrow,
        version: it.version + 1,
      }));
      const acts = notice.detail.acts.map((it) => ({
        ...it,
        assignmentVersion: it.assignmentVersion && it.assignmentVersion + 1,
      }));
      const later = {
        ...notice.detail,
        version: 9,
        deadline: notice.detail.deadline && tomorrow,
        slip: { ...notice.detail.slip, assignments },
        acts,
      };
      assert.equal(shownOf({ ...notice, detail: later }), shownOf(notice), reason);
    }
  });

  it("differs as soon as a word, a date, a button or the language is another", () => {
    const notice = documentNotice("toInstruct", "vi");
    const of = (part: Partial<IncomingDetail>) =>
      shownOf({ ...notice, detail: { ...notice.detail, ...part } });
    const seen = [
      shownOf(notice),
      of({ fields: { ...notice.detail.fields, abstract: "Trích yếu đã đính chính" } }),
      of({ deadline: { ...deadline, at: "2026-11-25T10:00:00.000Z" } }),
      of({ acts: notice.detail.acts.slice(0, 1) }),
      of({ state: "returned" }),
      shownOf({ ...notice, language: "en" }),
      shownOf(digest(3, "vi")),
    ];
    assert.equal(new Set(seen).size, seen.length);
  });
});
