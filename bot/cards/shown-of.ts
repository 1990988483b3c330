import { createHash } from "node:crypto";
import type { DeadlineView } from "../../src/contract/common.ts";
import type { Notice } from "../../src/ports/messenger.ts";
import type { DocumentNotice } from "./document-notice.ts";
import { tabLinks } from "./links.ts";
import { renderNotice } from "./render-notice.ts";

/** Nothing of these is the reader's to see change. */
const timeless = {
  links: tabLinks({ tabUrl: "", teamsAppId: null, tabEntityId: "" }),
  now: new Date(0),
  refreshFor: null,
};

/**
 * What a card shows, as a digest: every word and button of it, but neither the versions on its buttons nor how much
 * time is left. A card whose digest is the same needs no replacing, which would close a form that is being filled.
 */
export function shownOf(notice: Notice): string {
  const { card } = renderNotice(notice.kind === "document" ? withoutTime(notice) : notice, timeless);
  const text = JSON.stringify(card, (key, value: unknown) => (key === "version" ? undefined : value));
  return createHash("sha256").update(text).digest("hex");
}

function withoutTime(notice: DocumentNotice): DocumentNotice {
  const { detail } = notice;
  const assignments = detail.slip.assignments.map((it) => ({ ...it, deadline: plain(it.deadline) }));
  return {
    ...notice,
    detail: { ...detail, deadline: plain(detail.deadline), slip: { ...detail.slip, assignments } },
  };
}

function plain(deadline: DeadlineView | null): DeadlineView | null {
  return deadline && { ...deadline, words: { vi: "", en: "" }, severity: "later" };
}
