import {
  assignmentOf,
  documentPhrase,
  duePhrase,
  latest,
  type CardContext,
  type DocumentNotice,
  type Reason,
} from "./document-notice.ts";
import { say, type BotMessage } from "./say.ts";
import { dueDate } from "./when.ts";

const sentences: Readonly<Record<Reason, BotMessage>> = {
  toInstruct: "sayToInstruct",
  toSubmit: "sayToSubmit",
  assigned: "sayAssigned",
  assignedInform: "sayAssignedInform",
  claimed: "sayClaimed",
  reported: "sayReported",
  extensionAsked: "sayExtensionAsked",
  extensionDecided: "sayExtensionDecided",
  returned: "sayReturned",
  givenBack: "sayGivenBack",
  completed: "sayCompleted",
  reopened: "sayReopened",
  released: "sayReleased",
  refused: "sayRefused",
  signaturesBad: "saySignaturesBad",
  legalValueChanged: "sayLegalValueChanged",
  reminderBefore: "sayReminderBefore",
  reminderDue: "sayReminderDue",
  reminderOverdue: "sayReminderOverdue",
  lookedUp: "sayLookedUp",
};

/** The one sentence of a notification: 'Văn bản HỎA TỐC 1837/QĐ-UBND của UBND tỉnh chờ cho ý kiến, hạn 23/11.' */
export function documentSentence(notice: DocumentNotice, { now }: CardContext): string {
  const { detail, language, reason } = notice;
  const assignment = assignmentOf(notice);
  const deadline = assignment?.deadline ?? detail.deadline;
  const until = assignment?.extension?.until ?? deadline?.at ?? null;
  return say(language, sentences[reason], {
    document: documentPhrase(detail, language),
    due: duePhrase(deadline?.at ?? null, language, now),
    role: assignment === null ? "" : say(language, assignment.role),
    who: actorOf(notice),
    until: until === null ? "" : dueDate({ at: until }, now),
  });
}

/** The sentence of a card that became a record of what was done. */
export function recordSentence({ detail, language }: DocumentNotice, record: string): string {
  return `${documentPhrase(detail, language)}: ${record}`;
}

/** Who did what the card tells. */
function actorOf(notice: DocumentNotice): string {
  const { detail, reason } = notice;
  const assignment = assignmentOf(notice);
  const assignee = assignment?.assignee.name ?? "";
  if (reason === "claimed") return latest(detail, "claimed")?.who ?? assignee;
  if (reason === "reported") return latest(detail, "reported")?.who ?? assignee;
  if (reason === "extensionAsked") return assignment?.extension?.askedBy.name ?? assignee;
  if (reason === "returned") return latest(detail, "assignmentReturned")?.who ?? assignee;
  if (reason === "refused") return latest(detail, "refused")?.who ?? "";
  if (reason === "givenBack") return latest(detail, "givenBack")?.who ?? detail.submittedTo?.name ?? "";
  return reason === "completed" ? (latest(detail, "completed")?.who ?? assignee) : "";
}
