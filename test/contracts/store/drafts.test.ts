import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Draft } from "../../../src/domain/drafts/draft.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { draftReaders, draftScope, mayReadDraft } from "../../../src/domain/policies/may-on-draft.ts";
import { DuplicateKey } from "../../../src/ports/store-errors.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("drafts", (opened) => {
  const agencyId = newId();
  const draftOf = (more: Partial<Draft> = {}): Draft => ({
    id: newId(),
    agencyId,
    typeCode: "official-letter",
    abstract: "Về việc kiểm tra công trình",
    unitId: null,
    drafterId: newId(),
    reviewerIds: [],
    replyTo: null,
    state: "drafting",
    latest: 1,
    submission: null,
    approval: null,
    outgoingId: null,
    editing: null,
    createdAt: at("11-20 08:30"),
    changedAt: at("11-20 08:30"),
    version: 1,
    ...more,
  });
  async function add(draft: Draft, searchText = " ve viec kiem tra"): Promise<Draft> {
    await opened().store.transaction(async ({ drafts }) => {
      await drafts.insert(draft, { requestKey: newId(), searchText });
      await drafts.grant(draft.id, draftReaders(draft));
    });
    return draft;
  }
  const whole = (): Partial<Draft> => ({
    unitId: newId(),
    reviewerIds: [newId(), newId()],
    replyTo: newId(),
    state: "approved",
    latest: 4,
    submission: { to: newId(), by: newId(), number: 3, at: at("11-21 09:00") },
    approval: { by: newId(), number: 3, sha256: "ab".repeat(32), at: at("11-21 10:00") },
    outgoingId: newId(),
    editing: { kind: "sharepoint", container: "b!1", item: newId(), eTag: '"{A},2"', version: "2.0" },
  });

  it("come back as they were kept, once under one key of the client", async () => {
    const { store } = opened();
    const [plain, full] = [draftOf(), draftOf(whole())];
    const requestKey = newId();
    await store.transaction(async ({ drafts }) => {
      await drafts.insert(plain, { requestKey, searchText: "" });
      await drafts.insert(full, { requestKey: newId(), searchText: "" });
    });
    assert.deepEqual(await store.read.drafts.get(plain.id), plain);
    assert.deepEqual(await store.read.drafts.get(full.id), full);
    assert.deepEqual(await store.read.drafts.byRequestKey(agencyId, requestKey), plain);
    assert.deepEqual(await store.read.drafts.ofOutgoing(full.outgoingId ?? ""), full);
    assert.deepEqual(await store.read.drafts.byItem("sharepoint", full.editing?.item ?? ""), full);
    assert.equal(await store.read.drafts.byItem("folder", full.editing?.item ?? ""), null);
    const again = store.transaction(({ drafts }) => drafts.insert(draftOf(), { requestKey, searchText: "" }));
    await assert.rejects(again, DuplicateKey);
  });

  it("are found by the end of their id in their own agency, and not where two end so", async () => {
    const { store } = opened();
    const draft = await add(draftOf());
    const end = draft.id.slice(-8);
    assert.deepEqual(await store.read.drafts.byEndOfId(agencyId, end), draft);
    assert.equal(await store.read.drafts.byEndOfId(newId(), end), null);
    await add(draftOf({ id: newId().slice(0, -8) + end }));
    assert.equal(await store.read.drafts.byEndOfId(agencyId, end), null);
  });

  it("are saved against the version that was seen, with every part, and keep their versions in order", async () => {
    const { store } = opened();
    const draft = await add(draftOf());
    const changed: Draft = { ...draft, ...whole() };
    const save = () => store.transaction(({ drafts }) => drafts.update(changed, 1));
    assert.equal(await save(), true);
    assert.equal(await save(), false, "somebody was first");
    assert.deepEqual(await store.read.drafts.get(draft.id), { ...changed, version: 2 });
    const version = (number: number, more = {}) => ({
      draftId: draft.id,
      number,
      fileId: newId(),
      sha256: "cd".repeat(32),
      at: at("11-20 09:00"),
      by: newId(),
      byName: null,
      archiveVersion: null,
      ...more,
    });
    const written = version(2, { by: null, byName: "Hoàng Thị Ngát", archiveVersion: "7.0" });
    const versions = [version(1), written];
    await store.transaction(async ({ drafts }) => {
      for (const one of versions.toReversed()) await drafts.insertVersion(one);
    });
    assert.deepEqual(await store.read.drafts.versions(draft.id), versions);
    const long = version(3, { by: null, byName: "x".repeat(256) });
    await store.transaction(({ drafts }) => drafts.insertVersion(long));
    const last = (await store.read.drafts.versions(draft.id)).at(-1);
    assert.equal(last?.byName, "x".repeat(200), "the archive's names may be longer than a column");
  });

  it("wait to be taken over until they are, and anew where they were changed meanwhile", async () => {
    const { store } = opened();
    const draft = await add(draftOf(whole()));
    const due = async (now: Date) =>
      (await store.read.drafts.changedInArchive(now, 10)).some(({ id }) => id === draft.id);
    const mark = (when: Date) => store.transaction(({ drafts }) => drafts.markChanged(draft.id, when));
    const settle = (when: Date) => store.transaction(({ drafts }) => drafts.settleChanged(draft.id, when));
    const [first, second] = [at("11-22 08:00"), at("11-22 08:01")];
    await mark(first);
    assert.equal(await due(at("11-22 07:59")), false);
    assert.equal(await due(first), true);
    await mark(second);
    await settle(first);
    assert.equal(await due(second), true, "what was marked anew is not settled by who saw the mark before");
    await settle(second);
    assert.equal(await due(second), false);
  });

  it("are in the list of exactly those who may read them, whoever they are (rule 4)", async () => {
    const { store } = opened();
    const people = [newId(), newId(), newId()];
    const units = [newId(), newId()];
    const person = fc.constantFrom(...people);
    const drawn = fc.record({
      drafterId: person,
      reviewerIds: fc.uniqueArray(person, { maxLength: 2 }),
      unitId: fc.option(fc.constantFrom(...units)),
      submittedTo: fc.option(person),
      isApproved: fc.boolean(),
    });
    const actor = fc.record({
      personId: person,
      headOf: fc.uniqueArray(fc.constantFrom(...units), { maxLength: 2 }),
      roles: fc.uniqueArray(fc.constantFrom("clerk", "leader", "specialist", "auditor"), { maxLength: 2 }),
      isAway: fc.boolean(),
    });
    const property = fc.asyncProperty(drawn, actor, async (it, who) => {
      const submission =
        it.submittedTo === null
          ? null
          : { to: it.submittedTo, by: it.drafterId, number: 1, at: at("11-21 09:00") };
      const approval = it.isApproved
        ? { by: it.drafterId, number: 1, sha256: "ef".repeat(32), at: at("11-21 10:00") }
        : null;
      const { drafterId, reviewerIds, unitId } = it;
      const draft = await add(draftOf({ drafterId, reviewerIds, unitId, submission, approval }));
      const actors: Actor = {
        personId: who.personId,
        name: "Ai đó",
        agencyId: who.isAway ? newId() : agencyId,
        roles: who.roles,
        memberOf: [],
        headOf: who.headOf,
        onBehalfOf: null,
      };
      const access = await store.read.drafts.access(draft.id);
      const listed = await store.read.drafts.list(
        { scope: draftScope(actors) },
        { after: null, limit: 1000 },
      );
      assert.equal(
        listed.some(({ id }) => id === draft.id),
        mayReadDraft(actors, draft, access),
      );
    });
    await fc.assert(property, { numRuns: 40 });
  });
});
