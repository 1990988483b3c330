// A server process for the benchmarks: the whole product on a temporary folder with the tests' agency and no documents.
// Says `{url, dataFolder, clerks}` as one line of JSON, and stops when its standard input closes.
import { startTestServer } from "../../test/support/test-server.ts";

const server = await startTestServer({ start: { checkAnswers: false } });
const { clerk, secondClerk, leader } = server.people.actors;
process.stdout.write(
  `${JSON.stringify({
    url: server.url,
    dataFolder: server.dataFolder,
    clerks: [clerk.personId, secondClerk.personId],
    leader: leader.personId,
  })}\n`,
);
process.stdin.on("end", () => void server.stop());
process.stdin.resume();
