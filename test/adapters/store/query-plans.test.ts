import assert from "node:assert/strict";
import { CompiledQuery, sql } from "kysely";
import type { Database } from "../../../src/adapters/store/engine/open-database.ts";
import { recordsOver, storeOver } from "../../../src/adapters/store/open-store.ts";
import type { Tables } from "../../../src/adapters/store/schema.ts";
import { sortKeyOf } from "../../../src/domain/incoming/sort-key.ts";
import {
  agencyPrincipal,
  personPrincipal,
  unitPrincipal,
  type ReadScope,
} from "../../../src/domain/policies/read-scope.ts";
import type { IncomingFilter } from "../../../src/ports/records/incoming-records.ts";
import type { Records } from "../../../src/ports/store.ts";
import { fillStore, type FilledStore } from "../../support/fill-store.ts";
import { recordStatements } from "../../support/record-statements.ts";
import {
  addOutgoing,
  at,
  auditEntry,
  newId,
  openTestStore,
  type TestStore,
} from "../../support/store-fixture.ts";
import { givenTo, ofWholeAgency } from "../../support/read-scopes.ts";
import { testEngines } from "./engine/open-test-database.ts";

/**
 * SQLite plans without statistics here as in production, where nobody runs ANALYZE: a plan depends on the schema
 * alone, so that what is proved with two thousand documents holds for a million.
 */
interface Planned {
  readonly sql: string;
  readonly plan: readonly string[];
}

/** Tables that stay small, and what is no table at all: `p` are the places of one page. */
const mayBeScanned =
  /^SCAN (?:json_each|p|s|document_search|CONSTANT ROW|register|audit_head|job|upload|instance|some|2 CONSTANT)\b/;

/** Runs `work` and gives the plan of every statement that it sent. */
async function plansOf(
  db: Database<Tables>,
  work: (records: Records) => Promise<unknown>,
  how: "read" | "write" = "read",
): Promise<Planned[]> {
  const recorder = recordStatements();
  try {
    if (how === "read") await work(recordsOver(db.reader));
    else await db.transaction((tx) => work(recordsOver(tx)));
  } finally {
    recorder.stop();
  }
  const planned: Planned[] = [];
  for (const { sql: text, parameters } of recorder.taken()) {
    const explain = CompiledQuery.raw(`explain query plan ${text}`, [...parameters]);
    const { rows } = await db.reader.executeQuery<{ detail: string }>(explain);
    planned.push({ sql: text, plan: rows.map((row) => row.detail) });
  }
  return planned;
}

/** An index of which only the agency is used: right for a page of all there is, and a scan for anything else. */
const wholeRegister = /^SEARCH (?:d|incoming_document|outgoing_document) USING .*\(agency_id=\?\)$/;

interface Allowed {
  readonly sorts: boolean;
  readonly walks: boolean;
}

function refuseScans(planned: readonly Planned[], { sorts, walks }: Allowed): void {
  assert.ok(planned.length > 0);
  for (const { sql: text, plan } of planned) {
    const said = `${text}\n${plan.join("\n")}`;
    for (const step of plan) {
      assert.ok(!step.startsWith("SCAN") || mayBeScanned.test(step), said);
      assert.ok(sorts || step !== "USE TEMP B-TREE FOR ORDER BY", said);
      assert.ok(walks || !wholeRegister.test(step), said);
      assert.ok(!step.includes("AUTOMATIC"), said);
    }
  }
}

describe("query plans on SQLite", () => {
  let opened: TestStore;
  let filled: FilledStore;
  let clerk: ReadScope;
  let specialist: ReadScope;
  const first = { direction: "newestFirst", after: null, limit: 50 } as const;
  const work = { after: null, limit: 50 };
  const someTypes = ["bao cao", "cong van"];
  const now = at("11-20 08:00");

  before(async function () {
    this.timeout(120_000);
    const [inMemory] = testEngines;
    assert.ok(inMemory);
    opened = await openTestStore(inMemory);
    filled = await fillStore(opened.db, 2_000);
    const { agencyId, people, units } = filled;
    const person = personPrincipal(people[0] ?? "");
    clerk = { ...ofWholeAgency(agencyId), principals: [person], received: agencyPrincipal(agencyId) };
    specialist = givenTo(agencyId, person, unitPrincipal(units[0] ?? ""));
    await storeOver(opened.db).transaction(async (records) => {
      for (let i = 0; i < 20; i += 1) await addOutgoing(records, agencyId, { readers: [person] });
      await records.audit.append(agencyId, [auditEntry({ documentId: filled.last.id })]);
    });
  });
  after(() => opened.drop());

  const check = async (
    job: (records: Records) => Promise<unknown>,
    { sorts = false, walks = false, how = "read" }: Partial<Allowed> & { how?: "read" | "write" } = {},
  ): Promise<Planned[]> => {
    const planned = await plansOf(opened.db, job, how);
    refuseScans(planned, { sorts, walks });
    return planned;
  };

  it("have no statistics to lean on", async () => {
    const { rows } = await sql<{ tables: number }>`
      select count(*) as tables from sqlite_schema where name = 'sqlite_stat1'`.execute(opened.db.reader);
    assert.deepEqual(rows, [{ tables: 0 }]);
  });

  const open = ["registered", "submitted", "returned", "assigned"] as const;
  /** Each filter of the register, with the index that a clerk's page must be read from. */
  const filters: readonly (readonly [string, Omit<IncomingFilter, "scope">, string])[] = [
    ["all", {}, "incoming_sort (agency_id=?)"],
    ["a year", { year: 2026 }, "incoming_sort (agency_id=? AND sort_key>? AND sort_key<?)"],
    ["a register", { registerKey: "common" }, "incoming_register (agency_id=? AND register_key=?)"],
    ["not submitted", { states: ["registered", "returned"] }, "incoming_state (agency_id=? AND state=?)"],
    ["overdue", { states: open, deadlineBefore: now }, "incoming_state (agency_id=? AND state=?)"],
    ["late", { late: true }, "incoming_late (agency_id=?)"],
    ["this month", { arrivedFrom: at("11-01 00:00") }, "VIRTUAL TABLE INDEX"],
    ["from one day to another", { arrivedFrom: now, arrivedBefore: now }, "VIRTUAL TABLE INDEX"],
    ["a type", { typeFolded: "quyet dinh" }, "incoming_type (agency_id=? AND type_folded=?)"],
    ["a priority", { priority: 3 }, "incoming_priority (agency_id=? AND priority=?)"],
    ["a sender", { senderWords: ["so"] }, "VIRTUAL TABLE INDEX"],
    ["words", { words: ["van", "ban"] }, "VIRTUAL TABLE INDEX"],
    ["words and all else", { words: ["van"], year: 2026, states: open, late: true, priority: 3 }, "VIRTUAL"],
  ];
  for (const [name, filter, index] of filters) {
    it(`show the register by ${name} from an index in order`, async () => {
      const page = (scope: ReadScope, after: number | null) =>
        check((records) => records.incoming.list({ ...filter, scope }, { ...first, after }), {
          walks: index.endsWith("(agency_id=?)"),
        });
      const steps = (await page(clerk, null)).flatMap((it) => it.plan);
      assert.ok(
        steps.some((step) => step.includes(index)),
        steps.join("\n"),
      );
      await page(specialist, null);
      for (const scope of [clerk, specialist]) await page(scope, sortKeyOf(2026, 1_000, 0));
      await page({ ...specialist, types: someTypes }, null);
    });
  }

  it("show what was issued, and what was received", async () => {
    for (const scope of [clerk, specialist]) {
      for (const filter of [{}, { year: 2026 }, { registerKey: "common" }, { typeFolded: "quyet dinh" }]) {
        const page = { after: null, limit: 50 };
        await check((records) => records.outgoing.list({ ...filter, scope }, page), {
          walks: Object.keys(filter).length === 0,
        });
        await check((records) => records.outgoing.list({ ...filter, scope, words: ["quy"] }, page));
      }
    }
  });

  it("show what was issued long ago from the years of that time alone", async () => {
    const filter = { issuedFrom: "2024-03-01", issuedTo: "2024-03-31", scope: clerk };
    const planned = await check((records) => records.outgoing.list(filter, { after: null, limit: 50 }));
    assert.ok(planned.some(({ plan }) => plan.some((step) => step.includes("sort_key>? AND sort_key<?"))));
  });

  it("show everybody's work", async () => {
    const { agencyId, people, units, leaders } = filled;
    const leader = leaders[0] ?? "";
    const after = { dueKey: now.toISOString(), id: filled.last.id };
    // Documents come by their ids, slips in the order of their times: both as many as one page or one document has.
    const turns = [work, { ...work, after }].map((page) => ({ page, types: null }));
    // In another's place some types alone are seen (NĐ 30, Đ13.3).
    for (const { page, types } of [...turns, { page: work, types: someTypes }]) {
      const owner = { agencyId, personId: people[0] ?? "", unitIds: units.slice(0, 2), types };
      await check(({ routing }) => routing.openAssignments(owner, ["lead", "support"], page));
      await check(({ routing }) => routing.completedBy(owner, page));
      await check(({ routing }) => routing.documentsBefore({ agencyId, personId: leader, types }, page));
      await check(({ routing }) => routing.documentsToSubmit(agencyId, page));
      for (const seen of [ofWholeAgency(agencyId), givenTo(agencyId, personPrincipal(leader))]) {
        const scope = { ...seen, types };
        const office = { unitIds: [], isLeader: true, isClerk: true, types };
        const answerer = { agencyId, scope, personId: leader, ...office };
        await check(({ routing }) => routing.assignedBy(scope, leader, page));
        for (const what of ["extension", "returned"] as const)
          await check(({ routing }) => routing.toAnswer(answerer, what, page), { sorts: true });
        await check(({ routing }) => routing.countListed({ scope, personId: leader, owner }, 100));
      }
      await check(({ routing }) => routing.countOpen(owner, 100));
    }
    await check(({ routing }) => routing.workDocuments([filled.last.id]));
    await check(({ routing }) => routing.dueBefore(now, filled.last.id, 50), { sorts: true });
    await check(({ routing }) => routing.slips([filled.last.id]), { sorts: true });
  });

  it("show a document's page", async () => {
    const { id } = filled.last;
    await check(({ incoming }) => incoming.get(id));
    await check(({ incoming }) => incoming.access(id));
    await check(({ incoming }) => incoming.amendments(id), { sorts: true });
    await check(({ routing }) => routing.assignment(id));
    await check(({ files }) => files.ofDocument(id), { sorts: true });
    await check(({ files }) => files.known([id]));
    await check(({ audit }) => audit.ofDocument(id));
    await check(({ outgoing }) => outgoing.repliesTo([id]), { sorts: true });
    await check(({ deliveries }) => deliveries.cardsAbout(id));
  });

  it("look for duplicates, for what repeats, and for the request that was answered", async () => {
    const { agencyId, senders, last } = filled;
    const criteria = {
      documentCode: "a",
      symbolFolded: "12bcubnd",
      senderFolded: "so",
      sha256s: ["0".repeat(64)],
    };
    const planned = await check(({ incoming }) => incoming.duplicates({ agencyId, ...criteria }), {
      sorts: true,
    });
    for (const index of ["incoming_code", "incoming_symbol", "stored_file_hash"]) {
      assert.ok(
        planned.some(({ plan }) => plan.some((step) => step.includes(index))),
        index,
      );
    }
    await check(({ incoming }) => incoming.latestFrom(agencyId, senders.slice(0, 9)));
    await check(({ incoming }) => incoming.byRequestKey(agencyId, last.id));
  });

  it("print a register and verify a chain", async () => {
    const { agencyId, last } = filled;
    const range = { afterNumber: 10, toNumber: 900, limit: 50 };
    const period = { registerId: last.registerId, from: "2026-01-01" };
    await check(({ incoming }) => incoming.registerChunk(period, range));
    await check(({ outgoing }) => outgoing.registerChunk(period, range));
    await check(({ outgoing }) => outgoing.lastIssuedDate(last.registerId));
    await check(({ audit }) => audit.chunk(agencyId, 5, 50));
  });

  it("register, route and tell", async () => {
    const { agencyId, last } = filled;
    const write = { how: "write" as const };
    await check(({ uploads }) => uploads.getMany([newId()]));
    await check(({ calendars }) => calendars.years(agencyId, [2025, 2026]));
    await check(({ registers }) => registers.takeNumber({ ...last, kind: "incoming", key: "common" }), write);
    await check(({ incoming }) => incoming.update({ ...last, state: "done" }, 1, "van ban"), write);
    await check(({ incoming }) => incoming.grant(last, [personPrincipal(newId())]), write);
    await check(({ audit }) => audit.append(agencyId, [auditEntry()]), write);
    const row = { id: newId(), agencyId, kind: "deliverNotice" as const, key: newId(), payload: {} };
    await check(({ outbox }) => outbox.add([{ ...row, createdAt: now, runAt: now }]), write);
    await check(({ outbox }) => outbox.claim("a", now), write);
    await check(({ texts }) => texts.claim("a", now), write);
    await check(({ texts }) => texts.isHeld(newId(), "a"), write);
    await check(({ texts }) => texts.bringForward(now), write);
    await check(({ texts }) => texts.dueSince(now));
    await check(({ texts }) => texts.overdue(now, 50));
    await check(({ outbox }) => outbox.removeDone(now, 50), write);
    await check(({ outbox }) => outbox.dead(agencyId, 50), { sorts: true });
    await check(({ outbox }) => outbox.counts());
    await check(({ uploads }) => uploads.expired(now, 50));
  });

  it("list deliveries, people and the directory", async () => {
    const { agencyId, people } = filled;
    for (const outcome of [undefined, "failed"] as const) {
      const page = { outcome, after: newId(), limit: 50 };
      await check(({ deliveries }) => deliveries.list(agencyId, page));
    }
    await check(({ deliveries }) => deliveries.counts(agencyId, 1000));
    await check(({ texts }) => texts.counts(agencyId, 1000));
    await check(({ deliveries }) => deliveries.removeEnded(now, 50), { how: "write" });
    await check(({ outbox }) => outbox.dueSince(now));
    await check(({ files }) => files.after(newId(), 50));
    await check(({ instances }) => instances.end(newId(), null), { how: "write" });
    await check(({ deliveries }) => deliveries.told([newId()]));
    await check(({ people: all }) => all.appointmentsOf(people[0] ?? "", "2026-11-20"));
    await check(({ people: all }) => all.appointedIn(agencyId, "2026-11-20"));
    await check(({ people: all }) => all.personByDirectoryId(newId()));
    await check(({ people: all }) => all.appointed({ personId: people[0] ?? "" }, "2026-11-20"));
    await check(({ people: all }) => all.appointed({ directoryId: newId() }, "2026-11-20"));
    await check(({ people: all }) => all.names(people));
    await check(({ organisation }) => organisation.searchAgencies(["so", "x"], "2026-11-20", 20), {
      sorts: true,
    });
    await check(({ organisation }) => organisation.nodesOf(agencyId));
    await check(({ conversations }) => conversations.ofPeople(people));
    await check(({ settings }) => settings.effective(agencyId, "2026-11-20"), { sorts: true });
  });
});
