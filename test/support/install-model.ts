import { graphOutreach } from "../../src/adapters/outreach/graph-outreach.ts";
import { GraphRefused } from "../../src/adapters/archive/sharepoint/graph-refused.ts";
import type { Graph, GraphAnswer, GraphCall } from "../../src/adapters/archive/sharepoint/graph.ts";
import { ArchiveUnavailable } from "../../src/ports/archive.ts";
import type { Outreach } from "../../src/ports/outreach.ts";
import { graphBudget } from "../../src/main/reach-parts.ts";
import type { TeamworkModel } from "./teamwork-model.ts";
import type { VirtualTime } from "./virtual-time.ts";

export const catalogueId = "in-catalogue";

/** One server's way to Graph, with the budget that it has in the product, in a time of its own. */
export function outreachInTime(time: VirtualTime, model: TeamworkModel, servers: () => number): Outreach {
  const budget = graphBudget(servers, {
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

  async function answer({ method, path }: GraphCall): Promise<unknown> {
    const userId = decodeURIComponent(/^\/users\/([^/]+)/u.exec(path)?.[1] ?? "");
    const told = method === "POST" ? model.install(userId, catalogueId) : model.look(userId);
    await time.sleep(told.afterMs);
    if (told.isLost) throw new ArchiveUnavailable("offline", "no answer");
    if (told.status === 429)
      throw new ArchiveUnavailable("throttled", "HTTP 429", { retryAfter: told.retryAfter ?? 0 });
    if (told.status >= 400) throw new GraphRefused(told.status, told.code ?? "", null);
    return path.endsWith("/chat") ? { id: `19:${userId}` } : { value: [{ id: "installation" }] };
  }

  const graph: Graph = {
    async call(call): Promise<GraphAnswer> {
      const found = { status: 200, headers: new Headers() };
      // At once: many wait together for the one who looks into the catalogue, and only who sleeps lets this time go on.
      if (call.path.startsWith("/appCatalogs/")) return { ...found, body: { value: [{ id: catalogueId }] } };
      await time.outside(budget.take(call.units ?? 1, true));
      return { ...found, body: await answer(call) };
    },
    pathOf: (url) => url,
  };
  const settings = { manifestId: "manifest", ways: { feed: false, install: true }, mailFrom: null };
  return graphOutreach(graph, graph, settings);
}
