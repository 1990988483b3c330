import type { Role } from "../../../src/domain/people/actor.ts";
import type { guideWords } from "./guide-words.ts";
import type { Picture } from "./pictures.ts";

type Word = keyof typeof guideWords;

export interface GuideStep {
  readonly says: Word;
  readonly picture?: Picture;
}

export interface Guide {
  readonly id: string;
  readonly title: Word;
  /** Pages that it is about, as their addresses begin. */
  readonly places: readonly string[];
  readonly roles: readonly Role[];
  readonly steps: readonly GuideStep[];
}

const readers: readonly Role[] = ["clerk", "leader", "unitHead", "specialist", "auditor"];
const workers: readonly Role[] = ["clerk", "leader", "unitHead", "specialist"];
const step = (says: Word, picture?: Picture): GuideStep =>
  picture === undefined ? { says } : { says, picture };

/** Short, one sentence a picture; in the order in which somebody new reads them. */
export const guides: readonly Guide[] = [
  {
    id: "work",
    title: "workTitle",
    places: ["/work"],
    roles: workers,
    steps: [step("workList", "my-work"), step("workPhone", "phone-work")],
  },
  {
    id: "register",
    title: "registerTitle",
    places: ["/incoming/new"],
    roles: ["clerk"],
    steps: [step("registerDrop", "register"), step("registerSubmit", "registered")],
  },
  {
    id: "instruct",
    title: "instructTitle",
    places: ["/work", "/documents"],
    roles: ["leader", "unitHead"],
    steps: [
      step("instructCard", "card-instruct"),
      step("instructDone", "card-instructed"),
      step("instructTab", "my-work-leader"),
    ],
  },
  {
    id: "handle",
    title: "handleTitle",
    places: ["/work", "/documents"],
    roles: ["unitHead", "specialist"],
    steps: [step("handleCard", "card-assignment"), step("handleDone", "card-completed")],
  },
  {
    id: "channel",
    title: "channelTitle",
    places: ["/work"],
    roles: ["unitHead", "specialist"],
    steps: [step("channelLink"), step("channelTake")],
  },
  {
    id: "document",
    title: "documentTitle",
    places: ["/documents"],
    roles: readers,
    steps: [step("documentSlip", "document"), step("documentHistory", "history")],
  },
  {
    id: "incoming",
    title: "incomingTitle",
    places: ["/incoming"],
    roles: readers,
    steps: [step("incomingGrid", "incoming")],
  },
  {
    id: "outgoing",
    title: "outgoingTitle",
    places: ["/outgoing"],
    roles: readers,
    steps: [step("outgoingIssue", "issue"), step("outgoingGrid", "outgoing")],
  },
  {
    id: "search",
    title: "searchTitle",
    places: ["/search"],
    roles: readers,
    steps: [step("searchWords", "search")],
  },
  {
    id: "people",
    title: "peopleTitle",
    places: ["/administration"],
    roles: ["administrator"],
    steps: [step("peopleTree", "administration-organisation"), step("peopleList", "administration-people")],
  },
  {
    id: "rules",
    title: "rulesTitle",
    places: ["/administration/rules", "/administration/calendar"],
    roles: ["administrator"],
    steps: [step("rulesList", "administration-rules"), step("rulesCalendar", "administration-calendar")],
  },
  {
    id: "operation",
    title: "operationTitle",
    places: ["/administration/deliveries", "/administration/dead-letters", "/administration/health"],
    roles: ["administrator"],
    steps: [
      step("operationDeliveries", "administration-deliveries"),
      step("operationDeadLetters", "administration-dead-letters"),
      step("operationHealth", "administration-health"),
    ],
  },
  {
    id: "practice",
    title: "practiceTitle",
    places: [],
    roles: [...workers, "administrator"],
    steps: [step("practiceBar", "practice"), step("practiceReset")],
  },
];

export function guidesFor(roles: readonly Role[]): readonly Guide[] {
  return guides.filter((guide) => guide.roles.some((role) => roles.includes(role)));
}

/** Those about the page at this address, the most exact first; `/` is where the work is. */
export function guidesAt(pathname: string, roles: readonly Role[]): readonly Guide[] {
  const at = pathname === "/" ? "/work" : pathname;
  const length = ({ places }: Guide): number =>
    Math.max(
      0,
      ...places.filter((place) => at === place || at.startsWith(`${place}/`)).map((it) => it.length),
    );
  return guidesFor(roles)
    .filter((guide) => length(guide) > 0)
    .toSorted((a, b) => length(b) - length(a));
}
