import type { Role } from "../../../src/domain/people/actor.ts";

export interface Place {
  readonly path:
    | "/work"
    | "/incoming"
    | "/outgoing"
    | "/drafts"
    | "/incoming/new"
    | "/announcements"
    | "/administration";
  readonly word:
    | "work"
    | "incoming"
    | "outgoing"
    | "drafts"
    | "registering"
    | "announcing"
    | "administration";
  readonly roles: readonly Role[];
}

const places: readonly Place[] = [
  { path: "/work", word: "work", roles: ["clerk", "leader", "unitHead", "specialist"] },
  {
    path: "/incoming",
    word: "incoming",
    roles: ["clerk", "leader", "unitHead", "specialist", "auditor"],
  },
  {
    path: "/outgoing",
    word: "outgoing",
    roles: ["clerk", "leader", "unitHead", "specialist", "auditor"],
  },
  {
    path: "/drafts",
    word: "drafts",
    roles: ["clerk", "leader", "unitHead", "specialist", "auditor"],
  },
  { path: "/incoming/new", word: "registering", roles: ["clerk"] },
  { path: "/announcements", word: "announcing", roles: ["clerk", "leader"] },
  { path: "/administration", word: "administration", roles: ["administrator", "securityOfficer"] },
];

/** The pages of the rail for somebody with these roles. */
export function placesFor(roles: readonly Role[]): readonly Place[] {
  return places.filter((place) => place.roles.some((role) => roles.includes(role)));
}

/** What opens first: the work, or for somebody who has none the first page they may see. */
export function firstPageOf(roles: readonly Role[]): Place["path"] {
  return placesFor(roles)[0]?.path ?? "/work";
}

/** The most exact of the places that hold an address: `/incoming/new` is registering, not the register. */
export function placeAt(pathname: string, shown: readonly Place[]): Place | undefined {
  const at = pathname === "/" ? (shown[0]?.path ?? pathname) : pathname;
  const holding = shown.filter(({ path }) => at === path || at.startsWith(`${path}/`));
  return holding.toSorted((a, b) => b.path.length - a.path.length)[0];
}
