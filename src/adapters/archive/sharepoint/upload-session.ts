import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { ArchiveUnavailable, type FileToArchive } from "../../../ports/archive.ts";
import { ConnectionBroken, type BytesHost, type HostAnswer } from "./bytes-host.ts";
import { driveItem, type DriveItem } from "./drive-items.ts";
import { backoff, isThrottled, refusal, retryAfter, type Graph } from "./graph.ts";
import type { Lanes } from "./lanes.ts";
import type { TransferTuning } from "./settings.ts";
import type { UnitBudget } from "./unit-budget.ts";

export interface SessionParts {
  readonly graph: Graph;
  readonly host: BytesHost;
  readonly budget: UnitBudget;
  readonly tuning: TransferTuning;
  readonly lanes: Lanes;
  /** Whether people wait for what is read. */
  readonly urgent: boolean;
}

/** The session has ended, or the host does not know it any more. */
export class SessionLost extends Error {
  /** It has taken everything: the file may still be made of it. */
  readonly isAllSent: boolean;

  constructor(isAllSent: boolean) {
    super("The upload session is not there any more.");
    this.name = "SessionLost";
    this.isAllSent = isAllSent;
  }
}

const session = z.object({ uploadUrl: z.string() });
const status = z.object({ nextExpectedRanges: z.array(z.string()).optional() });

/**
 * Answers with the address of a new session; a file of the name that is there is never written over. SharePoint answers
 * 400 where the size is told here, as the documentation has it (microsoft-graph-docs, issue 10585): it is not.
 */
export async function beginSession(graph: Graph, path: string, file: FileToArchive): Promise<string> {
  const { body } = await graph.call({
    method: "POST",
    path: `${path}/createUploadSession`,
    units: 2,
    urgent: file.urgent,
    json: { item: { "@microsoft.graph.conflictBehavior": "fail" } },
  });
  return session.parse(body).uploadUrl;
}

/**
 * Sends what the session lacks, fragment after fragment; `begun` is where it stands, null where only the host knows. Throws `SessionLost`, `GraphRefused` (409 when the name is taken
 * by now), and `ArchiveUnavailable` when it made no headway in several attempts: the session then goes on another time.
 */
export async function sendThrough(
  parts: SessionParts,
  url: string,
  file: FileToArchive,
  begun: number | null,
): Promise<DriveItem> {
  const { tuning } = parts;
  let at = begun;
  let failures = 0;
  let broken: unknown;
  for (;;) {
    try {
      // Only the host knows what it kept of a fragment that broke.
      at ??= await expectedFrom(parts, url, file, failures + 1);
      if (at !== null) {
        const answer = await sendFragment(parts, url, file, at);
        if (answer.status === 200 || answer.status === 201) return driveItem.parse(answer.body);
        const next: number | null =
          answer.status === 202 ? nextOf(answer.body) : await afterRefusal(parts, answer, failures + 1);
        failures = next !== null && next > at ? 0 : failures + 1;
        at = next;
      } else failures += 1;
    } catch (error) {
      if (!(error instanceof ConnectionBroken)) throw error;
      broken = error;
      failures += 1;
      at = null;
      await sleep(backoff(tuning, failures));
    }
    if (failures >= tuning.attempts)
      throw new ArchiveUnavailable("offline", "The upload makes no headway.", { cause: broken });
  }
}

async function sendFragment(
  { host, budget, tuning, lanes }: SessionParts,
  url: string,
  file: FileToArchive,
  start: number,
): Promise<HostAnswer> {
  await budget.take(2, file.urgent);
  const end = Math.min(start + tuning.fragmentBytes, file.size) - 1;
  return lanes.run(async () => host.send(url, await file.open({ start, end }), { start, end }, file.size));
}

/** Where the session waits for bytes; null: ask again. */
async function expectedFrom(
  parts: SessionParts,
  url: string,
  file: FileToArchive,
  attempt: number,
): Promise<number | null> {
  await parts.budget.take(1, file.urgent);
  const answer = await parts.host.ask(url, "GET");
  if (answer.status !== 200) return afterRefusal(parts, answer, attempt);
  const next = nextOf(answer.body);
  if (next !== null && next < file.size) return next;
  throw new SessionLost(true);
}

/** What to do after an answer that is neither progress nor the end: null asks the session where it stands. */
async function afterRefusal(parts: SessionParts, answer: HostAnswer, attempt: number): Promise<null> {
  if (isGone(answer.status)) throw new SessionLost(false);
  // The fragment was there already, or not the one that was expected.
  if (answer.status === 416) return null;
  if (isThrottled(answer)) {
    parts.budget.pauseFor(retryAfter(answer.headers) ?? backoff(parts.tuning, attempt) / 1000);
    return null;
  }
  if (answer.status < 500 || answer.status === 507) throw refusal(answer);
  await sleep(backoff(parts.tuning, attempt));
  return null;
}

/** The address is the right to write: a host that wants a token or knows nothing has forgotten the session. */
function isGone(answered: number): boolean {
  return [401, 403, 404, 410].includes(answered);
}

function nextOf(body: unknown): number | null {
  const told = status.safeParse(body);
  const first = told.success ? told.data.nextExpectedRanges?.[0] : undefined;
  const start = Number(first?.split("-")[0]);
  return first === undefined || !Number.isSafeInteger(start) ? null : start;
}
