import type { ScanAgainAnswer } from "../../contract/quarantine.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { jobPatienceMs } from "./scan-bytes.ts";
import { everything, fresh, type RescanServices } from "./rescan.ts";
import { scanStored } from "./scan-stored.ts";
import { scanUpload } from "./scan-upload.ts";

/**
 * Scans one file of the quarantine again: what newer signatures no longer find is free. Throws `quarantine.not-found`,
 * `quarantine.no-scanner`, `quarantine.scanner-away`.
 */
export async function scanAgain(
  services: RescanServices,
  actor: Actor,
  id: string,
): Promise<ScanAgainAnswer> {
  demand(mayAdminister(actor, actor.agencyId));
  if (services.scanner === null) throw new RuleBroken("quarantine.no-scanner");
  const { read } = services.store;
  const upload = await read.uploads.get(id);
  const file = upload === null ? await read.files.get(id) : null;
  const one = upload ?? file;
  if (one?.agencyId !== actor.agencyId || one.scan.found === null)
    throw new RuleBroken("quarantine.not-found");
  const scan =
    upload === null
      ? file && (await scanStored(services, file, jobPatienceMs, actor.personId))
      : await scanUpload(services, upload, actor.personId);
  if (scan === null) throw new RuleBroken("quarantine.not-found");
  if (scan === "away") throw new RuleBroken("quarantine.scanner-away");
  return { state: scan.state, found: scan.found };
}

/** Has everything that is kept scanned again, by a walk in the background. Throws `quarantine.no-scanner`. */
export async function scanEverythingAgain(services: RescanServices, actor: Actor): Promise<{ asked: true }> {
  demand(mayAdminister(actor, actor.agencyId));
  if (services.scanner === null) throw new RuleBroken("quarantine.no-scanner");
  const now = services.clock.now();
  await services.store.transaction(async (records) => {
    await records.scans.saveRun(fresh(everything, now));
    await records.outbox.hurryJob("rescan", now);
  });
  return { asked: true };
}
