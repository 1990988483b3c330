import type { IncomingDocument } from "../incoming/incoming-document.ts";
import type { Principal } from "../policies/read-scope.ts";
import type { Assignment, Instruction, RoutingSlip } from "./assignment.ts";

/** One incoming document with everything that was ordered on it. */
export interface Matter {
  readonly document: IncomingDocument;
  readonly slip: RoutingSlip;
}

export const routingEventKinds = [
  "submitted",
  "givenBack",
  "instructed",
  "transferred",
  "assignedOn",
  "claimed",
  "acknowledged",
  "reported",
  "extensionAsked",
  "extensionGranted",
  "extensionRefused",
  "assignmentReturned",
  "completed",
  "reopened",
  "handedOver",
  "leftWith",
  "refused",
] as const;
export type RoutingEventKind = (typeof routingEventKinds)[number];

/** What happened, for the history, the audit trail and the people to be told. */
export interface RoutingEvent {
  readonly kind: RoutingEventKind;
  readonly assignmentId: string | null;
  readonly instructionId: string | null;
  readonly text: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** The new state of what an act touched. Nothing here is stored yet; every value names the version it came from. */
export interface RoutingChange {
  readonly document: IncomingDocument;
  readonly instruction: Instruction | null;
  readonly added: readonly Assignment[];
  readonly changed: readonly Assignment[];
  /** Who may read the document from now on. */
  readonly grants: readonly Principal[];
  /** Who may read it no more: whoever was named by a slip that was mended, and has the right by nothing else on the slip. */
  readonly revokes: readonly Principal[];
  readonly event: RoutingEvent;
}

/** Who acts and when, and where new keys come from; the domain itself has neither clock nor ids. */
export interface Act {
  readonly by: string;
  readonly onBehalfOf: string | null;
  readonly at: Date;
  readonly nextId: () => string;
}

/** At whose desk it happens, whoever sits there. */
export function deskOfAct({ by, onBehalfOf }: Pick<Act, "by" | "onBehalfOf">): string {
  return onBehalfOf ?? by;
}

export function changeOf(
  document: IncomingDocument,
  event: Pick<RoutingEvent, "kind"> & Partial<RoutingEvent>,
  parts: Partial<Omit<RoutingChange, "document" | "event">> = {},
): RoutingChange {
  return {
    document,
    instruction: parts.instruction ?? null,
    added: parts.added ?? [],
    changed: parts.changed ?? [],
    grants: parts.grants ?? [],
    revokes: parts.revokes ?? [],
    event: { assignmentId: null, instructionId: null, text: null, details: {}, ...event },
  };
}

export function acknowledgedBy(assignment: Assignment, act: Act): Assignment {
  return { ...assignment, state: "acknowledged", acknowledgedAt: act.at, acknowledgedBy: act.by };
}
