import assert from "node:assert/strict";
import { playgroundCommand, startPlayground, type Playground } from "../support/playground.ts";
import { embeddedBot, sampleTenantId } from "./entra-bot.ts";
import { leader, specialist } from "./sample-documents.ts";
import { channelNotice } from "./sample-posts.ts";

const people = [leader, specialist].map((it) => ({
  ...it,
  email: `${it.id}@example.vn`,
  directoryId: it.id,
}));

describe("A unit's channel in Agents Playground", function () {
  this.timeout(60_000);
  let playground: Playground;
  before(async function () {
    const [person, ...others] = people;
    if (playgroundCommand() === null || person === undefined) {
      process.stderr.write("Skipped: Agents Playground is not installed.\n");
      this.skip();
    }
    const endpoint = "http://127.0.0.1:9/api/messages";
    playground = await startPlayground({ endpoint, tenantId: sampleTenantId, person, others });
  });
  after(() => playground?.stop());

  it("is found with its members, takes a post, and shows it brought up to date", async () => {
    const { bot } = embeddedBot();
    const at = {
      tenantId: sampleTenantId,
      serviceUrl: `http://127.0.0.1:${playground.port}/_connector`,
      botId: "vanthu",
    };
    const here = { ...at, teamId: "19:team@thread.tacv2", channelId: "19:chan@thread.tacv2" };
    assert.deepEqual(await bot.channels.look(here, leader.id), {
      kind: "found",
      teamName: null,
      channelName: "Thông báo",
    });
    assert.equal((await bot.channels.look({ ...here, channelId: "19:none" }, leader.id)).kind, "notThere");
    const channel = { ...at, conversationId: here.channelId };
    const posted = await bot.channels.post(channel, channelNotice(), () => Promise.resolve());
    assert.ok(posted.kind === "sent", JSON.stringify(posted));
    assert.match(posted.conversationId, /^19:chan@thread\.tacv2;messageid=/u);
    const taken = channelNotice({ standing: "taken" });
    const there = { ...at, conversationId: posted.conversationId };
    assert.deepEqual(await bot.channels.update(there, posted.activityId, taken), {
      kind: "sent",
      activityId: posted.activityId,
    });
    await bot.stop();
  });
});
