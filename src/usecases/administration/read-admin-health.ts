import type { AdminHealth } from "../../contract/administration.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { mostTextsCounted } from "../../domain/text/most-counted.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { StoreUnavailable } from "../../ports/store-errors.ts";
import { readScanner } from "../quarantine/read-scanner.ts";
import type { Services } from "../../ports/services.ts";
import { readArchiveHealth } from "./read-archive-health.ts";

/**
 * What an administrator should know at a glance. People and audit entries are the agency's; the outbox and the uploads
 * are one for the deployment.
 */
export async function readAdminHealth(
  services: Pick<Services, "store" | "clock" | "archives" | "scanner">,
  actor: Actor,
): Promise<AdminHealth> {
  demand(mayAdminister(actor, actor.agencyId));
  const { store, clock, scanner } = services;
  const { read } = store;
  const { waiting, dead, oldest } = await read.outbox.counts();
  const appointed = await read.people.appointedIn(actor.agencyId, localDateOf(clock.now()));
  const people = [...new Set(appointed.map(({ personId }) => personId))];
  const conversations = await read.conversations.ofPeople(people);
  const channels = await read.channels.ofAgency(actor.agencyId);
  const head = await read.audit.head(actor.agencyId);
  return {
    store: { engine: store.engine, ok: await answers(store) },
    outbox: { waiting, dead, oldest: oldest?.toISOString() ?? null },
    unreachable: people.filter((id) => conversations.get(id)?.state !== "active").length,
    lostChannels: channels.filter(({ state }) => state === "lost").length,
    uploads: await read.uploads.countOpen(),
    auditEntries: head?.seq ?? 0,
    archive: await readArchiveHealth(services),
    scanner: await readScanner({ store, scanner }),
    texts: { ...(await read.texts.counts(actor.agencyId, mostTextsCounted)) },
  };
}

async function answers(store: Services["store"]): Promise<boolean> {
  try {
    await store.ping();
    return true;
  } catch (error) {
    if (error instanceof StoreUnavailable) return false;
    throw error;
  }
}
