import { createContext, useContext } from "react";
import type { Session } from "../../../src/contract/session.ts";
import type { Role } from "../../../src/domain/people/actor.ts";
import type { Api } from "./api.ts";
import type { Host } from "./host.ts";
import type { Identity } from "./identity.ts";

/** What every page may count on: who acts, and the server. */
export interface Here {
  readonly api: Api;
  readonly host: Host;
  readonly identity: Identity;
  readonly session: Session;
  readonly chooseAgency: (agencyId: string) => void;
  /** Goes on in somebody's place, or with null in one's own name. */
  readonly actFor: (personId: string | null) => void;
}

export const HereContext = createContext<Here | null>(null);

export function useHere(): Here {
  const here = useContext(HereContext);
  if (here === null) throw new Error("useHere outside the signed-in part of the tab");
  return here;
}

export function useApi(): Api {
  return useHere().api;
}

export function useSession(): Session {
  return useHere().session;
}

export function useHasRole(role: Role): boolean {
  return useSession().roles.includes(role);
}
