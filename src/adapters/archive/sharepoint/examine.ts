import { randomBytes, randomUUID } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { ArchiveUnavailable, type ArchiveRef, type ArchiveStep } from "../../../ports/archive.ts";
import { SignInRefused, type Tokens } from "./credential.ts";
import { driveItem, itemPath, rootPath } from "./drive-items.ts";
import type { Graph } from "./graph.ts";
import { GraphRefused, isRefused } from "./graph-refused.ts";
import { findDrive, findSite, type Drive } from "./libraries.ts";
import { incomingFolder, type PutParts } from "./put-file.ts";
import { readBytes } from "./read-bytes.ts";
import { removeForGood } from "./remove-for-good.ts";
import type { LibraryPlace, SharePointSettings } from "./settings.ts";

export interface ExamineParts {
  readonly settings: SharePointSettings;
  readonly tokens: Tokens;
  readonly parts: PutParts;
}

type Problem = NonNullable<ArchiveStep["problem"]>;

/** Below this, an administrator should see to room before the work stops. */
const leastRoomBytes = 5 * 1024 ** 3;

const fine = (step: ArchiveStep["step"]): ArchiveStep => ({ step, isOk: true, problem: null });
const wrong = (step: ArchiveStep["step"], code: string, params: Problem["params"]): ArchiveStep => ({
  step,
  isOk: false,
  problem: { code, params },
});

/** Step after step, and for each place no further than the first that fails: what comes after says nothing then. */
export async function examine(of: ExamineParts): Promise<readonly ArchiveStep[]> {
  const steps: ArchiveStep[] = [];
  try {
    steps.push(...signedIn(await of.tokens.token(), of.settings));
  } catch (error) {
    return [whyNoToken(error, of.settings)];
  }
  for (const place of [of.settings.place, ...of.settings.agencies])
    steps.push(...(await examinePlace(of, place)));
  return steps;
}

function whyNoToken(error: unknown, { loginUrl, tenantId, clientId }: SharePointSettings): ArchiveStep {
  if (error instanceof SignInRefused)
    return wrong("signIn", "archive.sign-in-refused", { reason: error.reason, tenantId, clientId });
  if (error instanceof ArchiveUnavailable)
    return wrong("signIn", "archive.entra-silent", { host: new URL(loginUrl).hostname, tenantId });
  throw error;
}

/** What the token itself says: a consent that is missing, or one that gives more than it should. */
function signedIn(token: string, { clientId }: SharePointSettings): ArchiveStep[] {
  const roles = rolesIn(token);
  if (roles !== null && !roles.includes("Sites.Selected"))
    return [
      wrong("signIn", roles.length === 0 ? "archive.no-consent" : "archive.other-consent", {
        clientId,
        roles: roles.join(", "),
      }),
    ];
  const tooMuch = (roles ?? []).filter(
    (role) => role !== "Sites.Selected" && /^(?:Sites|Files)\./u.test(role),
  );
  if (tooMuch.length === 0) return [fine("signIn")];
  const remark = { code: "archive.too-much-consent", params: { clientId, roles: tooMuch.join(", ") } };
  return [{ step: "signIn", isOk: true, problem: remark }];
}

/** Null where the token is none that can be read; Graph alone has to understand it. */
function rolesIn(token: string): readonly string[] | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
    if (typeof claims !== "object" || claims === null) return null;
    const roles = "roles" in claims ? claims.roles : [];
    return Array.isArray(roles) ? roles.filter((role): role is string => typeof role === "string") : null;
  } catch {
    // Not a JWT that we may look into.
    return null;
  }
}

async function examinePlace(of: ExamineParts, place: LibraryPlace): Promise<ArchiveStep[]> {
  const { site } = place;
  const steps: ArchiveStep[] = [];
  let at: ArchiveStep["step"] = "grant";
  try {
    const siteId = await findSite(of.parts.graph, place);
    if (siteId === null) return [wrong("grant", "archive.no-site", { site })];
    at = "library";
    const drive = await findDrive(of.parts.graph, siteId, place);
    steps.push(fine("grant"));
    if (drive === null)
      return [...steps, wrong("library", "archive.no-library", { site, library: place.library ?? "" })];
    steps.push(fine("library"), roomOf(drive, site));
    at = "roundTrip";
    return [...steps, ...(await roundTrip(of, drive.id, site))];
  } catch (error) {
    return [...steps, whatBroke(at, error, of.settings, site)];
  }
}

function roomOf({ quota }: Drive, site: string): ArchiveStep {
  const left = quota?.remaining;
  if (left === undefined || left === null || left >= leastRoomBytes) return fine("room");
  return wrong("room", "archive.little-room", { site, gigabytes: Math.floor(left / 1024 ** 3) });
}

async function roundTrip(
  { parts, settings: { clientId } }: ExamineParts,
  drive: string,
  site: string,
): Promise<ArchiveStep[]> {
  const bytes = randomBytes(2048);
  await parts.folders.idOf(drive, [incomingFolder], true);
  const { body } = await parts.graph.call({
    method: "PUT",
    path: `${rootPath(drive, [incomingFolder, `thu-${randomUUID()}`])}/content?@microsoft.graph.conflictBehavior=fail`,
    units: 2,
    bytes,
    headers: { "content-type": "application/octet-stream" },
  });
  const ref = { container: drive, item: driveItem.parse(body).id };
  const back = await readBytes(parts, ref);
  const read = back === null ? null : await buffer(Readable.from(back));
  const sharing = (await mayShare(parts.graph, ref))
    ? fine("sharing")
    : ({
        step: "sharing",
        isOk: true,
        problem: { code: "archive.no-sharing", params: { site, clientId } },
      } as const);
  try {
    await removeForGood(parts.graph, ref);
  } catch (error) {
    if (error instanceof ArchiveUnavailable && error.fault === "denied")
      return [
        { step: "roundTrip", isOk: true, problem: { code: "archive.bin-only", params: { site } } },
        sharing,
      ];
    throw error;
  }
  return read?.equals(bytes) === true
    ? [fine("roundTrip"), sharing]
    : [wrong("roundTrip", "archive.other-bytes", { site })];
}

/** Nobody has this id: whether the app may share is told before whom it is shared with. */
const nobody = "00000000-0000-0000-0000-000000000000";

async function mayShare(graph: Graph, ref: ArchiveRef): Promise<boolean> {
  const json = {
    recipients: [{ objectId: nobody }],
    requireSignIn: true,
    sendInvitation: false,
    roles: ["write"],
  };
  try {
    await graph.call({ method: "POST", path: `${itemPath(ref)}/invite`, units: 5, json });
    return true;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return error.status !== 403;
  }
}

function whatBroke(
  step: ArchiveStep["step"],
  error: unknown,
  { clientId, graphUrl }: SharePointSettings,
  site: string,
): ArchiveStep {
  if (isRefused(error, 401)) return wrong(step, "archive.token-refused", { clientId });
  if (isRefused(error, 403))
    return step === "roundTrip"
      ? wrong(step, "archive.read-only", { site, clientId })
      : wrong(step, "archive.not-granted", { site, clientId });
  if (isRefused(error, 507)) return wrong("room", "archive.full", { site });
  if (isRefused(error, 423)) return wrong(step, "archive.locked", { site });
  if (error instanceof GraphRefused)
    return wrong(step, "archive.refused", { site, status: error.status, code: error.code });
  if (!(error instanceof ArchiveUnavailable)) throw error;
  if (error.fault === "throttled")
    return wrong(step, "archive.throttled", { seconds: error.retryAfter ?? 60 });
  return wrong(step, "archive.host-silent", { host: new URL(graphUrl).hostname });
}
