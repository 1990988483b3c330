// The whole product in a process that a test may kill at any moment. Its data folder is the first argument; with
// `new` as the second it makes the agency. Says where it is, and who its clerks are, as one line of JSON.
import { startTestServer } from "../support/test-server.ts";

const [dataFolder = "", state] = process.argv.slice(2);
const isNew = state === "new";
const server = await startTestServer({
  dataFolder,
  people: isNew ? "fixture" : "none",
  start: { checkAnswers: false },
});
const clerks = isNew ? [server.people.actors.clerk.personId, server.people.actors.secondClerk.personId] : [];
process.stdout.write(`${JSON.stringify({ url: server.url, clerks })}\n`);
