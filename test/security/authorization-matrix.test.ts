import assert from "node:assert/strict";
import { everyRoute } from "./routes-of.ts";
import {
  answerOnGuestRoutes,
  answerToNobody,
  everybody,
  isGuest,
  isNobody,
  type PersonName,
} from "./people-in-world.ts";
import type { Asked, Case, Row } from "./row.ts";
import { rowsOfAccounts, rowsOfDelegations } from "./rows-of-accounts.ts";
import { rowsOfAdministration } from "./rows-of-administration.ts";
import { assigneesOfAssignments, rowsOfDocuments, rowsOfUploads } from "./rows-of-documents.ts";
import { rowsOfChannels } from "./rows-of-channels.ts";
import { rowsOfDrafts } from "./rows-of-drafts.ts";
import { rowsOfAgencyAccounts, rowsOfGuests } from "./rows-of-guests.ts";
import { rowsOfHelp } from "./rows-of-help.ts";
import { rowsOfMeetings } from "./rows-of-meetings.ts";
import { rowsOfImports } from "./rows-of-imports.ts";
import { rowsOfQuarantine } from "./rows-of-quarantine.ts";
import { rowsOfReach } from "./rows-of-reach.ts";
import { rowsOfTrust } from "./rows-of-trust.ts";
import { openRows, rowsOfRegisters } from "./rows-of-registers.ts";
import { watchPlans, type WatchedPlans } from "../support/query-plans.ts";
import { recordStatements, type StatementRecorder } from "../support/record-statements.ts";
import { watchStore, type WatchedStore } from "./watched-store.ts";
import { openWorld, outcomeOf, type World } from "./world.ts";

interface Answer {
  readonly outcome: string;
  /** Everything that the other side can see of it. */
  readonly seen: string;
  readonly statements: readonly string[];
}

describe("Who may do what, over HTTP", function () {
  this.timeout(300_000);
  let world: World;
  let store: WatchedStore;
  let recorder: StatementRecorder;
  let plans: WatchedPlans;
  let rows: readonly Row[];
  let tried = 0;

  before(async () => {
    world = await openWorld();
    rows = [
      ...openRows(world),
      ...rowsOfRegisters(world),
      ...rowsOfDocuments(world),
      assigneesOfAssignments(world),
      ...(await rowsOfUploads(world)),
      ...(await rowsOfDrafts(world)),
      ...(await rowsOfTrust(world)),
      ...rowsOfQuarantine(),
      ...(await rowsOfReach(world)),
      ...rowsOfHelp(),
      ...rowsOfMeetings(),
      ...(await rowsOfChannels(world)),
      ...(await rowsOfGuests(world)),
      ...rowsOfAgencyAccounts(world),
      ...rowsOfAccounts(),
      ...rowsOfDelegations(),
      ...(await rowsOfAdministration(world)),
      ...(await rowsOfImports(world)),
    ];
    store = watchStore(world.server.dataFolder);
    recorder = recordStatements();
    plans = watchPlans(world.server.dataFolder);
  });
  after(async () => {
    plans.stop();
    recorder.stop();
    store.close();
    await world.close();
  });

  async function ask(name: PersonName, { method, path, body, bytes, headers }: Asked): Promise<Answer> {
    const { token } = world.people[name];
    recorder.taken();
    const response = await fetch(world.server.url + path, {
      method,
      redirect: "manual",
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { body: bytes }),
    });
    const text = await response.text();
    tried += 1;
    const sent = [...response.headers].filter(([header]) => header !== "date");
    return {
      outcome: outcomeOf(response.status, response.status < 400 ? "" : text),
      seen: JSON.stringify([response.status, sent, response.status < 400 ? "" : text]),
      statements: recorder.taken().map((it) => it.sql),
    };
  }

  /** What the table says that this person gets. */
  function expected(name: PersonName, it: Case): string {
    if (it.may.includes(name)) return it.passes.outcome;
    const isForGuests = it.asked.path.startsWith("/api/guest/");
    // A guest is nobody in the agency, whatever is asked for.
    if (isGuest(name) && !isForGuests) return answerIn(it, answerToNobody.unappointed);
    if (!isNobody(name)) return it.otherwise(name);
    return answerIn(it, (isForGuests ? answerOnGuestRoutes : answerToNobody)[name]);
  }

  const answerIn = ({ asked }: Case, answer: string): string =>
    asked.method === "HEAD" ? answer.slice(0, 3) : answer;

  /** Everybody tries, those who may last; answers what was not as the table has it. */
  async function tryOut(it: Case, hidden: Map<PersonName, Answer>): Promise<string[]> {
    const wrong: string[] = [];
    const inTurn = [...everybody].sort((a, b) => Number(it.may.includes(a)) - Number(it.may.includes(b)));
    let before = store.picture();
    for (const name of inTurn) {
      const says = (what: string) => wrong.push(`${it.about}, ${name}: ${what}`);
      const isAllowed = it.may.includes(name);
      const writes = store.writes();
      const answer = await ask(name, (isAllowed ? it.passes.asked : undefined) ?? it.asked);
      const wanted = expected(name, it);
      if (answer.outcome !== wanted) says(`${answer.outcome} instead of ${wanted}`);
      if (!isAllowed && store.writes() !== writes && store.picture() !== before) {
        says("something was changed");
        before = store.picture();
      }
      if (answer.outcome.startsWith("404")) {
        const known = hidden.get(name) ?? answer;
        hidden.set(name, known);
        if (known.seen !== answer.seen) says(`is told apart: ${answer.seen} and ${known.seen}`);
        if (known.statements.join(";\n") !== answer.statements.join(";\n")) {
          says(`is told apart by its time: ${answer.statements.length} and ${known.statements.length} reads`);
        }
      }
      if (!isAllowed && it.asked.method === "GET") {
        const head = await ask(name, { ...it.asked, method: "HEAD" });
        if (head.outcome !== wanted.slice(0, 3)) says(`HEAD is answered ${head.outcome}`);
      }
    }
    return wrong;
  }

  it("has a row for every route of the server, and none for one that is not there", () => {
    assert.deepEqual([...new Set(rows.map(({ route }) => route))].sort(), everyRoute(world.server.services));
  });

  it("is as the table has it for every role and thing; refused acts change nothing; absent and unseen are one", async () => {
    const wrong: string[] = [];
    for (const { route, cases } of rows) {
      // What one person is told of a route's things must be the same for all that the person does not see.
      const hidden = new Map<PersonName, Answer>();
      for (const it of cases) wrong.push(...(await tryOut(it, hidden)).map((what) => `${route}: ${what}`));
    }
    assert.deepEqual(wrong, []);
    process.stdout.write(`    ${tried} requests of ${everybody.length} people to ${rows.length} routes\n`);
  });

  it("reads no table that grows from end to end, whatever was asked", () => {
    assert.ok(plans.assertNoScans() > 80);
  });

  it("writes no name, no file, no abstract and no token into the log", () => {
    assert.ok(world.lines.length > 1000);
    const log = world.lines.join("\n");
    for (const secret of world.personal) assert.ok(!log.includes(secret), "personal data in the log");
  });
});
