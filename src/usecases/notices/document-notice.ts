import type { IncomingDetail } from "../../contract/incoming.ts";
import type { Assignees, IncomingAct } from "../../contract/routing.ts";
import type { Language } from "../../contract/messages/message.ts";
import { quickDeadlines, quickExtensions } from "../../domain/deadlines/quick-deadlines.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { Services } from "../../ports/services.ts";
import { readIncoming } from "../incoming/read-incoming.ts";
import { listAssignees } from "../routing/list-assignees.ts";
import { loadAgencyRules, loadCalendar } from "../rules/agency-rules.ts";

export type DocumentNotice = Extract<Notice, { kind: "document" }>;

/** Which document a card is about, and why its reader gets it. */
export interface NoticeAbout {
  readonly documentId: string;
  readonly assignmentId: string | null;
  readonly reason: DocumentNotice["reason"];
  readonly language: Language;
}

/**
 * What a card about a document is made of, as the actor may see it now. Throws `document.absent` where nothing may be
 * seen. A document that somebody looked up is about the assignment on which they can act.
 */
export async function documentNotice(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  { documentId, assignmentId, reason, language }: NoticeAbout,
): Promise<DocumentNotice> {
  const detail = await readIncoming(deps, actor, documentId);
  const own = detail.acts.find((act) => act.assignmentId !== null)?.assignmentId ?? null;
  return {
    kind: "document",
    reason,
    language,
    readerId: actor.personId,
    onBehalfOf: actor.onBehalfOf && { id: actor.onBehalfOf.personId, name: actor.onBehalfOf.name },
    detail,
    assignees: await assigneesFor(deps, actor, detail),
    assignmentId: reason === "lookedUp" ? (assignmentId ?? own) : assignmentId,
    deadlines: await deadlinesFor(deps, detail),
  };
}

const choosing: readonly IncomingAct["act"][] = ["instruct", "transfer", "assignOn"];

/** By the calendar of the agency, as it is now. */
async function deadlinesFor(
  { store, clock }: Pick<Services, "store" | "clock">,
  { agency, acts, fields, slip }: IncomingDetail,
): Promise<DocumentNotice["deadlines"]> {
  const asks = acts.find(({ act }) => act === "askExtension");
  const orders =
    acts.some(({ act }) => choosing.includes(act)) ||
    slip.instructions.some((it) => it.mendableUntil !== null);
  if (asks === undefined && !orders) return { order: [], extension: [] };
  const now = clock.now();
  const { workingHours } = await loadAgencyRules(store.read, agency.id, localDateOf(now));
  const calendar = await loadCalendar(store.read, agency.id, now, workingHours);
  const present = slip.assignments.find(({ id }) => id === asks?.assignmentId)?.deadline?.at;
  return {
    order: orders ? quickDeadlines(now, calendar, fields.priority > 0) : [],
    extension: present === undefined ? [] : quickExtensions(now, new Date(present), calendar),
  };
}

/** Asked for only where the card offers a choice of people; who chooses for the whole document chooses among all. */
async function assigneesFor(
  deps: Pick<Services, "store" | "clock">,
  actor: Actor,
  { id, acts, slip }: IncomingDetail,
): Promise<Assignees | null> {
  const mends = slip.instructions.some((it) => it.mendableUntil !== null && it.level !== "unit");
  if (mends || acts.some(({ act }) => act === "instruct" || act === "submit"))
    return listAssignees(deps, actor, { documentId: id });
  const assignsOn = acts.find(({ act }) => act === "assignOn")?.assignmentId;
  return assignsOn ? listAssignees(deps, actor, { assignmentId: assignsOn }) : null;
}
