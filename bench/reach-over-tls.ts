// How long an announcement to an agency takes against the best that Teams' limits allow, and whether everybody ends in the
// right state; then how long it takes to install the app for everybody. 20,000 people, of whom some turned the bot off,
// removed it or never met it; two servers of the whole product on one database, each killed once (SIGKILL) and started
// again; Teams and Graph over TLS, with their documented limits, refusals and lost answers. In real time: 12 minutes each.
// What it took hangs on the machine, too: the ratio is right on one that is idle, and bench/reach-many.ts has it anywhere.
//   node bench/reach-over-tls.ts [people] [announce|install]
import { installForAll } from "../src/usecases/notices/list-unreached.ts";
import { appLimit } from "../test/support/teams-model.ts";
import { graphLimits } from "../test/support/teamwork-model.ts";
import { openReachFleet } from "../test/survival/reach-fleet.ts";
import { announceToAll, everyKindOfChat } from "../test/survival/reach-run.ts";

const people = Number(process.argv[2] ?? 20_000);
const parts = process.argv[3] === undefined ? ["announce", "install"] : [process.argv[3]];
const hourMs = 3_600_000;
const limit = 1.3;

/** Seconds it took against those that the limits allow at best; whether that is within the limit. */
function told(what: string, ms: number, perSecond: number): boolean {
  const [took, best] = [ms / 1_000, people / perSecond];
  console.log(
    `${what}: ${took.toFixed(0)} s against ${best.toFixed(0)} s at best: ${(took / best).toFixed(3)} (limit ${limit})`,
  );
  return took / best <= limit;
}

async function announce(): Promise<boolean> {
  await using closing = new AsyncDisposableStack();
  const fleet = closing.adopt(await openReachFleet({ recipients: people, chat: everyKindOfChat }), (it) =>
    it.close(),
  );
  const { teams, store } = fleet;
  const run = await announceToAll(fleet, hourMs);
  const states = Object.entries(Object.groupBy(run.found, ({ outcome }) => outcome)).map(
    ([outcome, all]) => `${outcome} ${all.length}`,
  );
  const { dead } = await store.read.outbox.counts();
  console.log(`${people} people: ${states.join(", ")}; dead letters ${dead}`);
  console.log(
    `answers of Teams: ${JSON.stringify(Object.fromEntries(teams.statuses))}; most within a second ${teams.busiest()}`,
  );
  console.log(
    `came twice ${run.twice.length}: ${run.byTeams.length} where Teams lost the answer, ${run.twice.length - run.byTeams.length} where a server died; not counted in the ledger ${run.notCounted.length}`,
  );
  console.log(`processor of the servers: ${(run.processorMs / people).toFixed(2)} ms a person`);
  return told("announcing", run.milliseconds, appLimit) && run.notCounted.length === 0 && dead === 0;
}

async function install(): Promise<boolean> {
  await using closing = new AsyncDisposableStack();
  const settings = { recipients: people, chat: () => null, reach: "install" };
  const fleet = closing.adopt(await openReachFleet(settings), (it) => it.close());
  const { store, teamwork, services, administrator } = fleet;
  await fleet.serve("one");
  await fleet.serve("two");
  const [begun, usedBefore] = [fleet.steady(), fleet.processorMs()];
  await installForAll(services, administrator);
  for (const [name, part] of [
    ["one", 1 / 3],
    ["two", 2 / 3],
  ] as const) {
    await fleet.until(() => teamwork.installed.size >= people * 0.95 * part, hourMs);
    await fleet.kill(name);
    await fleet.serve(`${name} again`);
  }
  await fleet.until(async () => (await store.read.outbox.counts()).waiting === 0, hourMs);
  const milliseconds = fleet.steady() - begun;
  const processorMs = fleet.processorMs() - usedBefore;
  const { installed, refused, asked, hidden, statuses } = teamwork;
  const again = [...asked].filter(([, times]) => times > 1).length;
  console.log(
    `${installed.size} installed, ${refused.size} refused, ${people - installed.size - refused.size} without an id in the directory; ${hidden.length} answers lost, ${again} asked again`,
  );
  console.log(
    `answers of Graph: ${JSON.stringify(Object.fromEntries(statuses))}; of Teams to the welcome: ${JSON.stringify(Object.fromEntries(fleet.teams.statuses))}`,
  );
  console.log(`processor of the servers: ${(processorMs / people).toFixed(2)} ms a person`);
  return told("installing", milliseconds, graphLimits.write.count);
}

const works: boolean[] = [];
if (parts.includes("announce")) works.push(await announce());
if (parts.includes("install")) works.push(await install());
process.exit(works.every(Boolean) ? 0 : 1);
