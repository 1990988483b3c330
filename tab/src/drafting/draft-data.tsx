import type { DraftDetail } from "../../../src/contract/drafts.ts";
import { draftCode } from "../../../src/domain/drafts/draft-code.ts";
import { FactList, type Fact } from "../foundation/fact-list.tsx";
import { showInstant } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { RepliedTo } from "../outgoing/replied-to.tsx";
import { words } from "./words.ts";

/** Who drafts, reviews, was asked and approved; what is empty is left out. */
export function DraftData({ draft }: { draft: DraftDetail }) {
  const t = useWords(words);
  const { submission, approval, replyTo } = draft;
  const repliedTo = replyTo && <RepliedTo replyTo={replyTo} />;
  const facts: readonly Fact[] = [
    [t("typeName"), draft.typeName],
    [t("code"), draftCode(draft.id)],
    [t("drafter"), draft.drafter.name],
    [t("unit"), draft.unit?.name ?? null],
    [t("reviewers"), draft.reviewers.map(({ name }) => name).join("; ") || null],
    [
      t("submittedTo"),
      submission &&
        t("submittedLine", {
          to: submission.to.name,
          number: submission.number,
          at: showInstant(submission.at),
        }),
    ],
    [t("note"), submission?.note ?? null],
    [
      t("approvedBy"),
      approval &&
        t("approvedLine", { by: approval.by.name, number: approval.number, at: showInstant(approval.at) }),
    ],
    [t("sha256"), approval?.sha256 ?? null],
    [t("replyTo"), repliedTo],
  ];
  return <FactList facts={facts} />;
}
