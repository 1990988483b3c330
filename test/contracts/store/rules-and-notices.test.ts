import assert from "node:assert/strict";
import type { ConversationRecord } from "../../../src/ports/records/conversation-records.ts";
import type { DeliveryRecord } from "../../../src/ports/records/delivery-records.ts";
import type { SettingRecord } from "../../../src/ports/records/setting-records.ts";
import { addIncoming, at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("settings and calendars", (opened) => {
  const agencyId = newId();

  it("hold from their day, and the latest set for that day (R70)", async () => {
    const { store } = opened();
    const set = (key: string, value: unknown, validFrom: string, hour: number): SettingRecord => ({
      id: newId(),
      agencyId,
      key,
      value,
      validFrom,
      article: "NĐ 30, Đ22",
      setBy: newId(),
      setAt: at(`01-01 0${hour}:00`),
    });
    const limits = [
      set("limit", { minutes: 60 }, "2026-01-01", 1),
      set("limit", { minutes: 30 }, "2026-06-01", 2),
      set("limit", { minutes: 45 }, "2026-06-01", 3),
      set("limit", { minutes: 15 }, "2026-03-01", 4),
    ];
    const others = [
      set("names", ["Đ", null], "2026-01-01", 1),
      { ...set("limit", 0, "2020-01-01", 1), agencyId: newId() },
    ];
    await store.transaction(async (records) => {
      for (const one of [...limits, ...others].toReversed()) await records.settings.add(one);
    });
    const on = async (day: string) => {
      const found = await store.read.settings.effective(agencyId, day);
      return Object.fromEntries(found.map((it) => [it.key, it.value]));
    };
    assert.deepEqual(await on("2025-12-31"), {});
    assert.deepEqual(await on("2026-01-01"), { limit: { minutes: 60 }, names: ["Đ", null] });
    assert.deepEqual((await on("2026-05-31"))["limit"], { minutes: 15 });
    assert.deepEqual((await on("2026-06-01"))["limit"], { minutes: 45 });
    assert.deepEqual(
      (await store.read.settings.effective(agencyId, "2026-06-02")).find((it) => it.key === "limit"),
      limits[2],
    );
  });

  it("keep a year's days for who saw the present table", async () => {
    const { store } = opened();
    const days = [{ date: "2026-02-17", kind: "holiday" as const, note: "Tết Nguyên đán" }];
    const save = (version: number, year = 2026) =>
      store.transaction((r) => r.calendars.save(agencyId, { year, version: 0, days }, version));
    assert.deepEqual((await Promise.all([save(0), save(0)])).toSorted(), [false, true]);
    assert.deepEqual([await save(1), await save(1), await save(0, 2027)], [true, false, true]);
    assert.deepEqual(await store.read.calendars.years(agencyId, [2027, 2026, 2025]), [
      { year: 2026, version: 2, days },
      { year: 2027, version: 1, days },
    ]);
    assert.deepEqual(await store.read.calendars.years(agencyId, []), []);
    assert.deepEqual(await store.read.calendars.years(newId(), [2026]), []);
  });
});

onEveryEngine("conversations and deliveries", (opened) => {
  const agencyId = newId();
  const conversationOf = (more: Partial<ConversationRecord> = {}): ConversationRecord => ({
    tenantId: newId(),
    personId: newId(),
    teamsUserId: "29:abc",
    conversationId: `a:${newId()}`,
    serviceUrl: "https://smba.example/",
    botId: "28:bot",
    state: "active",
    language: "vi",
    updatedAt: at("11-20 08:00"),
    ...more,
  });
  const deliveryOf = (more: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
    id: newId(),
    agencyId,
    personId: newId(),
    onBehalfOf: null,
    eventKey: newId(),
    reason: "assigned",
    documentId: null,
    assignmentId: null,
    outcome: "pending",
    why: null,
    activityId: null,
    conversationId: null,
    attempts: 0,
    answers: 0,
    createdAt: at("11-20 08:00"),
    endedAt: null,
    shown: null,
    toldIn: null,
    ...more,
  });
  const sent = {
    outcome: "sent" as const,
    why: null,
    activityId: "1",
    conversationId: "a:1",
    endedAt: at("11-20 09:00"),
    shown: "abc",
  };

  it("know one conversation a person, the latest", async () => {
    const { store } = opened();
    const first = conversationOf();
    const second = { ...conversationOf({ language: "en" }), personId: first.personId };
    for (const one of [first, second]) await store.transaction((r) => r.conversations.save(one));
    assert.deepEqual(await store.read.conversations.ofPerson(first.personId), second);
    assert.equal(await store.read.conversations.ofPerson(newId()), null);
    await store.transaction((r) =>
      r.conversations.markByConversation(first.conversationId, "removed", at("11-21 08:00")),
    );
    assert.equal((await store.read.conversations.ofPerson(first.personId))?.state, "active");
    await store.transaction((r) =>
      r.conversations.markByConversation(second.conversationId, "removed", at("11-21 08:00")),
    );
    await store.transaction((r) => r.conversations.mark(first.personId, "blocked", at("11-22 08:00")));
    const people = await store.read.conversations.ofPeople([newId(), first.personId]);
    assert.deepEqual(
      people,
      new Map([[first.personId, { ...second, state: "blocked", updatedAt: at("11-22 08:00") }]]),
    );
    assert.equal((await store.read.conversations.ofPeople([])).size, 0);
  });

  it("bring an event to a person once", async () => {
    const { store } = opened();
    const first = deliveryOf();
    const again = { ...first, id: newId() };
    const other = { ...deliveryOf(), eventKey: first.eventKey };
    const add = (...rows: readonly DeliveryRecord[]) => store.transaction((r) => r.deliveries.addNew(rows));
    assert.deepEqual(await add(first, again), [first]);
    assert.deepEqual(await add(again, other), [other]);
    assert.equal(await store.read.deliveries.get(again.id), null);
    const keys = [first.eventKey, newId()];
    assert.deepEqual(await store.read.deliveries.told(keys), new Set([first.eventKey]));
    assert.deepEqual(await store.read.deliveries.told([]), new Set());
    await store.transaction((r) => r.deliveries.settle(first.id, { ...sent, why: "x".repeat(900) }));
    assert.deepEqual(await store.read.deliveries.get(first.id), {
      ...first,
      ...sent,
      why: "x".repeat(500),
      attempts: 0,
    });
  });

  it("know the cards about a document, the five newest of each person", async () => {
    const { store } = opened();
    const documentId = newId();
    const mine = Array.from({ length: 6 }, () => deliveryOf({ documentId }));
    const personId = mine[0]?.personId ?? "";
    const [another, unsent] = [deliveryOf({ documentId }), deliveryOf({ documentId })];
    await store.transaction(async ({ deliveries }) => {
      await deliveries.addNew([...mine.map((it) => ({ ...it, personId })), another, unsent, deliveryOf()]);
      for (const { id } of [...mine, another]) await deliveries.settle(id, sent);
    });
    const cards = await store.read.deliveries.cardsAbout(documentId);
    assert.deepEqual(
      cards.map((it) => it.id),
      [another, ...mine.slice(1).toReversed()].map((it) => it.id),
    );
  });

  it("know a card by the message that it was sent as, and what its reader saw last", async () => {
    const { store } = opened();
    const documentId = newId();
    const card = deliveryOf({ documentId });
    const { personId } = card;
    await store.transaction(async ({ deliveries }) => {
      await deliveries.addNew([card, deliveryOf({ documentId, personId })]);
      await deliveries.settle(card.id, { ...sent, activityId: "m1" });
      await deliveries.markShown(card.id, "def");
    });
    const sentAs = (...about: [documentId: string, personId: string, activityId: string]) =>
      store.read.deliveries.sentAs(...about);
    assert.deepEqual(await sentAs(documentId, personId, "m1"), {
      ...card,
      ...sent,
      activityId: "m1",
      shown: "def",
      attempts: 0,
    });
    assert.equal(await sentAs(documentId, newId(), "m1"), null);
    assert.equal(await sentAs(newId(), personId, "m1"), null);
  });

  it("are listed newest first with names and symbols, and counted by outcome", async () => {
    const { store } = opened();
    const rows = await store.transaction(async (records) => {
      const document = await addIncoming(records, agencyId);
      const made: DeliveryRecord[] = [];
      for (let i = 0; i < 4; i += 1) {
        const row = deliveryOf({
          documentId: i === 0 ? document.id : null,
          outcome: i === 3 ? "blocked" : "pending",
        });
        await records.people.insertPerson({
          id: row.personId,
          fullName: `Người ${i}`,
          email: "a@example.vn",
          directoryId: null,
          isActive: true,
          version: 1,
        });
        made.push(row);
      }
      await records.deliveries.addNew(made);
      return made;
    });
    const page = { outcome: undefined, after: null, limit: 3 };
    const first = await store.read.deliveries.list(agencyId, page);
    assert.deepEqual(
      first.map((it) => [it.id, it.personName]),
      [3, 2, 1].map((i) => [rows[i]?.id, `Người ${i}`]),
    );
    const rest = await store.read.deliveries.list(agencyId, { ...page, after: first.at(-1)?.id ?? "" });
    assert.deepEqual(
      rest.map((it) => [it.id, it.symbol]),
      [[rows[0]?.id, "12/BC-UBND"]],
    );
    const blocked = await store.read.deliveries.list(agencyId, { ...page, outcome: "blocked" });
    assert.equal(blocked.length, 1);
    const counts = Object.entries(await store.read.deliveries.counts(agencyId, 1000));
    assert.deepEqual(Object.fromEntries(counts.filter(([, count]) => count > 0)), { pending: 3, blocked: 1 });
    assert.equal((await store.read.deliveries.counts(agencyId, 2)).pending, 2);
  });

  it("are removed some at a time once they ended long ago, by the age that their ids tell", async () => {
    const { store } = opened();
    const ended = [deliveryOf(), deliveryOf(), deliveryOf()];
    const waiting = deliveryOf();
    await store.transaction(async ({ deliveries }) => {
      await deliveries.addNew([...ended, waiting]);
      for (const { id } of ended) await deliveries.settle(id, sent);
    });
    const remove = (before: Date) => store.transaction((r) => r.deliveries.removeEnded(before, 2));
    assert.equal(await remove(new Date(Date.now() - 60_000)), 0);
    const later = new Date(Date.now() + 60_000);
    assert.deepEqual([await remove(later), await remove(later), await remove(later)], [2, 1, 0]);
    assert.notEqual(await store.read.deliveries.get(waiting.id), null);
  });
});
