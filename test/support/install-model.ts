import { graphOutreach } from "../../src/adapters/outreach/graph-outreach.ts";
import { GraphRefused } from "../../src/adapters/archive/sharepoint/graph-refused.ts";
import type { Graph, GraphAnswer, GraphCall } from "../../src/adapters/archive/sharepoint/graph.ts";
import { createUnitBudget } from "../../src/adapters/archive/sharepoint/unit-budget.ts";
import { ArchiveUnavailable } from "../../src/ports/archive.ts";
import type { Outreach } from "../../src/ports/outreach.ts";
import { numbersFrom } from "./teams-model.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Graph takes so many POSTs of installedApps a second of an app in a tenant (Microsoft's throttling limits). */
export const installLimit = 30;

/** Putting the app into people's Teams, as Graph documents it; in a time of its own. */
export interface InstallModel {
  readonly outreach: Outreach;
  /** For whom the app was put there, and how often that was asked. */
  readonly asked: ReadonlyMap<string, number>;
  readonly installed: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  /** The app is there, and the answer was lost. */
  readonly hidden: readonly string[];
  readonly throttled: () => number;
}

export function installModel(time: VirtualTime, met: (directoryId: string) => Promise<void>): InstallModel {
  const random = numbersFrom(11);
  const asked = new Map<string, number>();
  const [installed, refused, hidden] = [new Set<string>(), new Set<string>(), [] as string[]];
  const recent: number[] = [];
  let throttled = 0;
  // One budget for all servers, as `share-limits.ts` makes of their own.
  const budget = createUnitBudget({
    perMinute: 58 * installLimit,
    dayFactor: null,
    burst: 1 / 60,
    patience: { urgent: 20, background: 60 },
    now: () => time.now().getTime(),
    wait(ms, then) {
      let isOff = false;
      time.spawn("budget", async () => {
        await time.sleep(ms);
        if (!isOff) then();
      });
      return { cancel: () => void (isOff = true) };
    },
  });

  async function install(directoryId: string): Promise<unknown> {
    const at = time.steady();
    recent.push(at);
    while ((recent[0] ?? at) <= at - 1_000) recent.shift();
    const isOver = recent.length > installLimit;
    await time.sleep(150 + 200 * random());
    if (isOver) {
      throttled += 1;
      throw new ArchiveUnavailable("throttled", "HTTP 429", { retryAfter: 3 });
    }
    asked.set(directoryId, (asked.get(directoryId) ?? 0) + 1);
    const fate = fateOf(directoryId);
    if (fate === "refused") {
      refused.add(directoryId);
      throw new GraphRefused(403, "Forbidden", null);
    }
    const isThere = installed.has(directoryId) || fate === "there";
    installed.add(directoryId);
    await met(directoryId);
    if (isThere) throw new GraphRefused(409, "Conflict", null);
    if (random() < 0.01) {
      hidden.push(directoryId);
      throw new ArchiveUnavailable("offline", "no answer");
    }
    return undefined;
  }

  async function answer({ method, path }: GraphCall): Promise<unknown> {
    const directoryId = decodeURIComponent(/^\/users\/([^/]+)/u.exec(path)?.[1] ?? "");
    if (method === "POST") return install(directoryId);
    await time.sleep(150);
    return path.endsWith("/chat") ? { id: `19:${directoryId}` } : { value: [{ id: "installation" }] };
  }

  const graph: Graph = {
    async call(call): Promise<GraphAnswer> {
      const found = { status: 200, headers: new Headers() };
      // At once: many wait together for the one who looks into the catalogue, and only who sleeps lets this time go on.
      if (call.path.startsWith("/appCatalogs/"))
        return { ...found, body: { value: [{ id: "in-catalogue" }] } };
      await waiting(time, budget.take(1, true));
      return { ...found, body: await answer(call) };
    },
    pathOf: (url) => url,
  };
  const settings = { manifestId: "manifest", ways: { feed: false, install: true }, mailFrom: null };
  const outreach = graphOutreach(graph, graph, settings);
  return { outreach, asked, installed, refused, hidden, throttled: () => throttled };
}

/** Of a hundred people three may not be given the app and five have it already. */
function fateOf(directoryId: string): "refused" | "there" | "new" {
  const part = Number.parseInt(directoryId.slice(-6), 16) % 100;
  if (part < 3) return "refused";
  return part < 8 ? "there" : "new";
}

/** Whoever waits for the budget does not keep time from going on. */
async function waiting(time: VirtualTime, turn: Promise<void>): Promise<void> {
  const state = { isOver: false };
  const over = (): void => void (state.isOver = true);
  void turn.then(over, over);
  await Promise.resolve();
  while (!state.isOver) await time.sleep(20);
  await turn;
}
