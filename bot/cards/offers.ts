import type { IncomingAct } from "../../src/contract/routing.ts";
import { mostActions } from "./card.ts";
import type { DocumentNotice } from "./document-notice.ts";
import type { Verb } from "./verbs.ts";

/** What a card has no room for is in the document's page; the first are the last to go. */
const importance: readonly Verb[] = [
  "mend",
  "decideExtension",
  "instruct",
  "submit",
  "acknowledge",
  "assignOn",
  "complete",
  "return",
  "giveBack",
  "refuse",
  "reopen",
  "report",
  "askExtension",
  "inform",
];

/** The order in which they stand. */
const places: readonly Verb[] = [
  "mend",
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
  "refuse",
  "reopen",
];

/** One action is left for opening the document. */
const mostForms = mostActions - 1;

/** A verb that the reader can do now, and on what. */
export interface Offer {
  readonly verb: Verb;
  readonly on: Pick<IncomingAct, "assignmentId" | "assignmentVersion">;
  /** The instruction to be mended, and the assignment within which it was given. */
  readonly mends?: { readonly instructionId: string; readonly parentId: string | null };
}

/** What the reader can do on this card; `isPast`: what it asked for has been answered. */
export function offersOf(notice: DocumentNotice, isPast: boolean): Offer[] {
  const acts = notice.detail.acts
    .filter((act) => concerns(notice, act))
    .flatMap((act) => verbsOfAct(act.act).map((verb): Offer => ({ verb, on: act })))
    .filter(({ verb }) => verb !== "decideExtension" || saysWish.includes(notice.reason))
    .filter(({ verb }) => !(isPast && answers.includes(verb)));
  const rank = rankOf(notice);
  return [...(isPast ? mendOf(notice) : []), ...acts]
    .filter(({ verb }) => !(notice.assignees === null && choosing.includes(verb)))
    .toSorted((a, b) => rank(importance, a) - rank(importance, b))
    .slice(0, mostForms)
    .toSorted((a, b) => rank(places, a) - rank(places, b));
}

/** What nobody should work with is refused before anything else. */
function rankOf({ detail }: DocumentNotice): (order: readonly Verb[], offer: Offer) => number {
  const first: Verb | null = detail.legalValue.value === "invalid" ? "refuse" : null;
  return (order, { verb }) => (verb === first ? -1 : order.indexOf(verb));
}

function verbsOfAct(act: IncomingAct["act"]): Verb[] {
  if (act === "amend" || act === "transfer") return [];
  return act === "instruct" ? ["instruct", "inform"] : [act];
}

/** Nobody is asked to agree on a card that does not say to what. */
const saysWish: readonly DocumentNotice["reason"][] = [
  "extensionAsked",
  "reminderBefore",
  "reminderDue",
  "reminderOverdue",
  "lookedUp",
];

/** The answers to a card that are given once; a further order is given in the document's page. */
const answers: readonly Verb[] = ["instruct", "inform", "submit", "giveBack", "refuse"];
/** Those whose form chooses among people. */
const choosing: readonly Verb[] = ["instruct", "inform", "mend", "submit", "assignOn"];

/** The reader has slipped in the order that this card became the record of, and nobody has acted on it yet. */
function mendOf({ detail, assignmentId, reason }: DocumentNotice): Offer[] {
  const instruction = detail.slip.instructions.findLast(({ mendableUntil }) => mendableUntil !== null);
  if (instruction === undefined) return [];
  const parentId =
    detail.slip.assignments.find((it) => it.instructionId === instruction.id)?.parentId ?? null;
  const isHere = parentId === null ? aboutDocument.includes(reason) : parentId === assignmentId;
  if (!isHere) return [];
  const parent = detail.slip.assignments.find(({ id }) => id === parentId);
  const on = { assignmentId: parentId, assignmentVersion: parent?.version ?? null };
  return [{ verb: "mend", on, mends: { instructionId: instruction.id, parentId } }];
}

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
  "signaturesBad",
  "legalValueChanged",
  "lookedUp",
];
