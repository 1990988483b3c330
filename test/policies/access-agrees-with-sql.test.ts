import assert from "node:assert/strict";
import * as fc from "fast-check";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { OrgNode } from "../../src/domain/organisation/org-node.ts";
import type { Actor, Role } from "../../src/domain/people/actor.ts";
import {
  agencyPrincipal,
  mayRead,
  readScope,
  unitPrincipal,
  type Principal,
  type ReadScope,
} from "../../src/domain/policies/read-scope.ts";
import type { Assignee } from "../../src/domain/routing/assignment.ts";
import type { Act, Matter, RoutingChange } from "../../src/domain/routing/change.ts";
import { complete, returnAssignment } from "../../src/domain/routing/handle.ts";
import { assignOn, instruct } from "../../src/domain/routing/instruct.ts";
import { giveBack, submit } from "../../src/domain/routing/submit.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Records, Store } from "../../src/ports/store.ts";
import { identifyPerson } from "../../src/usecases/people/identify-actor.ts";
import { saveChange } from "../../src/usecases/routing/save-change.ts";
import { testEngines } from "../adapters/store/engine/open-test-database.ts";
import { addAgency, addPerson, addUnit } from "../support/agency-fixture.ts";
import { clockAt } from "../support/clock-at.ts";
import { addIncoming, addOutgoing, at, newId, openTestStore } from "../support/store-fixture.ts";
import { delegateAround, nthOf, standIns, type Agency } from "./stand-ins.ts";
import { world, type DrawnAct, type World } from "./drawn-world.ts";

type Order = Parameters<typeof instruct>[1];

interface Kept {
  readonly id: string;
  readonly agencyId: string;
  readonly isRare: boolean;
  readonly typeName: string;
  /** What the rules gave, told apart from what the store says of it. */
  readonly given: Set<Principal>;
}

async function settle(records: Records, drawn: World): Promise<Agency[]> {
  const agencies: Agency[] = [];
  for (const [i, { units, people }] of drawn.agencies.entries()) {
    const node = await addAgency(records, `Sở thứ ${i}`, `S${i}`);
    const nodes = [node];
    for (const parent of units) nodes.push(await addUnit(records, nthOf(nodes, parent), "Phòng", "P"));
    const ids: string[] = [];
    for (const [first, ...more] of people) {
      assert.ok(first);
      const unitOf = (unit: number | null) => (unit === null ? null : nthOf(nodes.slice(1), unit));
      const id = await addPerson(records, "Người", first.role, { agency: node, unit: unitOf(first.unit) });
      for (const { role, unit } of more) await appoint(records, id, role, node, unitOf(unit));
      ids.push(id);
    }
    agencies.push({ node, units: nodes.slice(1), people: ids });
  }
  const last = nthOf(agencies, agencies.length - 1);
  const visitor = nthOf(nthOf(agencies, 0).people, drawn.visitor.person);
  await appoint(records, visitor, drawn.visitor.role, last.node, nthOf(last.units, drawn.visitor.unit));
  return agencies;
}

async function appoint(
  records: Records,
  personId: string,
  role: Role,
  agency: OrgNode,
  unit: OrgNode | null,
): Promise<void> {
  await records.people.insertAppointment({
    id: newId(),
    personId,
    agencyId: agency.id,
    unitId: unit?.id ?? null,
    role,
    positionId: null,
    validFrom: "2020-01-01",
    validTo: null,
    version: 1,
  });
}

/** What the domain makes of a drawn act, null where its rules refuse. */
function changeFor(drawn: DrawnAct, matter: Matter, agency: Agency, how: Act): RoutingChange | null {
  const assigneeOf = ({ isUnit, nth: n }: { isUnit: boolean; nth: number }): Assignee =>
    isUnit
      ? { kind: "unit", id: nthOf(agency.units, n).id }
      : { kind: "person", id: nthOf(agency.people, n) };
  const [support, inform] = drawn.others.map(assigneeOf);
  const order: Order = {
    text: "Xử lý",
    lead: drawn.lead === null ? null : assigneeOf(drawn.lead),
    support: support === undefined ? [] : [support],
    inform: inform === undefined ? [] : [inform],
    deadlineAt: null,
    replaces: null,
    confirmed: [],
  };
  const { assignments } = matter.slip;
  const assignment = assignments.length === 0 ? undefined : nthOf(assignments, drawn.assignment);
  try {
    switch (drawn.kind) {
      case "submit":
        return submit(matter, { personId: nthOf(agency.people, drawn.by), note: null });
      case "giveBack":
        return giveBack(matter, "Sai địa chỉ");
      case "instruct":
        return instruct(matter, order, "leader", how);
      case "assignOn":
        return assignment === undefined ? null : assignOn(matter, assignment, order, how);
      case "return":
        return assignment === undefined ? null : returnAssignment(matter, assignment, "Không đúng việc");
      case "complete":
        return assignment === undefined
          ? null
          : complete(matter, assignment, { result: "Xong", replySymbol: null }, how);
    }
  } catch (error) {
    if (error instanceof RuleBroken) return null;
    throw error;
  }
}

/** Of an incoming and of an issued document; what is rare is of one type. */
const typeOf = (isRare: boolean) =>
  isRare ? { typeName: "Quyết định", typeCode: "decision" } : { typeName: "Báo cáo", typeCode: "report" };
const wordOf = (isRare: boolean): string => (isRare ? "khoáng sản" : "xây dựng");

async function keepIncoming(
  records: Records,
  drawn: World["incoming"][number],
  agencies: readonly Agency[],
): Promise<Kept> {
  const agency = nthOf(agencies, drawn.agency);
  const { typeName } = typeOf(drawn.isRare);
  const document = await addIncoming(records, agency.node.id, {
    fields: { abstract: `Về ${wordOf(drawn.isRare)}`, typeName },
  });
  const given = new Set<Principal>();
  for (const [i, one] of drawn.acts.entries()) {
    const now = await records.incoming.get(document.id);
    assert.ok(now);
    const matter: Matter = { document: now, slip: await records.routing.slip(document.id) };
    const by = nthOf(agency.people, one.by);
    const how: Act = { by, onBehalfOf: null, at: at(`11-20 1${i}:00`), nextId: () => uuidIds.next() };
    const change = changeFor(one, matter, agency, how);
    if (change === null) continue;
    await saveChange({ ids: uuidIds }, records, matter, change, how);
    for (const principal of change.revokes) given.delete(principal);
    for (const principal of change.grants) given.add(principal);
  }
  return { id: document.id, agencyId: agency.node.id, isRare: drawn.isRare, typeName, given };
}

async function keepOutgoing(
  records: Records,
  drawn: World["outgoing"][number],
  agencies: readonly Agency[],
): Promise<Kept> {
  const agency = nthOf(agencies, drawn.agency);
  const readers = [
    ...(drawn.unit === null ? [] : [unitPrincipal(nthOf(agency.units, drawn.unit).id)]),
    ...drawn.to.map((n) => agencyPrincipal(nthOf(agencies, n).node.id)),
  ];
  const { typeName, typeCode } = typeOf(drawn.isRare);
  const document = await addOutgoing(records, agency.node.id, {
    readers,
    fields: { abstract: `Về ${wordOf(drawn.isRare)}`, typeCode },
  });
  return {
    id: document.id,
    agencyId: agency.node.id,
    isRare: drawn.isRare,
    typeName,
    given: new Set(readers),
  };
}

async function everybody(store: Store, agencies: readonly Agency[]): Promise<Actor[]> {
  const actors: Actor[] = [];
  const clock = clockAt(at("11-21 08:00"));
  for (const { people } of agencies) {
    for (const personId of people) {
      for (const { node } of agencies) {
        const held = await store.read.people.appointmentsOf(personId, "2026-11-21");
        if (!held.some((it) => it.agencyId === node.id)) continue;
        actors.push(await identifyPerson({ store, clock }, { personId, agencyId: node.id }));
      }
    }
  }
  return actors;
}

const pageLength = 3;
type Load = (after: number | null) => Promise<readonly { document: { id: string }; position: number }[]>;

async function toTheEnd(load: Load): Promise<string[]> {
  const ids: string[] = [];
  for (let after: number | null = null; ;) {
    const rows = await load(after);
    ids.push(...rows.map((it) => it.document.id));
    const last = rows.at(-1);
    if (rows.length < pageLength || last === undefined) return ids;
    after = last.position;
  }
}

const readable = ({ agencyId, given, typeName }: Kept) => ({ agencyId, access: [...given], typeName });

async function agree(
  store: Store,
  scope: ReadScope,
  kept: { readonly incoming: readonly Kept[]; readonly outgoing: readonly Kept[] },
): Promise<void> {
  const readableOf = (all: readonly Kept[], words: readonly string[] | undefined) =>
    all
      .filter((it) => mayRead(scope, readable(it)))
      .filter((it) => words === undefined || it.isRare)
      .map((it) => it.id)
      .toSorted();
  for (const words of [undefined, ["khoang", "sa"]]) {
    for (const direction of ["newestFirst", "oldestFirst"] as const) {
      const page = { direction, limit: pageLength };
      const listed = await toTheEnd((after) =>
        store.read.incoming.list({ scope, words }, { ...page, after }),
      );
      assert.deepEqual(listed.toSorted(), readableOf(kept.incoming, words));
    }
    const page = { limit: pageLength };
    const listed = await toTheEnd((after) => store.read.outgoing.list({ scope, words }, { ...page, after }));
    assert.deepEqual(listed.toSorted(), readableOf(kept.outgoing, words));
  }
  // As the two registers ask: of a year, and without what others sent.
  const own = { ...scope, received: null };
  for (const [all, load] of [
    [kept.incoming, store.read.incoming],
    [kept.outgoing, store.read.outgoing],
  ] as const) {
    const page = { direction: "newestFirst", limit: pageLength } as const;
    const listed = await toTheEnd((after) => load.list({ scope: own, year: 2026 }, { ...page, after }));
    const mine = all.filter((it) => mayRead(own, readable(it)));
    assert.deepEqual(listed.toSorted(), mine.map((it) => it.id).toSorted());
  }
  for (const state of ["registered", "assigned"] as const) {
    const listed = await store.read.incoming.list(
      { scope, states: [state] },
      { direction: "newestFirst", after: null, limit: 50 },
    );
    const seen = new Set(readableOf(kept.incoming, undefined));
    assert.ok(listed.every((it) => seen.has(it.document.id) && it.document.state === state));
  }
}

for (const engine of testEngines.filter((it) => it.name !== "SQLite in a file")) {
  describe(`who may read on ${engine.name}`, () => {
    it("is the same to mayRead and to every list, for everybody in any agency (rule 4)", async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(world, async (drawn) => {
          const opened = await openTestStore(engine);
          const { store } = opened;
          const { agencies, ...kept } = await store.transaction(async (records) => {
            const settled = await settle(records, drawn);
            await delegateAround(records, settled);
            const incoming: Kept[] = [];
            const outgoing: Kept[] = [];
            for (const one of drawn.incoming) incoming.push(await keepIncoming(records, one, settled));
            for (const one of drawn.outgoing) outgoing.push(await keepOutgoing(records, one, settled));
            return { agencies: settled, incoming, outgoing };
          });
          for (const [all, records] of [
            [kept.incoming, store.read.incoming],
            [kept.outgoing, store.read.outgoing],
          ] as const) {
            for (const { id, given } of all) assert.deepEqual(new Set(await records.access(id)), given);
          }
          for (const actor of [...(await everybody(store, agencies)), ...(await standIns(store, agencies))])
            await agree(store, readScope(actor), kept);
          await opened.drop();
        }),
        { numRuns: 25 },
      );
    });
  });
}
