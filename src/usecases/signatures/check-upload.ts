import type { UploadSignatures } from "../../contract/signatures.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Services } from "../../ports/services.ts";
import { ownUpload } from "../files/own-upload.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { presentReport } from "./present-legal-value.ts";
import { trustFor } from "./trust-for.ts";

/**
 * What the signatures of an upload are, for the clerk who is about to register it: nothing is kept of it, since the check
 * after registering is what counts. Throws `upload.not-found` for what is not there, not one's own, or not whole yet.
 */
export async function checkUpload(
  services: Pick<Services, "store" | "clock" | "files" | "signatures">,
  actor: Actor,
  uploadId: string,
): Promise<UploadSignatures> {
  const upload = await ownUpload(services, actor, uploadId);
  if (upload.state !== "ready") throw new RuleBroken("upload.not-found");
  const trust = await trustFor(services, { agencyId: actor.agencyId });
  const at = services.clock.now();
  const { report } = await services.files.withLocalPath(uploadId, (path) =>
    services.signatures.check({ path, content: null, trust, at }),
  );
  return presentReport(report, upload.name);
}
