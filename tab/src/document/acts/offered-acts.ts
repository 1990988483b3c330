import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import { mendingActs, type OfferedAct } from "./mending-acts.ts";

/**
 * The acts as the server offers them, except that somebody who waits for an answer comes before everything else, and
 * that a document whose signatures do not hold is to be refused before anything is done with it.
 */
export function offeredActs(
  detail: Pick<IncomingDetail, "acts" | "legalValue" | "slip">,
  now = new Date(),
): readonly OfferedAct[] {
  const { acts, legalValue } = detail;
  const mends = mendingActs(detail, now);
  const asked = acts.filter(({ act }) => act === "decideExtension");
  const [first, ...others] = acts.filter(({ act }) => act !== "decideExtension");
  if (first === undefined) return [...asked, ...mends];
  const refusals = legalValue.value === "invalid" ? others.filter(({ act }) => act === "refuse") : [];
  return [...asked, ...refusals, first, ...mends, ...others.filter((act) => !refusals.includes(act))];
}

/** Can be done, but nothing waits for it: no primary button, no form that stands open. */
export function isQuiet({ act, mends }: OfferedAct, { state }: Pick<IncomingDetail, "state">): boolean {
  return (
    mends !== undefined ||
    act === "amend" ||
    act === "refuse" ||
    act === "reopen" ||
    (act === "instruct" && state === "assigned")
  );
}
