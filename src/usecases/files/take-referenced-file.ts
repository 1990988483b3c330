import type { z } from "zod";
import type { takenFile } from "../../contract/message-files.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { isSharePointAddress } from "../../domain/files/sharepoint-address.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { PersonsGraphAway, type PersonsProof, type SharedFile } from "../../ports/in-persons-name.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { appendUpload } from "./append-upload.ts";
import { beginUpload } from "./begin-upload.ts";
import { discardUpload } from "./settle-upload.ts";

type Deps = Parameters<typeof beginUpload>[0] &
  Parameters<typeof appendUpload>[0] &
  Pick<Services, "inPersonsName">;

/** A file as a message names it: its bytes lie in SharePoint or OneDrive, with rights of their own. */
export interface ReferencedFile {
  readonly name: string;
  readonly address: string;
  readonly role: "main" | "attachment";
}

/**
 * Takes a file that a message only names in as an upload of the clerk, if the clerk may open it at Microsoft 365: as it
 * is read it goes through the same gate as one that is dropped onto the form. Throws `access.clerks-only`,
 * `graph.not-here`, `message-file.…`, `upload.…`, what the gate refuses, `PersonNeeded`, and `PersonsGraphAway` before
 * the first byte.
 */
export async function takeReferencedFile(
  deps: Deps,
  actor: Actor,
  proof: PersonsProof | null,
  { name, address, role }: ReferencedFile,
): Promise<z.infer<typeof takenFile>> {
  demand(mayRegister(actor, actor.agencyId));
  const { files } = deps.inPersonsName;
  if (files === null || proof === null) throw new RuleBroken("graph.not-here");
  if (!isSharePointAddress(address)) throw new RuleBroken("message-file.place", { params: { name } });
  const found = await files.find(proof, address);
  if (found === null) throw new RuleBroken("message-file.absent", { params: { name } });
  const upload = await beginUpload(deps, actor, { name: found.name, role, size: found.size });
  await receive(deps, actor, upload, found);
  return { id: upload.id, name: upload.name, size: upload.size, role };
}

/** Half a file is no file: what came of it is taken away. */
async function receive(deps: Deps, actor: Actor, { id, name, size }: UploadRecord, file: SharedFile) {
  const cut = () => new RuleBroken("message-file.cut", { params: { name } });
  try {
    const { received } = await appendUpload(deps, actor, { id, offset: 0, bytes: await file.open() });
    if (received < size) throw cut();
  } catch (error) {
    await discardUpload(deps, id);
    throw error instanceof PersonsGraphAway ? cut() : error;
  }
}
