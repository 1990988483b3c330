// How long an announcement to an agency takes against the best that Teams' limits allow, and whether everybody ends in
// the right state: 20,000 people, of whom some turned the bot off, removed it or never met it; Teams refuses, hesitates
// and loses answers as documented; two servers, of which each is killed once and comes back. Then the app is installed for
// as many. Played in a time of its own (test/support/virtual-time.ts), so that the ratio hangs on no machine; with whole
// servers and over TLS, in real time: bench/reach-over-tls.ts.
//   node bench/reach-many.ts [people]
import { eventOf } from "../src/domain/notices/announcement.ts";
import { readAnnouncement } from "../src/usecases/announcements/read-announcements.ts";
import { sendAnnouncement } from "../src/usecases/announcements/send-announcement.ts";
import { installForAll } from "../src/usecases/notices/list-unreached.ts";
import { openReachWorld } from "../test/support/reach-world.ts";
import { appLimit } from "../test/support/teams-model.ts";
import { graphLimits } from "../test/support/teamwork-model.ts";
import { everyKindOfChat } from "../test/survival/reach-run.ts";

const people = Number(process.argv[2] ?? 20_000);
const hourMs = 3_600_000;

const world = await openReachWorld({
  recipients: people,
  chat: everyKindOfChat,
  isMoody: true,
});
const { time, teams, store } = world;
const services = world.services();
const key = services.ids.next();
await sendAnnouncement(services, world.clerk, {
  key,
  title: "Diễn tập phòng cháy",
  body: "15 giờ chiều nay.",
  priority: 0,
  documentId: null,
  audience: { everyone: true, unitIds: [], personIds: [], listIds: [] },
  expected: people,
});
const wall = performance.now();
const begun = time.steady();
await world.serve("one");
await world.serve("two");
for (const [name, part] of [
  ["one", 1 / 3],
  ["two", 2 / 3],
] as const) {
  await time.until(() => teams.arrived.size >= people * part, 2 * hourMs);
  world.kill(name);
  await world.serve(`${name} again`);
}
const read = () => readAnnouncement(services, world.clerk, key);
await time.until(async () => (await read()).progress.waiting === 0, 2 * hourMs);

const seconds = (time.steady() - begun) / 1_000;
const best = people / appLimit;
const { progress } = await read();
const twice = [...teams.arrived].filter(([, times]) => times > 1);
const counted = new Set<string>();
for (let after: string | null = null; ;) {
  const page = await store.read.deliveries.ofEvent(eventOf(key), { outcomes: ["sent"], after, limit: 1_000 });
  for (const it of page) if (it.attempts > it.answers) counted.add(`a:${it.personId}`);
  after = page.at(-1)?.personId ?? null;
  if (page.length < 1_000 || after === null) break;
}
console.log(`${people} people, two servers, each killed once`);
console.log(progress);
console.log(
  `answers of Teams: ${JSON.stringify(Object.fromEntries(teams.statuses))}; most in a second: ${teams.busiest()}`,
);
console.log(
  `answers hidden after delivery: ${teams.hidden.length}; came twice: ${twice.length}, of these not counted in the ledger: ${twice.filter(([chat]) => !counted.has(chat)).length}`,
);
console.log(
  `${seconds.toFixed(0)} s against ${best.toFixed(0)} s at best: ${(seconds / best).toFixed(3)} (limit 1.3); played in ${((performance.now() - wall) / 1000).toFixed(0)} s`,
);
await world.close();

const empty = await openReachWorld({ recipients: people, chat: () => null, installs: true });
await installForAll(empty.services(), empty.administrator);
const installing = empty.time.steady();
await empty.serve("one");
await empty.serve("two");
const { installed, asked, hidden, refused, statuses } = empty.teamwork;
for (const [name, part] of [
  ["one", 1 / 3],
  ["two", 2 / 3],
] as const) {
  await empty.time.until(() => installed.size >= people * 0.95 * part, 2 * hourMs);
  empty.kill(name);
  await empty.serve(`${name} again`);
}
await empty.time.until(async () => (await empty.store.read.outbox.counts()).waiting === 0, 2 * hourMs);
const took = (empty.time.steady() - installing) / 1_000;
const leastSeconds = people / graphLimits.write.count;
const again = [...asked].filter(([, times]) => times > 1).length;
console.log(
  `installing: ${installed.size} installed, ${refused.size} refused; ${hidden.length} answers lost, ${again} asked twice, ${statuses.get(429) ?? 0} times 429`,
);
console.log(
  `${took.toFixed(0)} s against ${leastSeconds.toFixed(0)} s at best: ${(took / leastSeconds).toFixed(3)} (limit 1.3)`,
);
await empty.close();
process.exit(seconds / best <= 1.3 && took / leastSeconds <= 1.3 ? 0 : 1);
