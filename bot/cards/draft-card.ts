import type { Notice } from "../../src/ports/messenger.ts";
import {
  cardOf,
  line,
  run,
  type Action,
  type DraftAct,
  type DraftPress,
  type Element,
  type Rendered,
} from "./card.ts";
import { shortened, type CardContext } from "./document-notice.ts";
import { say, type BotMessage } from "./say.ts";
import { bandElement, type Band } from "./standing.ts";
import { shortWhen } from "./when.ts";

export type DraftNotice = Extract<Notice, { kind: "draft" }>;

export const draftReasonInput = "draft_reason";
const mostAbstract = 300;

/** The card of a draft for one reader: before the decision its buttons, after it its record. */
export function draftCard(notice: DraftNotice, context: CardContext, band: Band | null = null): Rendered {
  const { detail, language } = notice;
  const state = standingOf(notice, context);
  const bands = [band, state].filter((one) => one !== null);
  const open: Action = {
    type: "Action.OpenUrl",
    title: say(language, "openDraft"),
    url: context.links.draft(detail.id),
  };
  return cardOf(
    language,
    sentenceOf(notice),
    [...bands.map(bandElement), ...headOf(notice), ...storyOf(notice, context)],
    [...buttonsOf(notice), open],
  );
}

const sentences = {
  draftToReview: "sayDraftToReview",
  draftToApprove: "sayDraftToApprove",
  draftApproved: "sayDraftApproved",
  draftGivenBack: "sayDraftGivenBack",
  draftWithdrawn: "sayDraftWithdrawn",
  draftIssued: "sayDraftIssued",
  draftChangedAfter: "sayDraftChangedAfter",
  draftVersionRefused: "sayDraftVersionRefused",
} as const satisfies Record<DraftNotice["reason"], BotMessage>;

function sentenceOf({ detail, language, reason }: DraftNotice): string {
  return say(language, sentences[reason], {
    type: detail.typeName.toLowerCase(),
    abstract: shortened(detail.abstract, mostAbstract),
    drafter: detail.drafter.name,
    by: detail.submission?.by.name ?? detail.drafter.name,
  });
}

function headOf({ detail, language, reason }: DraftNotice): Element[] {
  const heading = say(language, "draftHeading", { type: detail.typeName.toUpperCase() });
  const number = detail.submission?.number ?? detail.latest;
  return [
    line([
      run(heading, { weight: "bolder", color: "accent" }),
      run(` · ${say(language, "draftVersion", { number })}`, { isSubtle: true }),
    ]),
    line([run(say(language, reason), { size: "small", isSubtle: true })], { spacing: "none" }),
    line([run(shortened(detail.abstract, mostAbstract), { size: "medium", weight: "bolder" })], {
      spacing: "small",
    }),
  ];
}

function storyOf({ detail, language, reason }: DraftNotice, { now }: CardContext): Element[] {
  const { drafter, unit, replyTo, submission, returnReason } = detail;
  const unitWords = unit === null ? "" : ` · ${unit.name}`;
  const lines: string[] = [say(language, "draftBy", { drafter: drafter.name, unit: unitWords })];
  if (replyTo !== null)
    lines.push(say(language, "draftReplyTo", { number: replyTo.arrivalNumber, symbol: replyTo.symbol }));
  if (submission !== null)
    lines.push(
      say(language, "draftSubmittedBy", { by: submission.by.name, when: shortWhen(submission.at, now) }),
    );
  const told: [BotMessage, string | null][] = [
    ["draftNote", reason === "draftToApprove" ? (submission?.note ?? null) : null],
    ["draftReason", returnReason],
  ];
  return [
    ...lines.map((text) => line([run(text, { isSubtle: true, size: "small" })], { spacing: "small" })),
    ...told.flatMap(([label, text]) =>
      text === null
        ? []
        : [line([run(`${say(language, label)} `, { weight: "bolder" }), run(shortened(text, mostAbstract))])],
    ),
  ];
}

/** What became of it; while it stands before the reader, only that there is something newer than was submitted. */
function standingOf({ detail, language }: DraftNotice, { now }: CardContext): Band | null {
  const { state, approval, submission, latest } = detail;
  if (approval !== null && detail.changedAfterApproval)
    return { tone: "warning", sentence: say(language, "draftLate", { number: approval.number }) };
  if (state === "submitted" && submission !== null && latest > submission.number)
    return {
      tone: "warning",
      sentence: say(language, "draftNewer", { latest, number: submission.number }),
    };
  if (state === "issued") return { tone: "good", sentence: say(language, "draftIssuedBand") };
  if (state === "withdrawn") return { tone: "emphasis", sentence: say(language, "draftWithdrawnBand") };
  if (state === "returned") return { tone: "warning", sentence: say(language, "draftReturnedBand") };
  if (state !== "approved" || approval === null) return null;
  const { by, number, at } = approval;
  const params = { by: by.name, number, when: shortWhen(at, now) };
  return { tone: "good", sentence: say(language, "draftApprovedBy", params) };
}

function buttonsOf({ agencyId, detail, language, reason }: DraftNotice): Action[] {
  const { acts, submission } = detail;
  if (submission === null || !acts.includes("approve")) return [];
  const { number } = submission;
  const data: DraftPress = {
    draftId: detail.id,
    agencyId,
    version: detail.version,
    number,
    language,
    reason,
  };
  const approve: DraftAct = {
    type: "Action.Execute",
    title: say(language, "doApproveDraft", { number }),
    verb: "approveDraft",
    style: "positive",
    associatedInputs: "none",
    data,
  };
  const giveBack: DraftAct = {
    type: "Action.Execute",
    title: say(language, "confirmReturn"),
    verb: "giveDraftBack",
    style: "positive",
    associatedInputs: "auto",
    data,
  };
  return [
    approve,
    {
      type: "Action.ShowCard",
      title: say(language, "doGiveDraftBack"),
      card: { type: "AdaptiveCard", body: [reasonInput(language)], actions: [giveBack] },
    },
  ];
}

function reasonInput(language: DraftNotice["language"]): Element {
  return {
    type: "Input.Text",
    id: draftReasonInput,
    label: say(language, "reasonInput"),
    isRequired: true,
    errorMessage: say(language, "reasonMissing"),
    isMultiline: true,
    maxLength: 2000,
  };
}
