import { useSession } from "../foundation/session.tsx";

/** Whether this person drafts here: nobody does in somebody else's place. */
export function useMayDraft(): boolean {
  const { roles, onBehalfOf } = useSession();
  const drafting = ["specialist", "unitHead", "leader", "clerk"] as const;
  return onBehalfOf === null && drafting.some((role) => roles.includes(role));
}
