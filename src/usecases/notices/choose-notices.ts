import type { MyNotices, NoticeChoiceInput } from "../../contract/reach.ts";
import type { NoticeChoice } from "../../domain/notices/quiet-hours.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";

type Deps = Pick<Services, "store" | "clock">;

const asTheAgencyHasIt: NoticeChoice = { span: null, outsideWork: "agency" };

/** When the actor wants to be left alone, and when the agency leaves everybody alone. */
export async function readMyNotices({ store, clock }: Deps, actor: Actor): Promise<MyNotices> {
  const { reach } = await loadAgencyRules(store.read, actor.agencyId, localDateOf(clock.now()));
  const { quiet, outsideWork } = reach;
  return {
    choice: (await store.read.reach.choice(actor.personId)) ?? asTheAgencyHasIt,
    agency: { quiet, outsideWork },
  };
}

/** For this person alone, whoever they act for. Throws `reach.quiet-form`. */
export async function chooseMyNotices(
  deps: Deps,
  actor: Actor,
  choice: NoticeChoiceInput,
): Promise<MyNotices> {
  if (choice.span !== null && choice.span.from === choice.span.to)
    throw new RuleBroken("reach.quiet-form", { field: "span" });
  await deps.store.transaction(({ reach }) => reach.saveChoice(actor.personId, choice));
  return readMyNotices(deps, actor);
}
