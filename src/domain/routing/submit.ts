import { demand } from "../policies/decision.ts";
import { personPrincipal } from "../policies/read-scope.ts";
import { leadAt } from "./assignment.ts";
import { changeOf, type Matter, type RoutingChange } from "./change.ts";
import { stateAllows } from "./state-allows.ts";

/**
 * The clerk hands the document up to a leader (NĐ 30, Đ23.1): a new one, one given back, or to another leader. What is
 * being handled, or done, goes to another leader only when those who ordered it have left; the work then goes on.
 */
export function submit(
  matter: Matter,
  to: { readonly personId: string; readonly note: string | null },
  now: { readonly leaderLeft: boolean } = { leaderLeft: false },
): RoutingChange {
  demand(stateAllows("submit", matter, now));
  const { document, slip } = matter;
  const goesOn = document.state === "done" || leadAt(slip, null) !== null;
  return changeOf(
    { ...document, state: goesOn ? document.state : "submitted", submittedTo: to.personId },
    { kind: "submitted", text: to.note, details: { to: to.personId } },
    { grants: [personPrincipal(to.personId)] },
  );
}

/** The leader gives the document back to the clerk, with a reason; the clerk submits it elsewhere or corrects it. */
export function giveBack(matter: Matter, reason: string): RoutingChange {
  demand(stateAllows("giveBack", matter));
  return changeOf({ ...matter.document, state: "returned" }, { kind: "givenBack", text: reason });
}
