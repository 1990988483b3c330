import type { Actor, Role } from "../../../src/domain/people/actor.ts";
import { demand } from "../../../src/domain/policies/decision.ts";
import { mayClaim } from "../../../src/domain/policies/may-on-channel.ts";
import { mayOnAssignment, mayOnIncoming } from "../../../src/domain/policies/may-on-incoming.ts";
import type { Principal } from "../../../src/domain/policies/read-scope.ts";
import type { Assignee, Assignment } from "../../../src/domain/routing/assignment.ts";
import type { Act, Matter, RoutingChange } from "../../../src/domain/routing/change.ts";
import { claim } from "../../../src/domain/routing/claim.ts";
import * as handle from "../../../src/domain/routing/handle.ts";
import { assignOn, instruct } from "../../../src/domain/routing/instruct.ts";
import type { Order } from "../../../src/domain/routing/place-order.ts";
import type { AssignmentAct, DocumentAct } from "../../../src/domain/routing/state-allows.ts";
import { refuse } from "../../../src/domain/routing/refuse.ts";
import { giveBack, submit } from "../../../src/domain/routing/submit.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { incomingDocument } from "../../support/incoming-fixture.ts";

export const day = 86_400_000;
export const start = new Date("2026-11-20T01:31:00Z");
export const inDays = (days: number, from = start): Date => new Date(from.getTime() + days * day);

function actor(personId: string, roles: readonly Role[], headOf: readonly string[] = []): Actor {
  return {
    personId,
    name: personId,
    agencyId: "agency",
    roles,
    memberOf: headOf,
    headOf,
    onBehalfOf: null,
  };
}

/** `housing` has a unit below it, `appraisal`; two people head it; one leader heads a unit as well. */
export const people = {
  clerk: actor("clerk", ["clerk"]),
  clerkAndSpecialist: actor("clerkAndSpecialist", ["clerk", "specialist"]),
  leader: actor("leader", ["leader"]),
  leaderAndHead: actor("leaderAndHead", ["leader", "unitHead"], ["planning"]),
  housingHead: actor("housingHead", ["unitHead"], ["housing", "appraisal"]),
  housingDeputy: actor("housingDeputy", ["unitHead"], ["housing", "appraisal"]),
  appraisalHead: actor("appraisalHead", ["unitHead"], ["appraisal"]),
  houser: { ...actor("houser", ["specialist"]), memberOf: ["housing"] },
  appraiser: { ...actor("appraiser", ["specialist"]), memberOf: ["appraisal"] },
  planner: { ...actor("planner", ["specialist"]), memberOf: ["planning"] },
  auditor: actor("auditor", ["auditor"]),
  stranger: {
    ...actor("stranger", ["clerk", "leader", "unitHead"], ["housing"]),
    agencyId: "another agency",
  },
} as const;

/** Each unit with what is below it. */
export const unitsUnder: Readonly<Record<string, readonly string[]>> = {
  housing: ["housing", "appraisal"],
  appraisal: ["appraisal"],
  planning: ["planning"],
};

export const person = (id: string): Assignee => ({ kind: "person", id });
export const unit = (id: string): Assignee => ({ kind: "unit", id });
export const assignees: readonly Assignee[] = [
  unit("housing"),
  unit("appraisal"),
  unit("planning"),
  ...["houser", "appraiser", "planner", "clerkAndSpecialist", "housingHead", "leaderAndHead"].map(person),
];

export function order(more: Partial<Order> = {}): Order {
  return {
    text: "",
    lead: null,
    support: [],
    inform: [],
    deadlineAt: null,
    replaces: null,
    confirmed: [],
    ...more,
  };
}

/** A matter with those who may read it, as the store keeps it. */
export interface Office {
  readonly matter: Matter;
  readonly access: ReadonlySet<Principal>;
  readonly now: Date;
  /** How many keys were given out. */
  readonly keys: number;
}

export function office(more: Partial<Matter["document"]> = {}): Office {
  const matter = { document: incomingDocument(more), slip: { instructions: [], assignments: [] } };
  return { matter, access: new Set(), now: start, keys: 0 };
}

/** What one person asks for; `on` is the assignment where the act is on one. */
export type Command =
  | { readonly act: Exclude<DocumentAct, "amend" | "instruct" | "transfer" | "submit"> }
  | { readonly act: "submit"; readonly to: string }
  | { readonly act: "instruct" | "transfer"; readonly order: Order }
  | { readonly act: "assignOn"; readonly on: string; readonly order: Order }
  | { readonly act: "askExtension"; readonly on: string; readonly until: Date }
  | {
      readonly act: "decideExtension";
      readonly on: string;
      readonly granted: boolean;
      readonly confirmed?: readonly string[];
    }
  | { readonly act: "claim"; readonly on: string }
  | {
      readonly act: Exclude<AssignmentAct, "assignOn" | "askExtension" | "decideExtension">;
      readonly on: string;
    };

/** Asks who may, then the domain; throws `RuleBroken` as a use case does. */
export function decide({ matter, now, keys }: Office, who: Actor, command: Command): RoutingChange {
  let next = keys;
  const act: Act = {
    by: who.personId,
    onBehalfOf: null,
    at: now,
    nextId: () => `key ${(next += 1)}`,
  };
  if ("on" in command) {
    const assignment = matter.slip.assignments.find(({ id }) => id === command.on);
    if (assignment === undefined) throw new RuleBroken("document.absent");
    if (command.act === "claim") {
      demand(mayClaim(who, assignment, unitsUnder[assignment.assignee.id] ?? []));
      return claim(matter, assignment, act);
    }
    demand(mayOnAssignment(who, command.act, assignment, matter));
    return onAssignment(matter, assignment, command, act);
  }
  demand(mayOnIncoming(who, command.act, matter));
  switch (command.act) {
    case "submit":
      return submit(matter, { personId: command.to, note: null });
    case "instruct":
      return instruct(matter, command.order, "leader", act);
    case "transfer":
      return instruct(matter, command.order, "clerk", act);
    case "giveBack":
      return giveBack(matter, "reason");
    case "refuse":
      return refuse(matter, "reason");
    case "reopen":
      return handle.reopen(matter, "reason");
  }
}

function onAssignment(
  matter: Matter,
  assignment: Assignment,
  command: Exclude<Extract<Command, { on: string }>, { act: "claim" }>,
  act: Act,
): RoutingChange {
  switch (command.act) {
    case "acknowledge":
      return handle.acknowledge(matter, assignment, act);
    case "report":
      return handle.report(matter, assignment, "half way", act);
    case "askExtension":
      return handle.askExtension(matter, assignment, { until: command.until, reason: "reason" }, act);
    case "decideExtension": {
      const { granted, confirmed = [] } = command;
      return handle.decideExtension(matter, assignment, { granted, note: null, confirmed }, act);
    }
    case "return":
      return handle.returnAssignment(matter, assignment, "reason");
    case "assignOn":
      return assignOn(matter, assignment, command.order, act);
    case "complete":
      return handle.complete(matter, assignment, { result: "result", replySymbol: null }, act);
  }
}

/** The office after a change, as the store would keep it: what was touched has its next version. */
export function after(before: Office, change: RoutingChange): Office {
  const { slip } = before.matter;
  const changed = new Map(change.changed.map((it) => [it.id, { ...it, version: it.version + 1 }]));
  return {
    matter: {
      document: { ...change.document, version: change.document.version + 1 },
      slip: {
        instructions: [...slip.instructions, ...(change.instruction === null ? [] : [change.instruction])],
        assignments: [...slip.assignments.map((it) => changed.get(it.id) ?? it), ...change.added],
      },
    },
    access: new Set([...before.access, ...change.grants]),
    now: before.now,
    // An order in another's place draws keys that it then drops: what counts is the highest that was kept.
    keys: Math.max(
      before.keys + 1,
      ...change.added.map(({ id }) => numberOfKey(id)),
      numberOfKey(change.instruction?.id),
    ),
  };
}

/** Plays commands that must succeed. */
export function play(begin: Office, ...commands: readonly (readonly [Actor, Command])[]): Office {
  return commands.reduce((now, [who, command]) => after(now, decide(now, who, command)), begin);
}

/** The assignment of somebody, the latest if there are several. */
export function of(now: Office, who: Assignee): Assignment {
  const found = now.matter.slip.assignments.findLast(
    ({ assignee }) => assignee.kind === who.kind && assignee.id === who.id,
  );
  if (found === undefined) throw new Error(`Nothing was assigned to ${who.id}.`);
  return found;
}

const numberOfKey = (key: string | undefined): number => Number(/^key (\d+)$/u.exec(key ?? "")?.[1] ?? 0);
