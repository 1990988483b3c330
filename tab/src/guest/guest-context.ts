import { createContext, useContext } from "react";
import type { GuestSession } from "../../../src/contract/guest.ts";
import type { Api } from "../foundation/api.ts";

/** What the pages of an agency outside may count on. */
export interface GuestHere {
  readonly api: Api;
  readonly session: GuestSession;
  readonly chooseAccount: (accountId: string) => void;
}

export const GuestContext = createContext<GuestHere | null>(null);

export function useGuest(): GuestHere {
  const here = useContext(GuestContext);
  if (here === null) throw new Error("useGuest outside the pages of an agency outside");
  return here;
}

/** First parts of query keys. */
export const guestKeys = {
  session: ["guest", "session"],
  documents: ["guest", "documents"],
  arrivals: ["guest", "arrivals"],
} as const;
