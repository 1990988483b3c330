import type { Somebody } from "./people-in-world.ts";
import type { Whose, World } from "./world.ts";

// Who may do what, as the regulations and the agency's order of work have it; `authorization-matrix.test.ts` holds the
// server against it. Nothing here is computed by the product's own policies.

type Names = readonly Somebody[];
type On<Thing extends string> = Readonly<Record<Thing, Names>>;

/** Registers are kept by the clerks of the agency (NĐ 30, Đ4.2b). */
export const clerks: Names = ["clerk", "secondClerk", "otherClerk"];
const ourClerks: Names = ["clerk", "secondClerk"];
const theirClerks: Names = ["otherClerk"];
export const auditors: Names = ["auditor", "otherAuditor"];
export const administrators: Names = ["administrator", "otherAdministrator"];
export const unitHeads: Names = ["housingHead", "planningHead", "otherHead"];

/** A document is seen by those who keep and check the register, and by those who were given it. */
export const readers: On<Whose> = {
  mine: ["clerk", "secondClerk", "auditor", "leader", "housingHead", "houser", "planner"],
  ours: ["clerk", "secondClerk", "auditor", "deputy", "appraiser"],
  theirs: ["otherClerk", "otherAuditor", "otherLeader", "otherSpecialist"],
};

/** An issued document also by who signed it, by the head of the unit that drafted it, and by those who keep the registers it was sent to. */
export const outgoingReaders: On<keyof World["outgoing"]> = {
  sent: ["clerk", "secondClerk", "auditor", "leader", "housingHead", "otherClerk", "otherAuditor"],
  ours: ["clerk", "secondClerk", "auditor", "deputy"],
  theirs: ["otherClerk", "otherAuditor", "otherLeader"],
};

/** What was sent outside is read by those who keep and check the register, and by who signed it. */
export const toOutsideReaders: Names = ["clerk", "secondClerk", "auditor", "leader"];

interface Rule<Thing extends string> {
  readonly may: On<Thing>;
  /** What those are told who see it and may not. */
  readonly otherwise: string;
}

const byClerks: Rule<Whose> = {
  may: { mine: ourClerks, ours: ourClerks, theirs: theirClerks },
  otherwise: "access.clerks-only",
};
const byItsLeader: Rule<Whose> = {
  may: { mine: ["leader"], ours: ["deputy"], theirs: ["otherLeader"] },
  otherwise: "access.leader-of-document-only",
};

export const onDocument: Readonly<Record<string, Rule<Whose>>> = {
  amendments: byClerks,
  submit: byClerks,
  transfer: byClerks,
  instruct: byItsLeader,
  "give-back": byItsLeader,
  refuse: byClerks,
  reopen: byItsLeader,
};

type AssignmentName = keyof World["assignments"];

/** In whose document an assignment stands. */
export const documentOf: Readonly<Record<AssignmentName, Whose>> = {
  unit: "mine",
  person: "mine",
  support: "mine",
  ours: "ours",
  theirs: "theirs",
};

const byAssignee: Rule<AssignmentName> = {
  may: {
    unit: ["housingHead"],
    person: ["houser"],
    support: ["planner"],
    ours: ["appraiser"],
    theirs: ["otherSpecialist"],
  },
  otherwise: "access.assignee-only",
};

export const onAssignment: Readonly<Record<string, Rule<AssignmentName>>> = {
  acknowledge: byAssignee,
  report: byAssignee,
  "ask-extension": byAssignee,
  return: byAssignee,
  complete: byAssignee,
  "assign-on": {
    may: { unit: ["housingHead"], person: [], support: [], ours: [], theirs: [] },
    otherwise: "access.unit-head-only",
  },
  "decide-extension": {
    may: {
      unit: ["leader"],
      person: ["housingHead"],
      support: ["leader"],
      ours: ["deputy"],
      theirs: ["otherLeader"],
    },
    otherwise: "access.assigner-only",
  },
};
