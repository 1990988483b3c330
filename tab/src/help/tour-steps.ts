import { tours, type Tour } from "../../../src/contract/help.ts";
import type { Role } from "../../../src/domain/people/actor.ts";
import type { tourWords } from "./tour-words.ts";

/** A place on the screen (`data-tour`) and what is said of it. */
export interface TourStep {
  readonly at: string;
  readonly title: keyof typeof tourWords;
  readonly says: keyof typeof tourWords;
}

const step = (at: string, says: TourStep["says"], title: TourStep["title"]): TourStep => ({
  at,
  says,
  title,
});

const incoming = step("incoming", "incoming", "incomingTitle");
const outgoing = step("outgoing", "outgoing", "outgoingTitle");
const stepsOf: Readonly<Record<Tour, readonly TourStep[]>> = {
  clerk: [
    step("registering", "registering", "registeringTitle"),
    incoming,
    outgoing,
    step("work", "workClerk", "workTitle"),
  ],
  leader: [step("work", "workLeader", "workTitle"), incoming, outgoing],
  unitHead: [step("work", "workUnitHead", "workTitle"), incoming],
  specialist: [step("work", "workSpecialist", "workTitle"), incoming],
  administrator: [step("administration", "administration", "administrationTitle")],
  auditor: [incoming, outgoing],
};
const everywhere = [step("search", "search", "searchTitle"), step("help", "help", "helpTitle")];

/** The tours of somebody with these roles. */
export function toursFor(roles: readonly Role[]): Tour[] {
  return tours.filter((tour) => (roles as readonly string[]).includes(tour));
}

/** Each place once, said for the first of these roles that knows it. */
export function tourFor(chosen: readonly Tour[]): TourStep[] {
  const steps = [...chosen.flatMap((tour) => stepsOf[tour]), ...everywhere];
  return steps.filter(({ at }, i) => steps.findIndex((other) => other.at === at) === i);
}
