import { z } from "zod";
import { ArchiveUnavailable } from "../../ports/archive.ts";
import type {
  InstallOutcome,
  Letter,
  Outreach,
  FeedNotice,
  ReachOutcome,
  ReadBack,
  ReachRetry,
} from "../../ports/outreach.ts";
import type { Graph } from "../archive/sharepoint/graph.ts";
import { GraphRefused } from "../archive/sharepoint/graph-refused.ts";
import { openCatalogue, type Catalogue } from "./catalogue.ts";

export interface GraphOutreachSettings {
  /** The app's id in its manifest; its id in the organisation's catalogue is asked for. */
  readonly manifestId: string;
  readonly ways: { readonly feed: boolean; readonly install: boolean; readonly readBack?: boolean };
  /** The mailbox that letters come from; null: none are sent. */
  readonly mailFrom: string | null;
}

/**
 * Reaches people by Graph, as the app itself: `TeamsActivity.Send.User` (RSC, with the app), `Mail.Send` within an
 * application access policy, `TeamsAppInstallation.ReadWriteSelfForUser.All`. One attempt each: the outbox repeats. Mail
 * goes at a pace of its own: what Exchange wants less of is no reason for Teams to wait.
 */
export function graphOutreach(graph: Graph, mail: Graph, settings: GraphOutreachSettings): Outreach {
  const catalogue = openCatalogue(graph, settings.manifestId);
  const { mailFrom, ways } = settings;
  return {
    feed: ways.feed ? (directoryId, notice) => notify(graph, directoryId, notice) : null,
    mail: mailFrom === null ? null : (address, letter) => sendMail(mail, mailFrom, address, letter),
    install: ways.install ? (directoryId) => install(graph, catalogue, directoryId) : null,
    readBack:
      ways.readBack === true ? (directoryId, mark) => readBack(graph, catalogue, directoryId, mark) : null,
  };
}

function notify(graph: Graph, directoryId: string, notice: FeedNotice): Promise<ReachOutcome> {
  const { type, parameters, preview, link } = notice;
  return reaching(() =>
    graph.call({
      method: "POST",
      path: `/users/${encodeURIComponent(directoryId)}/teamwork/sendActivityNotification`,
      isRepeatable: false,
      json: {
        topic: { source: "text", value: "Vanthu", webUrl: link },
        activityType: type,
        previewText: { content: preview },
        templateParameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
      },
    }),
  );
}

async function sendMail(mail: Graph, from: string, address: string, letter: Letter): Promise<ReachOutcome> {
  const outcome = await reaching(() =>
    mail.call({
      method: "POST",
      path: `/users/${encodeURIComponent(from)}/sendMail`,
      isRepeatable: false,
      json: {
        message: {
          subject: letter.subject,
          body: { contentType: "text", content: letter.body },
          toRecipients: [{ emailAddress: { address } }],
        },
        saveToSentItems: false,
      },
    }),
  );
  return outcome.kind === "retry" ? { ...outcome, forAll: false } : outcome;
}

async function install(graph: Graph, catalogue: Catalogue, directoryId: string): Promise<InstallOutcome> {
  const apps = appsOf(directoryId);
  return answered<InstallOutcome>(async () => {
    const id = await catalogue.id();
    if (id === null) return { kind: "refused", reason: "not in the catalogue" };
    try {
      const bind = catalogue.addressOf(id);
      await graph.call({
        method: "POST",
        path: apps,
        isRepeatable: false,
        json: { "teamsApp@odata.bind": bind },
      });
      // The bot is told of it by Teams itself.
      return { kind: "installed", chatId: null };
    } catch (error) {
      if (!(error instanceof GraphRefused)) throw error;
      if (error.status === 409) return { kind: "installed", chatId: await chatOf(graph, apps, id) };
      // Published anew, the app has another id in the catalogue.
      if (error.status === 404 || error.status === 403) catalogue.forget();
      throw error;
    }
  });
}

/** Graph takes twice as many questions about installed apps as it takes installations. */
const lookUnits = 0.5;
const installedApps = z.object({ value: z.array(z.object({ id: z.string() })) });
const chat = z.object({ id: z.string() });

/** The bot's own chat with a person who has the app already; null where Graph does not name it. */
async function chatOf(graph: Graph, apps: string, catalogueId: string): Promise<string | null> {
  const filter = encodeURIComponent(`teamsApp/id eq '${catalogueId}'`);
  const found = await graph.call({
    path: `${apps}?$expand=teamsApp&$filter=${filter}`,
    units: lookUnits,
  });
  const [app] = installedApps.parse(found.body).value;
  if (app === undefined) return null;
  const answer = await graph.call({
    path: `${apps}/${encodeURIComponent(app.id)}/chat`,
    units: lookUnits,
  });
  return chat.safeParse(answer.body).data?.id ?? null;
}

const appsOf = (directoryId: string): string =>
  `/users/${encodeURIComponent(directoryId)}/teamwork/installedApps`;

/** Graph lets an app read 3 chats a second, of the 30 calls that a unit stands for. */
const chatUnits = 10;
const lastMessages = 20;
const messages = z.object({
  value: z.array(
    z.object({
      id: z.string(),
      attachments: z.array(z.object({ content: z.string().nullish() })).default([]),
    }),
  ),
});

/** The bot's own chat with the person, the last messages of it (`Chat.Read.WhereInstalled`). */
async function readBack(
  graph: Graph,
  catalogue: Catalogue,
  directoryId: string,
  mark: string,
): Promise<ReadBack> {
  const read = await answered<ReadBack>(async () => {
    const id = await catalogue.id();
    const place = id === null ? null : await chatOf(graph, appsOf(directoryId), id);
    if (place === null) return { kind: "unknown" };
    const path = `/chats/${encodeURIComponent(place)}/messages?$top=${lastMessages}`;
    const { value } = messages.parse((await graph.call({ path, units: chatUnits })).body);
    const found = value.filter(({ attachments }) => attachments.some((it) => it.content?.includes(mark)));
    const [last] = found;
    return last === undefined
      ? { kind: "absent" }
      : { kind: "there", activityId: last.id, times: found.length };
  });
  return read.kind === "refused" ? { kind: "unknown" } : read;
}

function reaching(call: () => Promise<unknown>): Promise<ReachOutcome> {
  return answered<ReachOutcome>(async () => {
    await call();
    return { kind: "reached" };
  });
}

/** What Graph refuses is an outcome; where it cannot be asked, the attempt is repeated. */
async function answered<T>(
  work: () => Promise<T>,
): Promise<T | ReachRetry | { kind: "refused"; reason: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphRefused)
      return { kind: "refused", reason: `HTTP ${error.status} ${error.code}` };
    if (!(error instanceof ArchiveUnavailable)) throw error;
    return retryOf(error);
  }
}

/** A pause that Graph names without saying how long, ms. */
const unknownPauseMs = 30_000;

function retryOf({ fault, retryAfter, message }: ArchiveUnavailable): ReachRetry {
  if (fault === "throttled") {
    const afterMs = retryAfter === null ? unknownPauseMs : retryAfter * 1000;
    return { kind: "retry", afterMs, reason: message, forAll: true };
  }
  // No token, and nothing was asked; else a lost connection or a fault behind a gateway.
  return { kind: "retry", afterMs: null, reason: message, inDoubt: fault === "offline" };
}
