import { assigneeChoices, leaderChoices, valueOf } from "./assignee-choices.ts";
import type { PressData } from "./card.ts";
import { deadlineChoices, type GivenDeadline } from "./deadline-choices.ts";
import { assignmentOf, type CardContext, type DocumentNotice } from "./document-notice.ts";
import type { FormParts } from "./forms.ts";
import type { Offer } from "./offers.ts";
import { inputId } from "./verbs.ts";

/** What comes back when a button of this offer is pressed. */
export function pressData(
  { detail, language, reason, assignmentId, onBehalfOf }: DocumentNotice,
  offer: Offer,
  { shared }: Pick<CardContext, "shared">,
): PressData {
  return {
    documentId: detail.id,
    assignmentId: offer.mends === undefined ? (offer.on.assignmentId ?? assignmentId) : assignmentId,
    version: offer.on.assignmentVersion ?? detail.version,
    agencyId: detail.agency.id,
    language,
    reason,
    ...offer.mends,
    ...(onBehalfOf === null ? {} : { onBehalfOf: onBehalfOf.id }),
    ...(shared === undefined ? {} : { shared: { assignmentId: shared.assignmentId ?? null } }),
  };
}

/** What the form of an offer is made of. `most`: how many people one list names. */
export function partsOf(notice: DocumentNotice, context: CardContext, offer: Offer, most: number): FormParts {
  const { assignees, readerId, deadlines, language } = notice;
  const { now } = context;
  const given = givenDeadline(notice, offer);
  const latest = given?.from === "unit" ? given.at : null;
  const order = deadlineChoices(deadlines.order, { given, latest, language, now });
  const all = assignees === null ? [] : assigneeChoices(assignees, readerId);
  return {
    data: pressData(notice, offer, context),
    assignees: { all, most, dataset: context.refreshFor === null ? null : dataset(notice, offer) },
    leaders: assignees === null ? [] : leaderChoices(assignees, readerId),
    deadlines: { order, proposed: order.find(({ value }) => value === given?.at)?.value ?? null },
    extensions: deadlineChoices(deadlines.extension, { given: null, latest: null, language, now }),
    isInvalid: notice.detail.legalValue.value === "invalid",
    values: offer.mends === undefined ? {} : valuesOfOrder(notice, offer.mends),
  };
}

/** Whom Teams is to search: those of the document, or those within the assignment of a unit. */
function dataset({ detail, onBehalfOf }: DocumentNotice, { verb, on }: Offer): string {
  const within = verb === "assignOn" || verb === "mend" ? on.assignmentId : null;
  const about = within === null ? `document:${detail.id}` : `assignment:${within}`;
  const behalf = onBehalfOf === null ? "" : ` for:${onBehalfOf.id}`;
  return `assignees ${detail.agency.id} ${about}${behalf}`;
}

/** What holds where the order names no deadline. */
function givenDeadline(notice: DocumentNotice, { verb, mends }: Offer): GivenDeadline | null {
  const { detail } = notice;
  const parentId = verb === "assignOn" ? notice.assignmentId : (mends?.parentId ?? null);
  if (parentId !== null) {
    const own =
      detail.slip.assignments.find(({ id }) => id === parentId)?.deadline ?? assignmentOf(notice)?.deadline;
    return own ? { at: own.at, from: "unit" } : null;
  }
  if (detail.deadline === null) return null;
  return { at: detail.deadline.at, from: detail.fields.dueDate === null ? "rules" : "document" };
}

/** The order as it was given, in the inputs of the form that mends it. */
function valuesOfOrder(
  { detail }: DocumentNotice,
  { instructionId }: NonNullable<Offer["mends"]>,
): FormParts["values"] {
  const given = detail.slip.assignments.filter((it) => it.instructionId === instructionId);
  const inRole = (role: string): string =>
    given
      .filter((it) => it.role === role && it.state === "assigned")
      .map(({ assignee }) => valueOf(assignee))
      .join(",");
  const lead = given.find(({ role }) => role === "lead");
  return {
    [inputId("mend", "lead")]: lead === undefined ? "" : valueOf(lead.assignee),
    [inputId("mend", "support")]: inRole("support"),
    [inputId("mend", "inform")]: inRole("inform"),
    [inputId("mend", "due")]: given.find(({ deadline }) => deadline !== null)?.deadline?.at ?? "",
    [inputId("mend", "text")]: detail.slip.instructions.find(({ id }) => id === instructionId)?.text ?? "",
  };
}
