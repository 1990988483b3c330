// The whole product in a process that a test may kill at any moment. Its data folder is the first argument; with
// `new` as the second it makes the agency; the third is JSON of what it does otherwise than the product. Says where it
// is, and who its clerks are, as one line of JSON.
import { z } from "zod";
import { startTestServer } from "../support/test-server.ts";

const otherwise = z.object({
  env: z.record(z.string(), z.string()).default({}),
  beatMs: z.number().optional(),
  deadAfterMs: z.number().optional(),
});

const [dataFolder = "", state, given = "{}"] = process.argv.slice(2);
const isNew = state === "new";
const { env, beatMs, deadAfterMs } = otherwise.parse(JSON.parse(given));
const server = await startTestServer({
  dataFolder,
  env,
  people: isNew ? "fixture" : "none",
  start: {
    checkAnswers: false,
    ...(beatMs === undefined ? {} : { jobs: { beatMs } }),
    ...(beatMs === undefined || deadAfterMs === undefined ? {} : { instance: { beatMs, deadAfterMs } }),
  },
});
const clerks = isNew ? [server.people.actors.clerk.personId, server.people.actors.secondClerk.personId] : [];
process.on("SIGTERM", () => void server.stop());
process.stdout.write(`${JSON.stringify({ url: server.url, clerks })}\n`);
