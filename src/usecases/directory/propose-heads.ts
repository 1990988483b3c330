import type { DirectoryView, HeadInput } from "../../contract/directory-people.ts";
import type { AdministrationDone } from "../../contract/administration.ts";
import { existsOn } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { proposeHead } from "../../domain/people/head-proposal.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { KnownManager } from "../../ports/records/directory-records.ts";
import type { Services } from "../../ports/services.ts";
import { appointFromDirectory } from "./appoint-from-directory.ts";
import { addAppointment } from "../administration/add-appointment.ts";

type Deps = Pick<Services, "store" | "clock" | "ids">;
type Head = DirectoryView["heads"][number];

const keyOf = ({ personId, directoryId }: KnownManager): string => personId ?? directoryId ?? "";

/** Units whose people mostly have one manager, who heads them not yet. */
export async function proposedHeads(
  { store, clock }: Pick<Deps, "store" | "clock">,
  agencyId: string,
): Promise<Head[]> {
  const { read } = store;
  const on = localDateOf(clock.now());
  const managers = await read.directory.managersOf(agencyId);
  const byKey = new Map([...managers.values()].map((manager) => [keyOf(manager), manager]));
  const appointed = await read.people.appointedIn(agencyId, on);
  const units = (await read.organisation.nodesOf(agencyId)).filter(
    (node) => node.kind === "unit" && existsOn(node, on),
  );
  return units.flatMap(({ id, name }): Head[] => {
    const here = appointed.filter(({ unitId }) => unitId === id);
    const people = [...new Set(here.map(({ personId }) => personId))];
    const found = proposeHead(
      people.map((key) => {
        const manager = managers.get(key);
        return { key, managerKey: manager === undefined ? null : keyOf(manager) };
      }),
    );
    const manager = found === null ? undefined : byKey.get(found.key);
    const isHead = here.some(({ role, personId }) => role === "unitHead" && personId === found?.key);
    if (found === null || manager === undefined || isHead) return [];
    const { key, managed, people: of } = found;
    return [{ unit: { id, name }, manager: { id: key, name: manager.name }, managed, people: of }];
  });
}

/**
 * The manager heads the unit from today, because an administrator says so; once another has confirmed it where there are
 * two. Throws `directory.head-changed` where the directory proposes somebody else by now, and as appointing does.
 */
export async function confirmHead(
  deps: Deps,
  actor: Actor,
  { unitId, managerId }: HeadInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  const proposal = (await proposedHeads(deps, actor.agencyId)).find(({ unit }) => unit.id === unitId);
  if (proposal?.manager.id !== managerId) throw new RuleBroken("directory.head-changed");
  const { read } = deps.store;
  const person = await read.people.person(managerId);
  if (person === null) {
    const known = (await read.directory.people()).find(({ directoryId }) => directoryId === managerId);
    if (known === undefined) throw new RuleBroken("directory.head-changed");
    return appointFromDirectory(deps, actor, known, { unitId, role: "unitHead" });
  }
  return addAppointment(deps, actor, person.id, {
    version: null,
    role: "unitHead",
    unitId,
    positionId: null,
    validFrom: localDateOf(deps.clock.now()),
    validTo: null,
  });
}
