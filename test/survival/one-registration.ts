// One upload, registration and delivery in a process that kills itself after a step. Arguments: the data folder, the clerk,
// the step (0: none), the key of the registration, and where the chat is. Says each thing that its sender learns, as a line.
import path from "node:path";
import { pino } from "pino";
import type { Sending } from "../../src/ports/messenger.ts";
import { systemClock } from "../../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { fenced } from "../../src/jobs/fenced.ts";
import { joinInstances } from "../../src/jobs/join-instances.ts";
import { outboxWorker } from "../../src/jobs/outbox-worker.ts";
import type { FileStore } from "../../src/ports/file-store.ts";
import type { Store } from "../../src/ports/store.ts";
import { deliverNotice } from "../../src/usecases/notices/deliver-notice.ts";
import { identifyPerson } from "../../src/usecases/people/identify-actor.ts";
import { goOn, type Sender } from "./go-on.ts";
import { idleHandlers, plainWords } from "../support/idle-handlers.ts";
import { cardsAlone } from "../../src/ports/outreach.ts";
import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";

const [folder = "", personId = "", step = "0", key = "", chat = ""] = process.argv.slice(2);
let steps = 0;

/** The process ends after this step, as it would when the power goes: nothing of it runs any more. */
async function counted<T>(work: Promise<T>): Promise<T> {
  const result = await work;
  steps += 1;
  if (steps === Number(step)) process.kill(process.pid, "SIGKILL");
  return result;
}

const opened = await openStore({ engine: "sqlite", file: path.join(folder, "vanthu.db") });
const onDisk = await openLocalFolder(path.join(folder, "files"));
const store: Store = { ...opened, transaction: (work) => counted(opened.transaction(work)) };
const files: FileStore = {
  ...onDisk,
  begin: (id) => counted(onDisk.begin(id)),
  append: (id, source, at, limit) => counted(onDisk.append(id, source, at, limit)),
  finish: (id) => counted(onDisk.finish(id)),
};
const log = pino({ level: "silent" });
const instance = await joinInstances({ store: opened, clock: systemClock, ids: uuidIds }, log);
const services = { store, files, clock: systemClock, ids: uuidIds, instance };
const actor = await identifyPerson(services, { personId });
const sender: Sender = { services, actor, key, say: (line) => process.stdout.write(`${line}\n`), counted };
await goOn(sender, null);

const messenger = {
  async send(_to: unknown, _notice: unknown, { begin }: Sending) {
    await begin();
    return counted(
      fetch(chat, { method: "POST", body: "{}" }).then(() => ({ kind: "sent", activityId: key }) as const),
    );
  },
  update: () => Promise.resolve({ kind: "failed", reason: "none" } as const),
  otherWordsOf: () => Promise.resolve(plainWords),
  shownOf: () => Promise.resolve(""),
};
const deps = { ...services, archives: withoutArchive, messenger, outreach: cardsAlone };
const worker = outboxWorker(
  services,
  {
    ...idleHandlers,
    deliverNotice: (payload, lease) =>
      deliverNotice(fenced(deps, lease), { deliveryId: String(payload["deliveryId"]) }),
  },
  log,
  { handlerMs: 10_000 },
);
for (let [work] = await worker.take(1); work !== undefined; [work] = await worker.take(1)) await work();
process.stdout.write(`steps ${steps}\n`);
await opened.close();
process.exit(0);
