import type { IncomingDetail } from "../../src/contract/incoming.ts";
import type { Language } from "../../src/contract/messages/message.ts";
import type { Assignees } from "../../src/contract/routing.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import type { DocumentNotice, Reason } from "../cards/document-notice.ts";
import type { BotUseCases } from "../use-cases.ts";

/** What a card about a document is made of, as the actor may see it now. Throws `RuleBroken` where nothing may be seen. */
export async function documentNotice(
  useCases: Pick<BotUseCases, "readIncoming" | "listAssignees">,
  actor: Actor,
  about: {
    readonly documentId: string;
    readonly assignmentId: string | null;
    readonly reason: Reason;
    readonly language: Language;
  },
): Promise<DocumentNotice> {
  const detail = await useCases.readIncoming(actor, about.documentId);
  const assignmentId = about.assignmentId ?? ownAssignment(detail);
  return {
    kind: "document",
    reason: about.reason,
    language: about.language,
    readerId: actor.personId,
    detail,
    assignees: await assigneesFor(useCases, actor, detail),
    assignmentId,
  };
}

/** The assignment on which the reader can act, else none. */
function ownAssignment({ acts }: IncomingDetail): string | null {
  return acts.find((act) => act.assignmentId !== null)?.assignmentId ?? null;
}

/** Asked for only where the card offers a choice of people. */
async function assigneesFor(
  useCases: Pick<BotUseCases, "listAssignees">,
  actor: Actor,
  detail: IncomingDetail,
): Promise<Assignees | null> {
  const choosing = detail.acts.find(
    ({ act }) => act === "instruct" || act === "submit" || act === "assignOn",
  );
  if (choosing === undefined) return null;
  return useCases.listAssignees(
    actor,
    choosing.act === "assignOn" && choosing.assignmentId !== null
      ? { assignmentId: choosing.assignmentId }
      : { documentId: detail.id },
  );
}
