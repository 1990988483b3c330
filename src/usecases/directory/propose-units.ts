import type { DepartmentDone, DepartmentInput, DirectoryView } from "../../contract/directory-people.ts";
import { existsOn, type OrgNode } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { fold } from "../../domain/text/fold.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { DirectoryPerson } from "../../ports/directory.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { addNode } from "../administration/add-node.ts";
import { appointFromDirectory } from "./appoint-from-directory.ts";
import { proposedHeads } from "./propose-heads.ts";
import { proposedLists } from "./recipient-lists.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "directory">;

const mostMoved = 200;

/** What the organisation's directory proposes to this agency: units, people without one, those who moved, heads, lists. */
export async function readProposals(deps: Deps, actor: Actor): Promise<DirectoryView> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = deps.store;
  const known = await proposalsOf(deps, actor);
  const cursor = await read.directory.cursor("users");
  const departments = [...known.departments].map(([name, people]) => {
    const unit = known.unitNamed(name);
    const missing = people.filter(({ directoryId }) => !known.appointed.has(directoryId)).length;
    return { name, people: people.length, missing, unit: unit && { id: unit.id, name: unit.name } };
  });
  return {
    isConnected: deps.directory !== null,
    readAt: cursor?.readAt.toISOString() ?? null,
    people: known.people.length,
    departments,
    moved: movedOf(known),
    heads: await proposedHeads(deps, actor.agencyId),
    ...(await proposedLists(deps, actor.agencyId)),
  };
}

/** Asks for the directory to be read now; the server that finds it due does it within some seconds. */
export async function askForDirectory(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<{ asked: true }> {
  demand(mayAdminister(actor, actor.agencyId));
  await store.transaction(({ outbox }) => outbox.hurryJob("read-directory", clock.now()));
  return { asked: true };
}

/**
 * A department becomes a unit, because an administrator says so, and its people are appointed there as specialists; who
 * heads it is another question. Throws `directory.no-department`, `directory.abbreviation`, and as adding a unit and people does.
 */
export async function confirmDepartment(
  deps: Deps,
  actor: Actor,
  { name, abbreviation }: DepartmentInput,
): Promise<DepartmentDone> {
  demand(mayAdminister(actor, actor.agencyId));
  const known = await proposalsOf(deps, actor);
  const people = known.departments.get(name);
  if (people === undefined) throw new RuleBroken("directory.no-department", { field: "name" });
  const unitId = known.unitNamed(name)?.id ?? (await makeUnit(deps, actor, { name, abbreviation }));
  let [appointed, waits] = [0, 0];
  for (const one of people) {
    if (known.appointed.has(one.directoryId)) continue;
    const done = await appointFromDirectory(deps, actor, one, { unitId, role: "specialist" });
    appointed += 1;
    if (done.waits === true) waits += 1;
  }
  return { unitId, appointed, waits };
}

async function makeUnit(deps: Deps, actor: Actor, { name, abbreviation }: DepartmentInput): Promise<string> {
  if (abbreviation === null) throw new RuleBroken("directory.abbreviation", { field: "abbreviation" });
  const { id } = await addNode(deps, actor, {
    version: null,
    kind: "unit",
    parentId: actor.agencyId,
    name,
    abbreviation,
    oldCode: null,
    newCode: null,
    validFrom: localDateOf(deps.clock.now()),
    validTo: null,
    predecessorIds: [],
  });
  return id;
}

interface Proposals {
  readonly people: readonly DirectoryPerson[];
  readonly departments: ReadonlyMap<string, readonly DirectoryPerson[]>;
  readonly unitNamed: (name: string) => OrgNode | null;
  /** The units in which somebody is appointed today, by their id in the directory. */
  readonly appointed: ReadonlyMap<string, Appointed>;
}

interface Appointed {
  readonly id: string;
  readonly name: string;
  readonly units: readonly OrgNode[];
}

async function proposalsOf({ store, clock }: Deps, actor: Actor): Promise<Proposals> {
  const { read } = store;
  const on = localDateOf(clock.now());
  const nodes = (await read.organisation.nodesOf(actor.agencyId)).filter((node) => existsOn(node, on));
  const units = new Map(nodes.filter(({ kind }) => kind === "unit").map((node) => [fold(node.name), node]));
  const people = await theirsIn(read, actor, nodes);
  const departments = new Map<string, DirectoryPerson[]>();
  for (const one of people)
    if (one.department !== null)
      departments.set(one.department, [...(departments.get(one.department) ?? []), one]);
  return {
    people,
    departments,
    unitNamed: (name) => units.get(fold(name)) ?? null,
    appointed: await appointedIn(read, actor, nodes, on),
  };
}

/** Officials whose account is open; of this agency, where the directory says of which organisation somebody is. */
async function theirsIn(read: Records, actor: Actor, nodes: readonly OrgNode[]): Promise<DirectoryPerson[]> {
  const own = fold(nodes.find(({ id }) => id === actor.agencyId)?.name ?? "");
  const all = await read.directory.people();
  return all.filter((it) => it.isEnabled && !it.isGuest && (it.company === null || fold(it.company) === own));
}

async function appointedIn(
  read: Records,
  actor: Actor,
  nodes: readonly OrgNode[],
  on: LocalDate,
): Promise<ReadonlyMap<string, Appointed>> {
  const { people, appointments } = await read.people.peopleOf(actor.agencyId);
  const held = appointments.filter((it) => it.validFrom <= on && (it.validTo === null || it.validTo >= on));
  const appointed = new Map<string, Appointed>();
  for (const { id, fullName: name, directoryId } of people) {
    const posts = held.filter(({ personId }) => personId === id);
    if (directoryId === null || posts.length === 0) continue;
    const units = posts.flatMap(({ unitId }) => nodes.find((node) => node.id === unitId) ?? []);
    appointed.set(directoryId, { id, name, units });
  }
  return appointed;
}

function movedOf({ people, appointed, unitNamed }: Proposals): DirectoryView["moved"] {
  return people
    .flatMap(({ directoryId, department }) => {
      const here = appointed.get(directoryId);
      const named = department === null ? null : unitNamed(department);
      const [unit] = here?.units ?? [];
      if (here === undefined || unit === undefined || named === null || department === null) return [];
      if (here.units.some(({ id }) => id === named.id)) return [];
      return [{ person: { id: here.id, name: here.name }, unit: unit.name, department }];
    })
    .slice(0, mostMoved);
}
