import { json as readJson } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { TeamworkAnswer } from "../teamwork-model.ts";
import { GraphFault } from "./graph-fault.ts";
import type { Answer, Question } from "./graph-routes.ts";
import type { GraphState } from "./graph-state.ts";

type Route = (state: GraphState, question: Question, found: RegExpExecArray) => Answer | Promise<Answer>;

/** Installing for people, the activity feed, the bot's chat with a person, and letters; null for what is none of these. */
export async function routeTeamwork(state: GraphState, question: Question): Promise<Answer | null> {
  for (const [method, path, route] of routes) {
    const found = path.exec(question.path);
    if (found !== null && method === question.method) return route(state, question, found);
  }
  return null;
}

const installation = "microsoft.graph.userScopeTeamsAppInstallation";
const bound = z.object({ "teamsApp@odata.bind": z.url() });

const install: Route = async ({ teamwork }, { request }, found) => {
  const body: unknown = await readJson(request);
  const { "teamsApp@odata.bind": address } = bound.parse(body);
  return as(teamwork.install(person(found), address.split("/").at(-1) ?? ""));
};

const installed: Route = ({ teamwork, checkShape }, { url }, found) => {
  const id = /teamsApp\/id eq '([^']+)'/u.exec(url.searchParams.get("$filter") ?? "")?.[1];
  const told = teamwork.look(person(found));
  const one = { id: `${person(found)}~installation`, teamsApp: { id } };
  checkShape("type", installation, one);
  // Nothing that matches is no fault of the question.
  return told.status === 404 ? as({ ...told, status: 200 }, { value: [] }) : as(told, { value: [one] });
};

const chat: Route = ({ teamwork, checkShape }, _question, found) => {
  const body = { id: chatIdOf(person(found)), chatType: "oneOnOne" };
  checkShape("type", "microsoft.graph.chat", body);
  return as(teamwork.look(person(found)), body);
};

const notify: Route = async ({ teamwork, checkShape }, { request }, found) => {
  checkShape("action", "microsoft.graph.userTeamwork/sendActivityNotification", await readJson(request));
  return as(teamwork.notify(person(found)));
};

const messages: Route = async (state, { url }, found) => {
  const userId = /^19:(.+)_bot@/u.exec(person(found))?.[1] ?? "";
  const told = state.teamwork.readChat(userId);
  const kept = await state.chatMessages(userId);
  const value = kept.slice(0, Number(url.searchParams.get("$top") ?? 20)).map(({ id, card }) => ({
    id,
    messageType: "message",
    attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content: JSON.stringify(card) }],
  }));
  return as(told, { value });
};

const letter = z.object({
  message: z.object({
    subject: z.string(),
    body: z.object({ contentType: z.string(), content: z.string() }),
    toRecipients: z.array(z.object({ emailAddress: z.object({ address: z.email() }) })).min(1),
  }),
  saveToSentItems: z.boolean(),
});

const mail: Route = async ({ teamwork }, { request }, found) => {
  letter.parse(await readJson(request));
  return as(teamwork.send(person(found)));
};

const routes: readonly (readonly [string, RegExp, Route])[] = [
  ["POST", /^\/users\/([^/]+)\/teamwork\/installedApps$/u, install],
  ["GET", /^\/users\/([^/]+)\/teamwork\/installedApps$/u, installed],
  ["GET", /^\/users\/([^/]+)\/teamwork\/installedApps\/[^/]+\/chat$/u, chat],
  ["GET", /^\/chats\/([^/]+)\/messages$/u, messages],
  ["POST", /^\/users\/([^/]+)\/teamwork\/sendActivityNotification$/u, notify],
  ["POST", /^\/users\/([^/]+)\/sendMail$/u, mail],
];

const person = (found: RegExpExecArray): string => decodeURIComponent(found[1] ?? "");
const chatIdOf = (userId: string): string => `19:${userId}_bot@unq.gbl.spaces`;

/** What the model says, when it does and in Graph's shape; the body is that of an answer that is no refusal. */
async function as(
  { status, code, retryAfter, isLost, afterMs }: TeamworkAnswer,
  body?: unknown,
): Promise<Answer> {
  await sleep(afterMs);
  const headers = retryAfter === null ? {} : { "retry-after": String(retryAfter) };
  if (status >= 400) throw new GraphFault(status, code ?? "generalException", undefined, headers);
  return { status, body, isLost };
}
