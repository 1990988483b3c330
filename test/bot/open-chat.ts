import assert from "node:assert/strict";
import type { Card } from "../../bot/cards/card.ts";
import type { ConnectorDouble } from "../support/bot-connector-double.ts";
import { entraBot, type Diary } from "./entra-bot.ts";
import { openOffice, type Office } from "./office.ts";
import { activityFrom, pressFrom } from "./sample-activities.ts";
import { agencyId, documentId, type Named } from "./sample-documents.ts";
import { serveBot } from "./serve-bot.ts";

/** When everything in these tests happens. */
export const chatTime = new Date("2026-11-21T01:31:00Z");

/** A chat with the bot over HTTP, with a double of Teams on one side and a stand-in for the use cases on the other. */
export interface Chat {
  readonly office: Office;
  readonly diary: Diary;
  post(activity: unknown): Promise<{ status: number; body: string }>;
  /** What was said in the chat in answer, as JSON text; empty for nothing. */
  write(person: Named, text: string, part?: Record<string, unknown>): Promise<string>;
  /** Presses a button and reads the card that replaces the pressed one. */
  press(
    person: Named,
    verb: string,
    data: object,
    part?: Record<string, unknown>,
  ): Promise<{ card: Card; text: string }>;
  close(): Promise<void>;
}

export async function openChat(cloud: ConnectorDouble): Promise<Chat> {
  const office = openOffice(() => chatTime);
  const { bot, diary } = entraBot(cloud);
  const server = await serveBot(bot, office.useCases);

  async function post(activity: unknown): Promise<{ status: number; body: string }> {
    const token = await cloud.inboundToken();
    const response = await fetch(server.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(activity),
    });
    return { status: response.status, body: await response.text() };
  }

  return {
    office,
    diary,
    post,
    close: () => server.stop(),
    async write(person, text, part = {}) {
      const before = cloud.calls.length;
      assert.equal((await post(activityFrom(person, cloud, { text, ...part }))).status, 200);
      return cloud.calls
        .slice(before)
        .map(({ body }) => JSON.stringify(body))
        .join("\n");
    },
    async press(person, verb, data, part = {}) {
      const { status, body } = await post({
        ...pressFrom(person, cloud, verb, { ...pressed, ...data }),
        ...part,
      });
      assert.equal(status, 200);
      const answer = JSON.parse(body) as { statusCode: number; type: string; value: Card };
      assert.deepEqual([answer.statusCode, answer.type], [200, "application/vnd.microsoft.card.adaptive"]);
      return { card: answer.value, text: JSON.stringify(answer.value.body) };
    },
  };
}

/** What the leader's card carries on its buttons. */
export const pressed = {
  documentId,
  assignmentId: null,
  version: 2,
  agencyId,
  language: "vi" as const,
  reason: "toInstruct",
};

export function titles(card: Card): string[] {
  return (card.actions ?? []).map(({ title }) => title);
}
