import type { IncomingDetail } from "../../../../src/contract/incoming.ts";
import type { IncomingAct, InstructionView } from "../../../../src/contract/routing.ts";

/** An act that the server offers, or the same act in place of an order that was given just now. */
export interface OfferedAct extends IncomingAct {
  readonly mends?: InstructionView;
}

export const keyOfAct = ({ act, assignmentId, mends }: OfferedAct): string =>
  [act, assignmentId ?? "", mends?.id ?? ""].join(" ");

export const isSameAct = (a: OfferedAct, b: OfferedAct): boolean => keyOfAct(a) === keyOfAct(b);

const orderActs = { leader: "instruct", clerk: "transfer", unit: "assignOn" } as const;

/** Orders that this person has given and can still mend at `now`, the latest first. */
export function mendingActs({ slip }: Pick<IncomingDetail, "slip">, now: Date): OfferedAct[] {
  return slip.instructions
    .filter(({ mendableUntil }) => mendableUntil !== null && now < new Date(mendableUntil))
    .toReversed()
    .map((mends) => {
      const given = slip.assignments.find(({ instructionId }) => instructionId === mends.id);
      const within = slip.assignments.find(({ id }) => id === given?.parentId);
      return {
        act: orderActs[mends.level],
        assignmentId: within?.id ?? null,
        assignmentVersion: within?.version ?? null,
        mends,
      };
    });
}
