import type { AuditAction, AuditValue } from "../../domain/audit/audit-entry.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

export type Deps = Pick<Services, "store" | "clock" | "ids">;

export interface AdministrationChange {
  readonly action: AuditAction;
  readonly subjectId: string | null;
  readonly data: Readonly<Record<string, AuditValue>>;
}

/**
 * Writes down who changed what. It takes the head of the agency's chain, so that administrators change one after the
 * other from here to the end of the transaction: what must hold for the agency as a whole is asked after it.
 */
export async function recordChange(
  deps: Pick<Services, "clock" | "ids">,
  records: Records,
  actor: Actor,
  change: AdministrationChange,
): Promise<void> {
  await records.audit.append(actor.agencyId, [
    {
      id: deps.ids.next(),
      at: deps.clock.now(),
      actorId: actor.personId,
      onBehalfOf: actor.onBehalfOf?.personId ?? null,
      documentId: null,
      ...change,
    },
  ]);
}

/** What differs between two states of a thing, as `{field: [before, after]}`; versions are no difference. */
export function differences<T extends object>(before: T, after: T): Readonly<Record<string, AuditValue>> {
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).flatMap(([field, value]: [string, unknown]) =>
      field === "version" || known.get(field) === value
        ? []
        : [[field, [plain(known.get(field)), plain(value)]]],
    ),
  );
}

function plain(value: unknown): AuditValue {
  return value === undefined || value === null
    ? null
    : typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? value
      : JSON.stringify(value);
}
