import type { IncomingAct } from "../../src/contract/routing.ts";
import { localDateOf } from "../../src/domain/time/local-date.ts";
import { assigneeChoices, leaderChoices } from "./assignee-choices.ts";
import {
  bytesOf,
  cardOf,
  mostActions,
  mostBytes,
  type Action,
  type PressData,
  type Rendered,
} from "./card.ts";
import { documentHead, story } from "./document-head.ts";
import { assignmentOf, type CardContext, type DocumentNotice } from "./document-notice.ts";
import { documentSentence, recordSentence } from "./document-sentence.ts";
import { formOf, press, type FormChoices, type Verb } from "./forms.ts";
import { say } from "./say.ts";
import { bandElement, standing, type Band } from "./standing.ts";

/**
 * The card of a document for one reader: before the act its forms, after it its record, and for somebody who comes
 * too late the present state. `band` says something else on top: what was just done, or why it was not.
 */
export function documentCard(notice: DocumentNotice, context: CardContext, band?: Band): Rendered {
  // Choices are what makes a card big: offer fewer until it fits.
  for (const most of [100, 60, 40, 25]) {
    const rendered = build(notice, context, band ?? null, most);
    if (bytesOf(rendered.card) <= mostBytes - envelope) return rendered;
  }
  return build(notice, context, band ?? null, 10);
}

/** One action is left for opening the document. */
const mostForms = mostActions - 1;

/** What the activity around the card takes. */
const envelope = 1024;

function build(notice: DocumentNotice, context: CardContext, band: Band | null, most: number): Rendered {
  const { detail, language } = notice;
  const state = standing(notice, context);
  const onTop = [band, state].filter((one) => one !== null);
  const open: Action = {
    type: "Action.OpenUrl",
    title: say(language, "openDocument"),
    url: context.links.document(detail.id),
  };
  const forms = verbsOf(notice, state !== null).flatMap(({ verb, act }) =>
    formOf(verb, pressData(notice, act), choicesOf(notice, most)),
  );
  const { card, text } = cardOf(
    language,
    state === null ? documentSentence(notice, context) : recordSentence(notice, state.sentence),
    [...onTop.map(bandElement), ...documentHead(notice, context, state !== null), ...story(notice, context)],
    [...forms.slice(0, mostForms), open],
  );
  return { card: { ...card, ...refreshOf(notice, context) }, text };
}

/** What a card has no room for is in the document's page; the first are the last to go. */
const importance: readonly Verb[] = [
  "decideExtension",
  "instruct",
  "submit",
  "acknowledge",
  "assignOn",
  "complete",
  "return",
  "giveBack",
  "reopen",
  "report",
  "askExtension",
  "inform",
];

/** The order in which they stand. */
const places: readonly Verb[] = [
  "decideExtension",
  "instruct",
  "submit",
  "inform",
  "acknowledge",
  "assignOn",
  "report",
  "askExtension",
  "return",
  "complete",
  "giveBack",
  "reopen",
];

interface Offer {
  readonly verb: Verb;
  readonly act: IncomingAct;
}

function verbsOf(notice: DocumentNotice, isPast: boolean): Offer[] {
  return notice.detail.acts
    .filter((act) => concerns(notice, act))
    .flatMap((act) => verbsOfAct(act.act).map((verb) => ({ verb, act })))
    .filter(({ verb }) => !(isPast && answers.includes(verb)))
    .filter(({ verb }) => !(notice.assignees === null && choosing.includes(verb)))
    .toSorted((a, b) => importance.indexOf(a.verb) - importance.indexOf(b.verb))
    .slice(0, mostForms)
    .toSorted((a, b) => places.indexOf(a.verb) - places.indexOf(b.verb));
}

function verbsOfAct(act: IncomingAct["act"]): Verb[] {
  if (act === "amend" || act === "transfer") return [];
  return act === "instruct" ? ["instruct", "inform"] : [act];
}

/** The answers to a card that are given once; a further order is given in the document's page. */
const answers: readonly Verb[] = ["instruct", "inform", "submit", "giveBack"];
/** Those whose form chooses among people. */
const choosing: readonly Verb[] = ["instruct", "inform", "submit", "assignOn"];

/** A card about an assignment offers acts on that one; a card about the document those on the document. */
function concerns(notice: DocumentNotice, act: IncomingAct): boolean {
  const about = notice.assignmentId ?? notice.detail.acts.find((a) => a.assignmentId !== null)?.assignmentId;
  if (act.assignmentId !== null) return act.assignmentId === about;
  return aboutDocument.includes(notice.reason);
}

/** What happened to one assignment is answered on it; another order is given in the document's page. */
const aboutDocument: readonly DocumentNotice["reason"][] = [
  "toInstruct",
  "toSubmit",
  "returned",
  "givenBack",
  "completed",
  "lookedUp",
];

export function pressData(
  notice: DocumentNotice,
  act: Pick<IncomingAct, "assignmentId" | "assignmentVersion">,
): PressData {
  const { detail, language, reason } = notice;
  return {
    documentId: detail.id,
    assignmentId: act.assignmentId ?? notice.assignmentId,
    version: act.assignmentVersion ?? detail.version,
    agencyId: detail.agency.id,
    language,
    reason,
  };
}

function choicesOf({ assignees, readerId, detail }: DocumentNotice, most: number): FormChoices {
  const due = detail.legalDeadlines.find(({ kind }) => kind === "handle")?.due ?? null;
  return {
    assignees: assignees === null ? [] : assigneeChoices(assignees, readerId),
    leaders: assignees === null ? [] : leaderChoices(assignees, readerId),
    most,
    proposedDay: detail.fields.dueDate ?? (due === null ? null : localDateOf(new Date(due))),
  };
}

/** Others may be first here; the card then asks for its present state when it is seen again. */
const refreshed: readonly DocumentNotice["reason"][] = [
  "toInstruct",
  "toSubmit",
  "assigned",
  "extensionAsked",
];

function refreshOf(notice: DocumentNotice, { refreshFor }: CardContext): object {
  if (refreshFor === null || !refreshed.includes(notice.reason)) return {};
  const assignment = assignmentOf(notice);
  const data = pressData(notice, {
    assignmentId: notice.assignmentId,
    assignmentVersion: assignment?.version ?? null,
  });
  return {
    refresh: {
      action: press("refresh", say(notice.language, "openDocument"), data),
      userIds: [refreshFor],
    },
  };
}
