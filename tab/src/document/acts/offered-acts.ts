import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { IncomingAct } from "../../../../src/contract/routing.ts";

/** The acts as the server offers them, except that somebody who waits for an answer comes before everything else. */
export function offeredActs({ acts }: Pick<IncomingDetail, "acts">): readonly IncomingAct[] {
  return [
    ...acts.filter(({ act }) => act === "decideExtension"),
    ...acts.filter(({ act }) => act !== "decideExtension"),
  ];
}

/** Can be done, but nothing waits for it: no primary button, no form that stands open. */
export function isQuiet({ act }: IncomingAct, { state }: Pick<IncomingDetail, "state">): boolean {
  return (
    act === "amend" || act === "refuse" || act === "reopen" || (act === "instruct" && state === "assigned")
  );
}
