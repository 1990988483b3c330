import type { Assignment } from "../../domain/routing/assignment.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { peopleAt } from "../notices/tell-people.ts";
import { unitAndSuccessors } from "../routing/unit-and-successors.ts";
import type { Found } from "./original-state.ts";

const chunk = 200;
/** After every deadline, and after what stands for having none. */
const afterAll = new Date("9999-12-31T23:59:59.999Z");

/** Open assignments on which nobody can act: the person has gone, or a unit has no head, nor has any above it. */
export async function findStuckAssignments(
  { store, clock }: Pick<Services, "store" | "clock">,
  found: Found,
): Promise<number> {
  const { read } = store;
  const now = clock.now();
  const people = new Map<string, ReadonlySet<string>>();
  const units = new Map<string, boolean>();

  async function isAnswered({ agencyId, assignee }: Assignment): Promise<boolean> {
    if (assignee.kind === "person") {
      const here = people.get(agencyId) ?? (await appointed(read, agencyId, localDateOf(now)));
      people.set(agencyId, here);
      return here.has(assignee.id);
    }
    const known = units.get(assignee.id) ?? (await peopleAt(read, agencyId, assignee, now)).length > 0;
    units.set(assignee.id, known);
    return known;
  }

  let looked = 0;
  for (let after: string | null = null; ;) {
    const due = await read.routing.dueBefore(afterAll, after, chunk);
    for (const assignment of due) {
      looked += 1;
      if (await isAnswered(assignment)) continue;
      const { id, agencyId, documentId, assignee } = assignment;
      await found({
        kind: "assignmentStuck",
        subjectId: id,
        agencyId,
        documentId,
        details: { assigneeKind: assignee.kind, assigneeId: assignee.id },
      });
    }
    after = due.at(-1)?.id ?? null;
    if (due.length < chunk || after === null) return looked;
  }
}

async function appointed(read: Records, agencyId: string, on: string): Promise<ReadonlySet<string>> {
  return new Set((await read.people.appointedIn(agencyId, on)).map(({ personId }) => personId));
}

/** The unit that answers now for where the person last worked in the agency; null when nobody would see it there either. */
export async function unitLeftBehind(
  records: Records,
  { agencyId, assignee }: Assignment,
  at: Date,
): Promise<string | null> {
  if (assignee.kind !== "person") return null;
  const left = (await records.people.everyAppointmentOf(assignee.id))
    .filter((it) => it.agencyId === agencyId && it.unitId !== null)
    .toSorted((a, b) => ((a.validTo ?? "9999") < (b.validTo ?? "9999") ? 1 : -1));
  for (const { unitId } of left) {
    if (unitId === null) continue;
    const lasting = (await unitAndSuccessors(records, unitId)).at(-1) ?? unitId;
    if ((await peopleAt(records, agencyId, { kind: "unit", id: lasting }, at)).length > 0) return lasting;
  }
  return null;
}
