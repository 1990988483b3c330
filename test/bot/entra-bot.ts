import { createBot, type Bot } from "../../bot/create-bot.ts";
import type { BotSettings } from "../../bot/settings.ts";
import type { ConnectorDouble } from "../support/bot-connector-double.ts";
import { uuid } from "./sample-documents.ts";

/** What the bot wrote to its log, as one text to search. */
export interface Diary {
  text(): string;
}

const common = {
  tabUrl: "http://127.0.0.1:3978/tab",
  teamsAppId: null,
  tabEntityId: "vanthu",
  language: "vi",
} as const;

/** A bot as an agency runs it, with the double in the place of Microsoft's cloud. */
export function entraBot(cloud: ConnectorDouble, now = goingOn): { bot: Bot; diary: Diary } {
  return botWith(
    {
      mode: "entra",
      appId: cloud.appId,
      tenantId: cloud.tenantId,
      credential: { kind: "secret", secret: "only for the double" },
      ...common,
    },
    now,
    cloud,
  );
}

export const sampleTenantId = uuid(900);

/** A bot as it runs on one machine without anything set up. */
export function embeddedBot(): { bot: Bot; diary: Diary } {
  return botWith({ mode: "embedded", sampleTenantId, ...common }, goingOn);
}

/** The clock goes on as clocks do, from the day of the samples: dates on cards do not depend on when tests run. */
const sampleStart = Date.parse("2026-11-21T01:31:00Z");
const realStart = Date.now();
function goingOn(): Date {
  return new Date(sampleStart + Date.now() - realStart);
}

function botWith(
  settings: BotSettings,
  now: () => Date,
  cloud?: ConnectorDouble,
): { bot: Bot; diary: Diary } {
  const entries: string[] = [];
  const write = (facts: object, message: string): void => {
    entries.push(`${message} ${JSON.stringify(facts)}`);
  };
  const bot = createBot({
    settings,
    clock: { now },
    ids: { next: () => crypto.randomUUID() },
    logger: { info: write, warn: write, error: write },
    ...(cloud === undefined ? {} : { channel: cloud.cloud }),
  });
  return { bot, diary: { text: () => entries.join("\n") } };
}
