import type { Actor, Role } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { addAppointmentOf } from "../administration/add-appointment.ts";
import { instruct } from "../routing/instruct.ts";
import { submitDocument } from "../routing/submit-document.ts";
import { giveDocuments, type PracticeDeps } from "./give-documents.ts";
import { colleague } from "./practice-colleagues.ts";

/** What is practised: work on documents. Administering is not. */
const practised: readonly Role[] = ["clerk", "leader", "unitHead", "specialist"];

/**
 * Lets the actor practise in the roles they have (R67), with documents that wait for them. Who has none of these roles
 * practises as a clerk. Throws `practice.none` where no agency to practise in was founded, `practice.within` in one.
 */
export async function enterPractice(deps: PracticeDeps, actor: Actor): Promise<{ agencyId: string }> {
  const { help } = deps.store.read;
  if ((await help.practiceAmong([actor.agencyId])).size > 0) throw new RuleBroken("practice.within");
  const practice = await help.practiceOf(actor.agencyId);
  if (practice === null) throw new RuleBroken("practice.none");
  const { agencyId } = practice;
  const on = localDateOf(deps.clock.now());
  const mine = await deps.store.read.people.appointmentsOf(actor.personId, on);
  if (mine.some((it) => it.agencyId === agencyId)) return { agencyId };
  const held = practised.filter((role) => actor.roles.includes(role));
  const roles: readonly Role[] = held.length === 0 ? ["clerk"] : held;
  await appoint(deps, actor.personId, agencyId, roles);
  await giveWork(deps, actor.personId, agencyId, roles);
  return { agencyId };
}

async function appoint(
  deps: Pick<Services, "store" | "clock" | "ids">,
  personId: string,
  agencyId: string,
  roles: readonly Role[],
): Promise<void> {
  const administrator = await colleague(deps, agencyId, "administrator");
  const { memberOf } = await colleague(deps, agencyId, "specialist");
  const validFrom = localDateOf(deps.clock.now());
  await deps.store.transaction(async (records) => {
    for (const role of roles) {
      const unitId = role === "unitHead" || role === "specialist" ? (memberOf[0] ?? null) : null;
      await addAppointmentOf(deps, records, administrator, personId, {
        version: null,
        role,
        unitId,
        positionId: null,
        validFrom,
        validTo: null,
      });
    }
  });
}

/** One document waits for the leader's word, one is for whoever handles it. */
async function giveWork(
  deps: PracticeDeps,
  personId: string,
  agencyId: string,
  roles: readonly Role[],
): Promise<void> {
  const clerk = await colleague(deps, agencyId, "clerk");
  if (roles.includes("leader")) {
    for (const id of await giveDocuments(deps, clerk, 2))
      await submitDocument(deps, clerk, id, { version: 1, to: personId, note: null });
  }
  if (roles.includes("unitHead") || roles.includes("specialist")) {
    const leader = await colleague(deps, agencyId, "leader");
    for (const id of await giveDocuments(deps, clerk, 2)) {
      const { version } = await submitDocument(deps, clerk, id, {
        version: 1,
        to: leader.personId,
        note: null,
      });
      await instruct(deps, leader, id, {
        version,
        text: "Nghiên cứu, báo cáo kết quả.",
        lead: { kind: "person", id: personId },
        support: [],
        inform: [],
        deadlineAt: null,
      });
    }
  }
}
