import { personPrincipal } from "../policies/read-scope.ts";
import { RuleBroken } from "../rule-broken.ts";
import { changeOf, type Matter, type RoutingChange } from "./change.ts";

/** The clerk hands the document up to a leader (NĐ 30, Đ23.1): a new one, one given back, or to another leader. */
export function submit({ document }: Matter, to: { personId: string; note: string | null }): RoutingChange {
  if (document.state === "assigned" || document.state === "done") {
    throw new RuleBroken("routing.already-assigned");
  }
  return changeOf(
    { ...document, state: "submitted", submittedTo: to.personId },
    { kind: "submitted", text: to.note, details: { to: to.personId } },
    { grants: [personPrincipal(to.personId)] },
  );
}

/** The leader gives the document back to the clerk, with a reason; the clerk submits it elsewhere or corrects it. */
export function giveBack({ document }: Matter, reason: string): RoutingChange {
  if (document.state !== "submitted") throw new RuleBroken("routing.not-before-leader");
  return changeOf({ ...document, state: "returned" }, { kind: "givenBack", text: reason });
}
