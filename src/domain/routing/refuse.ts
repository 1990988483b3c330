import { stands, type Assignment } from "./assignment.ts";
import { changeOf, type Matter, type RoutingChange } from "./change.ts";
import { demand } from "../policies/decision.ts";
import { stateAllows } from "./state-allows.ts";

/** What the sender is told through the exchange: 'Từ chối tiếp nhận', with a reason (QĐ 28/2018, Đ5.4, Đ9.1). */
const exchangeStatus = "02";

/**
 * The clerk refuses the document: incomplete, changed, not signed as it should be, not for this agency. Its number stays
 * used (NĐ 30, Đ22.2) and whoever has it is released; reopening takes the refusal back.
 */
export function refuse(matter: Matter, reason: string): RoutingChange {
  demand(stateAllows("refuse", matter));
  const { document, slip } = matter;
  return changeOf(
    { ...document, state: "refused" },
    { kind: "refused", text: reason, details: { exchangeStatus } },
    {
      changed: slip.assignments
        .filter(stands)
        .map((it): Assignment => ({ ...it, state: "withdrawn", extension: null })),
    },
  );
}

/** The refusal was a mistake: the document is with the clerks again, to be passed on anew. */
export function takeBackRefusal({ document }: Matter, reason: string): RoutingChange {
  const state = document.submittedTo === null ? "registered" : "returned";
  return changeOf({ ...document, state }, { kind: "reopened", text: reason });
}
