import assert from "node:assert/strict";
import { pino } from "pino";
import { z } from "zod";
import type { Card } from "../../bot/cards/card.ts";
import type { BotUseCases } from "../../bot/use-cases.ts";
import { messageOf } from "../../src/contract/messages/all.ts";
import { outboxWorker } from "../../src/jobs/outbox-worker.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import type { TeamChannels } from "../../src/ports/team-channels.ts";
import { acknowledgeAssignment } from "../../src/usecases/assignments/acknowledge-assignment.ts";
import { assignOn } from "../../src/usecases/assignments/assign-on.ts";
import { claimAssignment } from "../../src/usecases/assignments/claim-assignment.ts";
import { completeAssignment } from "../../src/usecases/assignments/complete-assignment.ts";
import { returnAssignment } from "../../src/usecases/assignments/return-assignment.ts";
import { linkChannel, unlinkChannel } from "../../src/usecases/channels/link-channel.ts";
import { listChannels } from "../../src/usecases/channels/list-channels.ts";
import { channelGone, leaveTeam, meetTeam } from "../../src/usecases/channels/meet-team.ts";
import { postToChannel, refreshPosts } from "../../src/usecases/channels/post-to-channel.ts";
import { readPost } from "../../src/usecases/channels/read-post.ts";
import { documentNotice } from "../../src/usecases/notices/document-notice.ts";
import { identifyByDirectoryId } from "../../src/usecases/people/identify-actor.ts";
import { openAgency, type AgencyAtWork } from "../support/agency-at-work.ts";
import type { ConnectorDouble } from "../support/bot-connector-double.ts";
import { idleHandlers } from "../support/idle-handlers.ts";
import { loneInstance } from "../support/lone-instance.ts";
import { entraBot } from "./entra-bot.ts";
import { openOffice } from "./office.ts";
import { activityFrom } from "./sample-activities.ts";
import { serveBot } from "./serve-bot.ts";

export const team = { id: "19:team@thread.tacv2", name: "Phòng Quản lý nhà" };
export const channel = { id: "19:housing@thread.tacv2", name: "Văn bản" };

const answered = z.object({ value: z.custom<Card>((card) => typeof card === "object") });

/** An agency with its store, the bot before it over HTTP, and Teams with a channel on the other side. */
export interface ChannelWorld {
  readonly agency: AgencyAtWork;
  readonly channels: TeamChannels;
  /** What the channel shows now, the oldest post first. */
  posts(): Card[];
  /** What somebody writes in the channel, and what everybody there reads in answer. */
  write(who: Actor, text: string): Promise<string>;
  /** The channel tells the bot something of itself. */
  tell(part: Record<string, unknown>): Promise<void>;
  /** Presses a button of a post; answers what that person alone sees then. */
  press(who: Actor, verb: string, data: unknown): Promise<Card>;
  /** Does what waits to be posted and brought up to date. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export async function openChannelWorld(cloud: ConnectorDouble): Promise<ChannelWorld> {
  const agency = await openAgency();
  const { bot } = entraBot(cloud, () => agency.clock.now());
  const services = { ...agency.services, channels: bot.channels };
  const server = await serveBot(bot, useCasesOf(services));
  const { housingHead, houser, appraiser, planner } = agency.actors;
  cloud.rooms.teams.set(team.id, [{ id: team.id, name: null }, channel]);
  cloud.rooms.members.set(channel.id, [housingHead, houser, appraiser, planner].map(memberOf));
  const worker = outboxWorker(
    { ...services, instance: loneInstance() },
    {
      ...idleHandlers,
      postToChannel: (row) => postToChannel(services, { postId: String(row["postId"]) }),
      refreshPosts: (row) => refreshPosts(services, { documentId: String(row["documentId"]) }),
    },
    pino({ level: "silent" }),
    { handlerMs: 10_000 },
  );

  async function post(activity: Record<string, unknown>): Promise<string> {
    const token = await cloud.inboundToken();
    const response = await fetch(server.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    assert.equal(response.status, 200);
    return response.text();
  }
  const inChannel = (who: Actor, part: Record<string, unknown>) =>
    activityFrom({ id: who.personId, name: who.name }, cloud, {
      conversation: {
        id: `${channel.id};messageid=1`,
        conversationType: "channel",
        isGroup: true,
        tenantId: cloud.tenantId,
      },
      channelData: { tenant: { id: cloud.tenantId }, team, channel },
      ...part,
    });

  return {
    agency,
    channels: bot.channels,
    posts: () => cloud.rooms.posts.map(({ body }) => cardIn(body)),
    async write(who, text) {
      const before = cloud.calls.length;
      await post(inChannel(who, { text: `<at>Vanthu</at> ${text}` }));
      return cloud.calls
        .slice(before)
        .map(({ body }) => JSON.stringify(body))
        .join("\n");
    },
    async tell(part) {
      await post({ ...inChannel(housingHead, { text: undefined, type: "conversationUpdate" }), ...part });
    },
    async press(who, verb, data) {
      const value = { action: { type: "Action.Execute", verb, data }, trigger: "manual" };
      const body = await post(
        inChannel(who, { type: "invoke", name: "adaptiveCard/action", text: undefined, value }),
      );
      return answered.parse(JSON.parse(body)).value;
    },
    async drain() {
      for (let [work] = await worker.take(1); work !== undefined; [work] = await worker.take(1)) await work();
    },
    async close() {
      await server.stop();
      await agency.close();
    },
  };
}

export function memberOf(who: Actor): { id: string; name: string; aadObjectId: string } {
  return { id: `29:${who.personId}`, name: who.name, aadObjectId: who.personId };
}

const message = z.object({
  attachments: z.array(z.object({ content: z.custom<Card>((card) => typeof card === "object") })).min(1),
});

function cardIn(body: Record<string, unknown>): Card {
  const [first] = message.parse(body).attachments;
  assert.ok(first !== undefined);
  return first.content;
}

type Deps = AgencyAtWork["services"] & Parameters<typeof postToChannel>[0];

/** The use cases that channels need; for all else the office that cards are tried in. */
function useCasesOf(services: Deps): BotUseCases {
  return {
    ...openOffice(() => services.clock.now()).useCases,
    identify: (who) => identifyByDirectoryId(services, who),
    documentNotice: (actor, about) => documentNotice(services, actor, about),
    rememberAnswer: () => Promise.resolve(),
    acknowledgeAssignment: (actor, id, input) => acknowledgeAssignment(services, actor, id, input),
    assignOn: (actor, id, input) => assignOn(services, actor, id, input),
    returnAssignment: (actor, id, input) => returnAssignment(services, actor, id, input),
    completeAssignment: (actor, id, input) => completeAssignment(services, actor, id, input),
    claimAssignment: (actor, id, input) => claimAssignment(services, actor, id, input),
    channelNotice: (actor, about) => readPost(services, actor, about),
    listChannels: (actor) => listChannels(services, actor),
    linkChannel: (actor, input, place) => linkChannel(services, actor, input, place),
    unlinkChannel: (actor, id) => unlinkChannel(services, actor, id),
    meetTeam: (met) => meetTeam(services, met),
    leaveTeam: (left) => leaveTeam(services, left),
    channelGone: (gone) => channelGone(services, gone),
    explain: ({ code, params }) => messageOf(code, params) ?? { vi: code, en: code },
  };
}
