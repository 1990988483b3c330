import { json as readJson } from "node:stream/consumers";
import type { Event } from "@microsoft/microsoft-graph-types";
import { z } from "zod";
import { beginAttachment, singleCallBytes } from "./attachment-uploads.ts";
import { GraphFault } from "./graph-fault.ts";
import type { Answer, Question } from "./graph-routes.ts";
import type { ShapeCheck } from "./graph-shapes.ts";
import type { GraphState } from "./graph-state.ts";
import type { CalendarEvent } from "./persons-model.ts";

type Route = (
  state: GraphState,
  question: Question,
  asked: { readonly personId: string; readonly part: string },
) => Answer | Promise<Answer>;

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const claims = z.object({ oid: z.string(), scp: z.string() });

/** What Graph does in a person's name: their calendar, and files that they may open. Null for what is none of these. */
export async function routePersons(state: GraphState, question: Question): Promise<Answer | null> {
  for (const [method, path, permission, route] of routes) {
    const found = path.exec(question.path);
    if (found === null || method !== question.method) continue;
    const [, body = ""] = (question.request.headers.authorization ?? "").split(".");
    const who = claims.safeParse(JSON.parse(Buffer.from(body, "base64url").toString())).data;
    if (who === undefined || !who.scp.split(" ").includes(permission))
      throw new GraphFault(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
    return route(state, question, { personId: who.oid, part: decodeURIComponent(found[1] ?? "") });
  }
  return null;
}

const person = z.strictObject({
  emailAddress: z.strictObject({ name: z.string().optional(), address: z.email() }),
  type: z.enum(["required", "optional", "resource"]),
  status: z.unknown().optional(),
});
const time = z.strictObject({ dateTime: z.string(), timeZone: z.string() });
/** The names and kinds of Graph's `event` (CSDL v1.0), of those that may be written. */
const written = z.strictObject({
  subject: z.string(),
  body: z.strictObject({ contentType: z.enum(["text", "html"]), content: z.string() }),
  start: time,
  end: time,
  location: z.strictObject({ displayName: z.string() }),
  attendees: z.array(person),
  transactionId: z.string().max(36),
  isDraft: z.boolean(),
});

function checked(checkShape: ShapeCheck, event: Event): void {
  for (const one of [event.start, event.end])
    if (one !== undefined) checkShape("type", "microsoft.graph.dateTimeTimeZone", one);
  if (event.body !== undefined) checkShape("type", "microsoft.graph.itemBody", event.body);
}

function shapeOf({ id, event, attachments }: CalendarEvent): Event & { readonly id: string } {
  return {
    ...event,
    id,
    hasAttachments: attachments.length > 0,
    webLink: `https://outlook.office365.com/owa/?itemid=${id}`,
  };
}

/** With a `transactionId` that it has seen, Exchange answers with the event of the first time. */
const create: Route = async ({ persons, checkShape }, { request }, { personId }) => {
  const event = written.parse(await readJson(request)) as z.infer<typeof written> & Event;
  checked(checkShape, event);
  const known = persons.events.find(
    (one) => one.of === personId && one.event.transactionId === event.transactionId,
  );
  if (known !== undefined) return ok(shapeOf(known), 201);
  const made = { id: `AAMk${crypto.randomUUID()}=`, of: personId, event, attachments: [] };
  persons.events.push(made);
  if (!event.isDraft) persons.sent += event.attendees.length;
  return ok(shapeOf(made), 201);
};

function own({ persons }: GraphState, { personId, part }: { personId: string; part: string }): CalendarEvent {
  const found = persons.events.find(({ id, of }) => id === part && of === personId);
  if (found === undefined)
    throw new GraphFault(404, "ErrorItemNotFound", "The specified object was not found in the store.");
  return found;
}

const look: Route = (state, _question, asked) => ok(shapeOf(own(state, asked)));

/** Of an event that was sent, everybody invited is told what changed. */
const change: Route = async (state, { request }, asked) => {
  const patch = written
    .partial()
    .omit({ transactionId: true })
    .parse(await readJson(request)) as Event;
  checked(state.checkShape, patch);
  const found = own(state, asked);
  found.event = { ...found.event, ...patch };
  if (found.event.isDraft !== true) state.persons.sent += found.event.attendees?.length ?? 0;
  return ok(shapeOf(found));
};

const remove: Route = (state, _question, asked) => {
  state.persons.events.splice(state.persons.events.indexOf(own(state, asked)), 1);
  return { status: 204 };
};

const attachments: Route = (state, _question, asked) =>
  ok({ value: own(state, asked).attachments.map(({ name }) => ({ id: name, name })) });

const attachment = z.strictObject({
  "@odata.type": z.literal("#microsoft.graph.fileAttachment"),
  name: z.string(),
  contentType: z.string(),
  contentBytes: z.base64(),
});

const attach: Route = async (state, { request }, asked) => {
  const { name, contentBytes } = attachment.parse(await readJson(request));
  const bytes = Buffer.from(contentBytes, "base64");
  if (bytes.length >= singleCallBytes) throw new GraphFault(413, "ErrorMessageSizeExceeded");
  own(state, asked).attachments.push({ name, bytes });
  return ok({ id: name, name }, 201);
};

/** Graph's `attachmentItem`. */
const upload = z.strictObject({
  AttachmentItem: z.strictObject({
    attachmentType: z.literal("file"),
    name: z.string(),
    size: z.number().int(),
    contentType: z.string(),
  }),
});

const begin: Route = async (state, { request }, asked) => {
  const { name, size } = upload.parse(await readJson(request)).AttachmentItem;
  const event = own(state, asked);
  return ok(beginAttachment(state.persons, state.bytes.origin, { event, name, size }), 201);
};

const schedule = z.strictObject({
  schedules: z.array(z.string()).min(1).max(20),
  startTime: time,
  endTime: time,
  availabilityViewInterval: z.number().optional(),
});

const busy: Route = async ({ persons, checkShape }, { request }) => {
  const body = schedule.parse(await readJson(request));
  checkShape("type", "microsoft.graph.dateTimeTimeZone", body.startTime);
  const value = body.schedules.map((scheduleId) => {
    const scheduleItems = persons.schedules.get(scheduleId.toLowerCase());
    return scheduleItems === undefined
      ? { scheduleId, availabilityView: "", error: { responseCode: "ErrorMailRecipientNotFound" } }
      : { scheduleId, availabilityView: "", scheduleItems };
  });
  return ok({ value });
};

const share: Route = (state, _question, { personId, part }) => {
  if (!part.startsWith("u!")) throw new GraphFault(400, "invalidRequest", "The sharing token is invalid.");
  const address = Buffer.from(part.slice(2), "base64url").toString();
  const found = state.persons.shared.get(address);
  if (found === undefined) throw new GraphFault(404, "itemNotFound", "The resource could not be found.");
  if (!found.with.has(personId)) throw new GraphFault(403, "accessDenied", "Access denied");
  return ok(state.shape(found.drive, found.item));
};

const calendar = "Calendars.ReadWrite";
const routes: readonly (readonly [string, RegExp, string, Route])[] = [
  ["POST", /^\/me\/events$/u, calendar, create],
  ["GET", /^\/me\/events\/([^/]+)$/u, calendar, look],
  ["PATCH", /^\/me\/events\/([^/]+)$/u, calendar, change],
  ["DELETE", /^\/me\/events\/([^/]+)$/u, calendar, remove],
  ["GET", /^\/me\/events\/([^/]+)\/attachments$/u, calendar, attachments],
  ["POST", /^\/me\/events\/([^/]+)\/attachments$/u, calendar, attach],
  ["POST", /^\/me\/events\/([^/]+)\/attachments\/createUploadSession$/u, calendar, begin],
  ["POST", /^\/me\/calendar\/getSchedule$/u, calendar, busy],
  ["GET", /^\/shares\/([^/]+)\/driveItem$/u, "Files.Read.All", share],
];
