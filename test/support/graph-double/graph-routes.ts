import type { IncomingMessage } from "node:http";
import { json as readJson } from "node:stream/consumers";
import { z } from "zod";
import { deltaPage } from "./delta-pages.ts";
import type { DriveModel, Item } from "./drive-model.ts";
import { GraphFault } from "./graph-fault.ts";
import type { GraphState } from "./graph-state.ts";
import { routeRegistration } from "./registration-routes.ts";
import { routeDirectory } from "./directory-routes.ts";
import { routePersons } from "./persons-routes.ts";
import { routeTeamwork } from "./teamwork-routes.ts";
import { invite } from "./sharing.ts";
import { driveItemShape, driveShape, versionShape } from "./item-shapes.ts";

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** It was done, and nobody hears of it. */
  readonly isLost?: boolean;
}

export interface Question {
  readonly request: IncomingMessage;
  readonly method: string;
  readonly url: URL;
  /** Below /v1.0, each part decoded after it was split. */
  readonly path: string;
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const nothing: Answer = { status: 204 };

/** What Graph answers about sites, drives and items, and about apps. Throws `GraphFault`. */
export async function routeGraph(state: GraphState, question: Question): Promise<Answer> {
  const ofDirectory = routeDirectory(state, question);
  if (ofDirectory !== null) return ofDirectory;
  const ofPersons = await routePersons(state, question);
  if (ofPersons !== null) return ofPersons;
  const ofTeamwork = await routeTeamwork(state, question);
  if (ofTeamwork !== null) return ofTeamwork;
  const ofApps = await routeRegistration(state, question);
  if (ofApps !== null) return ofApps;
  const site = /^\/sites\/([^/]+?)(?::(\/.+))?$/u.exec(question.path);
  if (site !== null && question.method === "GET")
    return ok(state.siteByAddress(decode(site[1]), site[2] ?? ""));
  const drives = /^\/sites\/([^/]+)\/(drives?)$/u.exec(question.path);
  if (drives !== null && question.method === "GET") {
    const found = state.drivesOf(decode(drives[1]));
    if (drives[2] === "drives") return ok({ value: found.map(driveShape) });
    const [first] = found;
    if (first === undefined) throw new GraphFault(404, "itemNotFound");
    return ok(driveShape(first));
  }
  const inDrive = /^\/drives\/([^/]+)(\/.*)?$/u.exec(question.path);
  if (inDrive === null) throw new GraphFault(400, "BadRequest", "Resource not found for the segment.");
  const drive = state.drive(decode(inDrive[1]), question.method === "GET" ? "read" : "write");
  if (inDrive[2] === undefined && question.method === "GET") return ok(driveShape(drive));
  return inDriveRoute(state, drive, question, inDrive[2] ?? "");
}

async function inDriveRoute(
  state: GraphState,
  drive: DriveModel,
  question: Question,
  rest: string,
): Promise<Answer> {
  const byPath =
    /^\/root(?::\/(.+?):?)?(?:(?<=:|root)\/(content|createUploadSession|children|delta))?$/u.exec(rest);
  if (byPath !== null) {
    const parts = (byPath[1] ?? "")
      .split("/")
      .filter((part) => part !== "")
      .map(decode);
    return onPath(state, drive, question, parts, byPath[2] ?? "");
  }
  const byId = /^\/items\/([^/]+)(\/.*)?$/u.exec(rest);
  if (byId === null) throw new GraphFault(400, "BadRequest", "Resource not found for the segment.");
  return onItem(state, drive, question, drive.get(decode(byId[1])), byId[2] ?? "");
}

async function onPath(
  state: GraphState,
  drive: DriveModel,
  question: Question,
  parts: readonly string[],
  action: string,
): Promise<Answer> {
  const { method, request, url } = question;
  if (action === "delta" && method === "GET") return ok(deltaPage(drive, deltaOptions(state, url)));
  if (action === "createUploadSession" && method === "POST") return beginUpload(state, drive, request, parts);
  if (action === "content" && method === "PUT") {
    const conflict = url.searchParams.get("@microsoft.graph.conflictBehavior") ?? "replace";
    const blob = await state.bytes.arrived(await state.bytes.blobs.keep(request));
    const [parent, name] = target(drive, parts);
    if (blob.size > drive.remaining) throw new GraphFault(507, "insufficientStorage");
    const taken = drive.childNamed(parent, name);
    if (taken !== null && conflict === "fail") throw new GraphFault(409, "nameAlreadyExists");
    if (taken !== null) ifMatch(request, drive, taken, state);
    const item = taken ?? drive.add(parent, drive.checked(parent, name), false);
    drive.setContent(item, blob);
    return ok(state.shape(drive, item), taken === null ? 201 : 200);
  }
  return onItem(state, drive, question, drive.byPath(parts), action === "" ? "" : `/${action}`);
}

function deltaOptions(state: GraphState, url: URL) {
  const address = new URL(url);
  address.searchParams.delete("token");
  return {
    hidesHashes: state.hidesHashes,
    token: url.searchParams.get("token"),
    top: Math.min(Number(url.searchParams.get("$top") ?? 200), state.longestPage),
    address: address.href,
    forgottenBefore: state.forgottenBefore,
  };
}

const sessionBody = z.object({
  item: z
    .object({ "@microsoft.graph.conflictBehavior": z.string().optional(), fileSize: z.number().optional() })
    .optional(),
});

async function beginUpload(
  state: GraphState,
  drive: DriveModel,
  request: IncomingMessage,
  parts: readonly string[],
): Promise<Answer> {
  const raw = await readJson(request);
  state.checkShape("action", "microsoft.graph.driveItem/createUploadSession", raw);
  const { item = {} } = sessionBody.parse(raw);
  if (item.fileSize !== undefined && state.refusesFileSize) throw new GraphFault(400, "invalidRequest");
  const [parent, name] = target(drive, parts);
  if ((item.fileSize ?? 0) > drive.remaining) throw new GraphFault(507, "insufficientStorage");
  drive.checked(parent, name);
  const conflict = item["@microsoft.graph.conflictBehavior"] ?? "fail";
  return ok(state.bytes.begin(drive, parent, name, conflict));
}

function target(drive: DriveModel, parts: readonly string[]): readonly [Item, string] {
  const name = parts.at(-1);
  if (name === undefined) throw new GraphFault(400, "invalidRequest");
  return [drive.folderFor(parts.slice(0, -1)), name];
}

async function onItem(
  state: GraphState,
  drive: DriveModel,
  { method, request, url }: Question,
  item: Item,
  action: string,
): Promise<Answer> {
  const key = `${method} ${action.replace(/^\/versions\/[^/]+/u, "/versions/*")}`;
  const version = decode(/^\/versions\/([^/]+)/u.exec(action)?.[1]);
  switch (key) {
    case "GET ":
      return ok(state.shape(drive, item));
    case "GET /content":
      return { status: 302, headers: { location: state.bytes.addressOf(() => state.current(drive, item)) } };
    case "PUT /content": {
      ifMatch(request, drive, item, state);
      const blob = await state.bytes.arrived(await state.bytes.blobs.keep(request));
      drive.setContent(item, blob);
      return ok(state.shape(drive, item));
    }
    case "POST /invite":
      return ok(await invite(state, drive, item, request));
    case "GET /children":
      return ok({ value: drive.childrenOf(item).map((child) => state.shape(drive, child)) });
    case "POST /children":
      return addFolder(state, drive, item, request);
    case "PATCH ":
      ifMatch(request, drive, item, state);
      return patch(state, drive, item, request);
    case "DELETE ":
      ifMatch(request, drive, item, state);
      drive.remove(item, "bin");
      return nothing;
    case "POST /permanentDelete":
      if (!state.allowsPermanentDelete) throw new GraphFault(403, "accessDenied");
      drive.remove(item, "purged");
      return nothing;
    case "GET /versions": {
      const newest = item.versions.toReversed();
      const top = Number(url.searchParams.get("$top") ?? newest.length);
      return ok({ value: newest.slice(0, top).map(versionShape) });
    }
    case "GET /versions/*/content":
      return { status: 302, headers: { location: versionAddress(state, item, version) } };
    case "POST /versions/*/restoreVersion":
      drive.setContent(item, find(item, version).blob);
      return nothing;
    default:
      throw new GraphFault(400, "BadRequest", "Resource not found for the segment.");
  }
}

function find(item: Item, version: string) {
  const found = item.versions.find(({ id }) => id === version);
  if (found === undefined) throw new GraphFault(404, "itemNotFound");
  return found;
}

function versionAddress(state: GraphState, item: Item, version: string): string {
  const { blob } = find(item, version);
  if (item.versions.at(-1)?.id === version)
    throw new GraphFault(400, "invalidRequest", "You cannot get the content of the current version.");
  return state.bytes.addressOf(() => blob);
}

async function addFolder(
  state: GraphState,
  drive: DriveModel,
  parent: Item,
  request: IncomingMessage,
): Promise<Answer> {
  const body = await readJson(request);
  state.checkShape("type", "microsoft.graph.driveItem", body);
  const { name, "@microsoft.graph.conflictBehavior": conflict } = z
    .object({
      name: z.string(),
      folder: z.object({}),
      "@microsoft.graph.conflictBehavior": z.string().optional(),
    })
    .parse(body);
  const taken = drive.childNamed(parent, name);
  if (taken !== null && conflict !== "replace") throw new GraphFault(409, "nameAlreadyExists");
  return ok(state.shape(drive, taken ?? drive.add(parent, drive.checked(parent, name), true)), 201);
}

async function patch(
  state: GraphState,
  drive: DriveModel,
  item: Item,
  request: IncomingMessage,
): Promise<Answer> {
  const body = await readJson(request);
  state.checkShape("type", "microsoft.graph.driveItem", body);
  const { name = item.name, parentReference } = z
    .object({ name: z.string().optional(), parentReference: z.object({ id: z.string() }).optional() })
    .parse(body);
  drive.move(item, drive.get(parentReference?.id ?? item.parent ?? ""), name);
  return ok(state.shape(drive, item));
}

function ifMatch({ headers }: IncomingMessage, drive: DriveModel, item: Item, state: GraphState): void {
  const wanted = headers["if-match"];
  const { eTag, cTag } = driveItemShape(drive, item, state);
  if (wanted !== undefined && wanted !== "*" && wanted !== eTag && wanted !== cTag)
    throw new GraphFault(412, "resourceModified");
}

function decode(text = ""): string {
  return decodeURIComponent(text);
}
