// The whole product in a process that a test may kill at any moment. Its data folder is the first argument; with
// `new` as the second it makes the agency; the third is JSON of what it does otherwise than the product. Says where it
// is, and who its clerks are, as one line of JSON.
import { z } from "zod";
import { connectorAt } from "../support/connector-place.ts";
import { startTestServer } from "../support/test-server.ts";

const otherwise = z.object({
  env: z.record(z.string(), z.string()).default({}),
  beatMs: z.number().optional(),
  deadAfterMs: z.number().optional(),
  pollMs: z.number().optional(),
  connector: z.object({ base: z.url(), appId: z.string(), tenantId: z.string() }).optional(),
});

const [dataFolder = "", state, given = "{}"] = process.argv.slice(2);
const isNew = state === "new";
const { env, beatMs, deadAfterMs, pollMs, connector } = otherwise.parse(JSON.parse(given));
const server = await startTestServer({
  dataFolder,
  env,
  people: isNew ? "fixture" : "none",
  start: {
    checkAnswers: false,
    ...(connector === undefined ? {} : { channel: connectorAt(connector) }),
    jobs: { ...(beatMs === undefined ? {} : { beatMs }), ...(pollMs === undefined ? {} : { pollMs }) },
    ...(beatMs === undefined || deadAfterMs === undefined ? {} : { instance: { beatMs, deadAfterMs } }),
  },
});
const clerks = isNew ? [server.people.actors.clerk.personId, server.people.actors.secondClerk.personId] : [];
process.on("SIGTERM", () => void server.stop());
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.port}`, clerks })}\n`);
