import type { RuleBroken } from "../domain/rule-broken.ts";

/** The one place that turns a broken rule into a status. First the codes that stand for themselves, then families. */
const byCode: Readonly<Record<string, number>> = {
  "access.sign-in": 401,
  "access.token-expired": 401,
  "access.token-refused": 401,
  "access.check-unavailable": 503,
  "access.sample-only": 404,
  "access.host": 421,
  "access.too-many-requests": 429,
  "upload.offset": 409,
  "upload.version": 412,
  "upload.too-large": 413,
  "upload.longer-than-announced": 413,
  "upload.busy": 423,
  "upload.no-name": 400,
  "upload.bad-request": 400,
  "file.range": 416,
  "file.infected": 423,
  "file.not-seen": 423,
  "file.waiting-for-scan": 423,
  "quarantine.no-scanner": 409,
  "quarantine.scanner-away": 503,
  "file.damaged": 500,
  "form.wrong": 400,
  "draft.state": 409,
  "draft.newer-version": 409,
  "draft.other-version": 409,
  "draft.approved-already": 409,
  "draft.changed-in-word": 409,
  "draft.being-edited": 423,
  "incoming.possible-duplicate": 409,
  "import.state-changed": 409,
  "import.another-runs": 409,
  "import.check-again": 409,
  "announcement.audience-changed": 409,
  "directory.head-changed": 409,
  "directory.no-list": 404,
  "announcement.over": 409,
  "channels.channel-taken": 409,
  "channels.unit-has-one": 409,
  "channels.unavailable": 503,
  "routing.no-direct-transfer": 422,
  "routing.deadline-after-document": 422,
  "graph.consent-needed": 403,
  "graph.sign-in-again": 403,
  "graph.denied": 403,
  "graph.not-here": 409,
  "graph.not-set-up": 503,
  "graph.busy": 503,
  "graph.away": 503,
  "message-file.cut": 503,
  "meeting.sent-already": 409,
  "meeting.drafted-by-another": 409,
  "meeting.not-settled": 409,
  "http.shape": 400,
  "http.bad-json": 400,
  "http.bad-request": 400,
  "http.bad-cursor": 400,
  "http.no-such-route": 404,
  "http.body-too-large": 413,
  "http.media-type": 415,
  "http.fault": 500,
  "http.disk-full": 507,
  "http.store-full": 507,
  "http.store-unavailable": 503,
  "http.files-unavailable": 503,
  "http.archive-unavailable": 503,
  "file.link-over": 410,
  "http.stopping": 503,
  "http.tab-missing": 503,
};

/**
 * Absent and not to be seen are the same 404; 403 is for those who may read and not act; 409 where somebody was first or
 * the state does not allow it; 422 where a rule of the regulations refuses; 400 where an input is wrong.
 */
const families: readonly (readonly [RegExp, number])[] = [
  [/[.-](?:not-found|absent)$/, 404],
  [/^access\./, 403],
  [/\.changed$/, 409],
  [/^intake\./, 422],
];

export function statusOf({ code, field }: Pick<RuleBroken, "code" | "field">): number {
  const known = byCode[code] ?? families.find(([pattern]) => pattern.test(code))?.[1];
  // What an input names and what is not there is a wrong input; the address itself is right.
  if (field !== undefined && (known === undefined || known === 404)) return 400;
  if (known !== undefined) return known;
  return code.startsWith("routing.") ? 409 : 422;
}
