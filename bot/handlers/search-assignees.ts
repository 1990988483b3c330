import { z } from "zod";
import { id } from "../../src/contract/common.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { matchesName } from "../../src/domain/text/match-name.ts";
import { assigneeChoices } from "../cards/assignee-choices.ts";
import type { Choice } from "../cards/card.ts";
import { isPersonal, type IncomingActivity } from "../channel/incoming-activity.ts";
import { identified } from "./answer-message.ts";
import type { Desk } from "./turn-context.ts";

/** Teams shows no more in one list. */
const mostFound = 15;

const search = z.object({
  queryText: z.string().max(200).default(""),
  dataset: z
    .string()
    .transform(
      (text): object | undefined =>
        /^assignees (?<agencyId>\S+) (?<kind>document|assignment):(?<id>\S+?)(?: for:(?<onBehalfOf>\S+))?$/u.exec(
          text,
        )?.groups,
    )
    .pipe(
      z.object({ agencyId: id, kind: z.enum(["document", "assignment"]), id, onBehalfOf: id.optional() }),
    ),
});

/**
 * `application/search`: whom the person who types may choose, of those whose names begin like what was typed. Whoever may
 * not see the document finds nobody, as where there is no such document.
 */
export async function searchAssignees(desk: Desk, activity: IncomingActivity): Promise<Choice[]> {
  const asked = search.safeParse(activity.value).data;
  const directoryId = activity.from.aadObjectId;
  if (asked === undefined || directoryId === undefined || !isPersonal(activity)) return [];
  const { queryText, dataset } = asked;
  const about = dataset.kind === "document" ? { documentId: dataset.id } : { assignmentId: dataset.id };
  try {
    const actor = await identified(desk, directoryId, dataset.agencyId, dataset.onBehalfOf);
    if (actor === null) return [];
    const assignees = await desk.useCases.listAssignees(actor, about);
    return assigneeChoices(assignees, actor.personId)
      .filter(({ title }) => {
        const [name = "", ...beside] = title.split(/[,(]/u);
        return matchesName(queryText, name, beside.join(" "));
      })
      .slice(0, mostFound);
  } catch (error) {
    if (error instanceof RuleBroken) return [];
    throw error;
  }
}
