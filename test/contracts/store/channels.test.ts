import assert from "node:assert/strict";
import type { ChannelPost, UnitChannel } from "../../../src/ports/records/channel-records.ts";
import { DuplicateKey } from "../../../src/ports/store-errors.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

const place = { tenantId: "tenant", serviceUrl: "https://smba.trafficmanager.net/emea/", botId: "28:bot" };

function link(more: Partial<UnitChannel> = {}): UnitChannel {
  return {
    id: newId(),
    agencyId: newId(),
    unitId: newId(),
    ...place,
    teamId: `19:${newId()}@thread.tacv2`,
    channelId: `19:${newId()}@thread.tacv2`,
    teamName: "Phòng Tổng hợp",
    channelName: null,
    language: "vi",
    state: "active",
    why: null,
    linkedBy: newId(),
    linkedAt: at("11-20 08:00"),
    lostAt: null,
    endedAt: null,
    version: 1,
    ...more,
  };
}

function post(of: UnitChannel, more: Partial<ChannelPost> = {}): ChannelPost {
  return {
    id: newId(),
    unitChannelId: of.id,
    agencyId: of.agencyId,
    documentId: newId(),
    assignmentId: newId(),
    state: "waiting",
    why: null,
    conversationId: null,
    activityId: null,
    shown: null,
    attempts: 0,
    createdAt: at("11-20 08:31"),
    endedAt: null,
    ...more,
  };
}

onEveryEngine("channels of units", (opened) => {
  it("are one a unit and one unit a channel, as long as they hold", async () => {
    const { store } = opened();
    const first = link();
    const add = (it: UnitChannel) => store.transaction(({ channels }) => channels.insert(it));
    await add(first);
    await assert.rejects(add(link({ unitId: first.unitId })), DuplicateKey);
    await assert.rejects(add(link({ channelId: first.channelId })), DuplicateKey);
    const ended = { ...first, endedAt: at("11-21 08:00") };
    assert.equal(await store.transaction(({ channels }) => channels.update(ended)), true);
    assert.equal(
      await store.transaction(({ channels }) => channels.update(ended)),
      false,
      "a version gone by",
    );
    const second = link({ unitId: first.unitId, channelId: first.channelId, agencyId: first.agencyId });
    await add(second);
    const { channels } = store.read;
    assert.deepEqual(await channels.ofUnits([first.unitId, newId()]), [second]);
    assert.deepEqual(await channels.ofChannel(first.channelId), second);
    assert.deepEqual(await channels.ofAgency(first.agencyId), [second]);
    assert.deepEqual(await channels.ofTeam(second.teamId), [second]);
    assert.deepEqual(await channels.get(first.id), { ...ended, version: 2 });
  });

  it("keep a team as the bot met it last", async () => {
    const { store } = opened();
    const team = { teamId: `19:${newId()}`, ...place, name: null, updatedAt: at("11-20 08:00") };
    const later = {
      ...team,
      name: "Nhóm",
      serviceUrl: "https://other.example/",
      updatedAt: at("11-21 08:00"),
    };
    for (const one of [team, later]) await store.transaction(({ channels }) => channels.saveTeam(one));
    assert.deepEqual(await store.read.channels.team(team.teamId), later);
    await store.transaction(({ channels }) => channels.removeTeam(team.teamId));
    assert.equal(await store.read.channels.team(team.teamId), null);
  });

  it("post an assignment once, and know what stands there, what failed, and where it stood last", async () => {
    const { store } = opened();
    const [old, now] = [link(), link()];
    const one = post(old);
    const again = post(now, { assignmentId: one.assignmentId, documentId: one.documentId });
    const failed = post(old, { state: "failed", why: "HTTP 404", endedAt: at("11-20 09:00") });
    const there = (id: string) => ({ conversationId: `19:c;messageid=${id}`, activityId: id, shown: "s" });
    await store.transaction(async ({ channels }) => {
      await channels.insert(old);
      await channels.insert({ ...now, unitId: newId() });
      assert.deepEqual(await channels.addPosts([one, failed]), [one, failed]);
      assert.deepEqual(await channels.addPosts([post(old, { assignmentId: one.assignmentId }), again]), [
        again,
      ]);
      await channels.beginPost(one.id);
      const posted = { state: "posted", why: null, endedAt: at("11-20 08:32") } as const;
      await channels.settlePost(one.id, { ...posted, ...there("1") });
      await channels.settlePost(again.id, { ...posted, ...there("2") });
    });
    const { channels } = store.read;
    assert.deepEqual(
      (await channels.postsAbout(one.documentId)).map(({ id }) => id),
      [one.id, again.id].toSorted(),
    );
    assert.deepEqual(
      [(await channels.post(one.id))?.attempts, (await channels.post(one.id))?.activityId],
      [1, "1"],
    );
    assert.ok([one.id, again.id].includes((await channels.postOf(one.assignmentId))?.id ?? ""));
    assert.equal(await channels.postOf(failed.assignmentId), null);
    assert.deepEqual(await channels.failedOf(old.unitId, 10), [failed]);
    assert.deepEqual([...(await channels.countFailed([old.id, now.id], 5)).values()], [1, 0]);
    assert.deepEqual(
      (await channels.postedIn(old.id)).map(({ id }) => id),
      [one.id],
    );
    await store.transaction((records) => records.channels.removePost(failed.id));
    assert.equal(await store.read.channels.post(failed.id), null);
  });
});
