import { z } from "zod";
import { assignmentRoles, assignmentStates } from "../domain/routing/assignment.ts";
import { assigneeRef, deadline, id, instant, nameRef, requiredText } from "./common.ts";

/** An act on a document as a whole, or on one of its assignments. */
export const incomingAct = z.object({
  act: z.enum([
    "submit",
    "transfer",
    "instruct",
    "giveBack",
    "refuse",
    "reopen",
    "amend",
    "acknowledge",
    "report",
    "askExtension",
    "decideExtension",
    "return",
    "assignOn",
    "complete",
  ]),
  assignmentId: id.nullable(),
  assignmentVersion: z.number().int().nullable(),
});
export type IncomingAct = z.infer<typeof incomingAct>;

export const assignment = z.object({
  id,
  instructionId: id,
  parentId: id.nullable(),
  role: z.enum(assignmentRoles),
  assignee: assigneeRef,
  /** Taken in the unit's channel by whoever has it, not ordered. */
  isClaim: z.boolean(),
  assignedBy: nameRef,
  assignedAt: instant,
  deadline: deadline.nullable(),
  state: z.enum(assignmentStates),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: nameRef.nullable(),
  completedAt: instant.nullable(),
  result: z.string().nullable(),
  replySymbol: z.string().nullable(),
  extension: z.object({ until: instant, reason: z.string(), askedAt: instant, askedBy: nameRef }).nullable(),
  version: z.number().int(),
});
export type AssignmentView = z.infer<typeof assignment>;

export const instruction = z.object({
  id,
  by: nameRef,
  onBehalfOf: nameRef.nullable(),
  position: z.string().nullable(),
  givenAt: instant,
  level: z.enum(["leader", "unit", "clerk"]),
  text: z.string(),
  /** The instruction in whose place it stands. */
  replaces: id.nullable(),
  /** Until then the reader, who gave it, can give another in its place; null where not. */
  mendableUntil: instant.nullable(),
});
export type InstructionView = z.infer<typeof instruction>;

export const slip = z.object({ instructions: z.array(instruction), assignments: z.array(assignment) });
export type SlipView = z.infer<typeof slip>;

const text = requiredText(4000);
/** Codes of refusals that the person has read and confirmed: `routing.deadline-after-document`. */
const confirmed = z.array(z.string().max(100)).max(5).default([]);
const assigneeInput = z.strictObject({ kind: z.enum(["person", "unit"]), id });

/** POST /api/incoming/:id/submit */
export const submitInput = z.strictObject({
  version: z.number().int(),
  to: id,
  note: z.string().trim().max(2000).nullable().default(null),
});
/** POST /api/incoming/:id/give-back, /refuse, /reopen; POST /api/assignments/:id/return */
export const reasonInput = z.strictObject({ version: z.number().int(), reason: text });
/** POST /api/incoming/:id/instruct, /transfer; POST /api/assignments/:id/assign-on */
export const orderInput = z.strictObject({
  version: z.number().int(),
  text: z.string().trim().max(4000).default(""),
  lead: assigneeInput.nullable().default(null),
  support: z.array(assigneeInput).max(100).default([]),
  inform: z.array(assigneeInput).max(500).default([]),
  deadlineAt: instant.nullable().default(null),
  /** The instruction, given just now, in whose place this one is to stand. */
  replaces: id.nullable().default(null),
  confirmed,
});
export type OrderInput = z.input<typeof orderInput>;
/** POST /api/assignments/:id/acknowledge */
export const versionInput = z.strictObject({ version: z.number().int() });
/** POST /api/assignments/:id/report */
export const reportInput = z.strictObject({ version: z.number().int(), text });
/** POST /api/assignments/:id/ask-extension */
export const askExtensionInput = z.strictObject({ version: z.number().int(), until: instant, reason: text });
/** POST /api/assignments/:id/decide-extension */
export const decideExtensionInput = z.strictObject({
  version: z.number().int(),
  granted: z.boolean(),
  note: z.string().trim().max(2000).nullable().default(null),
  confirmed,
});
/** POST /api/assignments/:id/complete */
export const completeInput = z.strictObject({
  version: z.number().int(),
  result: text,
  replySymbol: z.string().trim().max(50).nullable().default(null),
});
/** What every act answers: the version after it. The tab then reads the document's page again. */
export const actDone = z.object({ documentId: id, version: z.number().int() });

/** GET /api/assignees?documentId= : whom this person may assign to; units with their heads, and people. */
export const assignees = z.object({
  leaders: z.array(nameRef.extend({ position: z.string().nullable() })),
  units: z.array(nameRef.extend({ head: z.string().nullable() })),
  people: z.array(
    nameRef.extend({ position: z.string().nullable(), unitId: id.nullable(), unit: z.string().nullable() }),
  ),
});
export type Assignees = z.infer<typeof assignees>;

/** GET /api/work?bucket= : what waits for me. */
export const workBucket = z.enum(["toHandle", "supporting", "toKnow", "assignedByMe", "done"]);
export type WorkBucket = z.infer<typeof workBucket>;
export const workItem = z.object({
  documentId: id,
  assignmentId: id.nullable(),
  /** Why it waits: an assignment, a document before me as its leader, one the clerk must pass on, an answer to give. */
  kind: z.enum(["assignment", "toInstruct", "toSubmit", "extensionToDecide", "returnedToMe"]),
  role: z.enum(assignmentRoles).nullable(),
  year: z.number().int(),
  arrivalNumber: z.number().int(),
  symbol: z.string(),
  senderName: z.string(),
  abstract: z.string(),
  priority: z.number().int(),
  instruction: z.object({ by: nameRef, text: z.string() }).nullable(),
  assignees: z.array(z.string()),
  state: z.string(),
  deadline: deadline.nullable(),
  since: instant,
});
export type WorkItem = z.infer<typeof workItem>;
export const work = z.object({
  counts: z.record(workBucket, z.number().int()),
  items: z.array(workItem),
  next: z.string().nullable(),
});
export type Work = z.infer<typeof work>;
export const workQuery = z.strictObject({
  bucket: workBucket.default("toHandle"),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
