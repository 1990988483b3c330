import * as fc from "fast-check";
import type { Actor } from "../../../src/domain/people/actor.ts";
import type { Assignee } from "../../../src/domain/routing/assignment.ts";
import type { RoutingChange } from "../../../src/domain/routing/change.ts";
import { mendableUntil } from "../../../src/domain/routing/mend.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { actsOf } from "../../../src/usecases/incoming/acts-of.ts";
import {
  after,
  assignees,
  day,
  decide,
  inDays,
  office,
  order,
  people,
  person,
  type Command,
  type Office,
} from "./office.ts";

/** What a step is made of; which act it becomes depends on what is offered when it is played. */
interface Step {
  readonly pick: number;
  readonly waitDays: number;
  readonly whom: readonly number[];
  readonly shape: "lead" | "leadAndSupport" | "support" | "inform" | "all";
  readonly dueDays: number | null;
  readonly yes: boolean;
  /** Whoever gave the last order has slipped and gives another in its place, where that is possible. */
  readonly mends: boolean;
  /** Somebody presses 'Tôi nhận xử lý' on what a unit has, whether that is still to be had or not. */
  readonly claims: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat(1_000_000),
  waitDays: fc.constantFrom(0, 0, 0, 1, 3),
  whom: fc.uniqueArray(fc.nat(assignees.length - 1), { minLength: 3, maxLength: 3 }),
  shape: fc.constantFrom("lead", "leadAndSupport", "support", "inform", "all"),
  dueDays: fc.option(fc.integer({ min: 1, max: 20 })),
  yes: fc.boolean(),
  mends: fc.boolean(),
  claims: fc.nat(3).map((n) => n === 0),
});

export const everybody: readonly Actor[] = Object.values(people);
export const rules = { clerkMayTransfer: true };

function orderOf({ whom, shape, dueDays }: Step, now: Date): ReturnType<typeof order> {
  const [first, second, third] = whom.map((at) => assignees[at]).filter((it) => it !== undefined);
  const list = (...some: (Assignee | undefined)[]) => some.filter((it) => it !== undefined);
  const takes = (...shapes: Step["shape"][]): boolean => shapes.includes(shape);
  return order({
    lead: takes("lead", "leadAndSupport", "all") ? (first ?? null) : null,
    support: takes("leadAndSupport", "support", "all") ? list(second) : [],
    inform: takes("inform", "all") ? list(third) : [],
    deadlineAt: dueDays === null ? null : inDays(dueDays, now),
  });
}

export type Offered = readonly [who: Actor, act: ReturnType<typeof actsOf>[number]];

export function offeredIn({ matter }: Office): Offered[] {
  return everybody.flatMap((who) => actsOf(who, matter, rules).map((act): Offered => [who, act]));
}

/** A command for an offered act, with what the step says; `valid` takes inputs that nothing can be wrong with. */
export function commandFor(
  now: Office,
  { act, assignmentId }: Offered[1],
  given: Step | "valid",
): Command | null {
  const on = assignmentId ?? "";
  const assignment = now.matter.slip.assignments.find(({ id }) => id === on);
  const fresh = person(`somebody new ${now.keys}`);
  switch (act) {
    case "amend":
      return null;
    case "submit":
      return { act, to: given === "valid" || given.yes ? "leader" : "leaderAndHead" };
    case "instruct":
    case "transfer":
      return { act, order: given === "valid" ? order({ lead: fresh }) : orderOf(given, now.now) };
    case "giveBack":
    case "refuse":
    case "reopen":
      return { act };
    case "assignOn": {
      const valid = assignment?.role === "inform" ? order({ inform: [fresh] }) : order({ lead: fresh });
      return { act, on, order: given === "valid" ? valid : orderOf(given, now.now) };
    }
    case "askExtension": {
      const from = Math.max(now.now.getTime(), assignment?.deadlineAt?.getTime() ?? 0);
      const days = given === "valid" ? 1 : (given.dueDays ?? 1);
      return { act, on, until: new Date(from + days * day) };
    }
    case "decideExtension":
      return { act, on, granted: given !== "valid" && given.yes };
    case "acknowledge":
    case "report":
    case "return":
    case "complete":
      return { act, on };
  }
}

/** Another order in place of the last, by who gave that; null where it cannot be replaced. */
function mendFor(now: Office, given: Step): readonly [Actor, Command] | null {
  const { matter } = now;
  const last = matter.slip.instructions.at(-1);
  const who = everybody.find(({ personId }) => personId === last?.by);
  if (last === undefined || who === undefined) return null;
  if (mendableUntil(matter, last, who.personId, now.now) === null) return null;
  const on = matter.slip.assignments.find((it) => it.instructionId === last.id)?.parentId ?? null;
  const again = { ...orderOf(given, now.now), replaces: last.id };
  if (on !== null) return [who, { act: "assignOn", on, order: again }];
  return [who, { act: last.level === "leader" ? "instruct" : "transfer", order: again }];
}

/** Somebody takes what a unit was given; null where no unit was given anything. */
function claimFor(now: Office, { pick }: Step): readonly [Actor, Command] | null {
  const units = now.matter.slip.assignments.filter(({ assignee }) => assignee.kind === "unit");
  const on = units[pick % Math.max(1, units.length)];
  const who = claimers[pick % claimers.length];
  return on === undefined || who === undefined ? null : [who, { act: "claim", on: on.id }];
}

const claimers: readonly Actor[] = [people.houser, people.appraiser, people.planner, people.appraisalHead];

/** What comes of it, or the code of the rule that refuses. */
export function outcome(now: Office, who: Actor, command: Command): RoutingChange | string {
  try {
    return decide(now, who, command);
  } catch (error) {
    if (error instanceof RuleBroken) return error.code;
    throw error;
  }
}

/** Every kind of act as often as any other, however many people may do it. */
function chosen(all: readonly Offered[], pick: number): Offered | undefined {
  const kinds = [...new Set(all.map(([, { act }]) => act))].filter((act) => act !== "amend");
  const kind = kinds[pick % kinds.length];
  const alike = all.filter(([, { act }]) => act === kind);
  return alike[Math.floor(pick / kinds.length) % alike.length];
}

function offered(now: Office, it: Step): readonly [Actor | undefined, Command | null] {
  const [who, act] = chosen(offeredIn(now), it.pick) ?? [];
  return [who, act === undefined ? null : commandFor(now, act, it)];
}

/** Plays the steps and shows every state on the way. */
function* story(steps: readonly Step[]): Generator<{ before: Office; change: RoutingChange; now: Office }> {
  let now = office({ deadlineAt: inDays(15) });
  for (const it of steps) {
    now = { ...now, now: inDays(it.waitDays, now.now) };
    const aside = it.mends ? mendFor(now, it) : it.claims ? claimFor(now, it) : null;
    const [who, command] = aside ?? offered(now, it);
    const change = who === undefined || command === null ? "nothing" : outcome(now, who, command);
    if (typeof change === "string") continue;
    const next = after(now, change);
    yield { before: now, change, now: next };
    now = next;
  }
}

const stories = fc.array(step, { minLength: 15, maxLength: 50 });
export function always(
  check: (told: { before: Office; change: RoutingChange; now: Office }) => void,
  numRuns = 150,
) {
  fc.assert(
    fc.property(stories, (steps) => {
      for (const told of story(steps)) check(told);
    }),
    { numRuns },
  );
}

const documentActs = ["instruct", "giveBack", "submit", "transfer", "reopen"] as const;
const assignmentActs = [
  "decideExtension",
  "acknowledge",
  "assignOn",
  "complete",
  "report",
  "askExtension",
  "return",
] as const;

export function everyAct({ matter }: Office): Offered[1][] {
  return [
    ...documentActs.map((act) => ({ act, assignmentId: null, assignmentVersion: null })),
    ...matter.slip.assignments.flatMap(({ id, version }) =>
      assignmentActs.map((act) => ({ act, assignmentId: id, assignmentVersion: version })),
    ),
  ];
}
