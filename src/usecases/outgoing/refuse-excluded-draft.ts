import type { IssueOutgoing } from "../../contract/outgoing.ts";
import { documentTypeOf } from "../../domain/document-types.ts";
import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import type { FileMark } from "../../domain/exclusion/marks-within.ts";
import type { FirstPage } from "../../domain/exclusion/first-page.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { AppendRefused } from "../../ports/file-store.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { ownUploads } from "../files/own-upload.ts";
import { refuseWithUploads } from "../files/refuse-with-uploads.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "files" | "inspection">;

/**
 * The gate for a document about to be issued (R07-R09): what the clerk typed, chose and was told by the leader, and the
 * files. Secrets in files were stopped when they came in, but an upload does not know that it will be outgoing, so
 * files are looked at again, for `HẠN CHẾ CÔNG BỐ` too. Of what is refused nothing stays but the event. Answers the
 * uploads that it looked at.
 */
export async function refuseExcludedDraft(
  deps: Deps,
  actor: Actor,
  input: IssueOutgoing,
): Promise<UploadRecord[]> {
  const uploads = await ownUploads(deps.store.read, actor, input.uploadIds);
  const { fields, secrecy = null, restrictedPublication = false } = input;
  const told = {
    direction: "outgoing" as const,
    typeName: documentTypeOf(fields.typeCode)?.vi ?? null,
    abstract: fields.abstract,
    secrecy,
    restrictedPublication,
    fileNames: uploads.map(({ name }) => name),
    on: localDateOf(deps.clock.now()),
  };
  const exclusion = exclusionOf(told) ?? exclusionOf({ ...told, ...(await marksIn(deps, uploads)) });
  if (exclusion === null) return uploads;
  return refuseWithUploads(deps, actor, exclusion, uploads);
}

async function marksIn(
  { files, inspection }: Deps,
  uploads: readonly UploadRecord[],
): Promise<{ firstPages: FirstPage[]; marks: FileMark[] }> {
  const found: { firstPages: FirstPage[]; marks: FileMark[] } = { firstPages: [], marks: [] };
  for (const { id, name, size, role, state } of uploads) {
    if (state !== "ready" || role === "register" || role === "draft") continue;
    const facts = await ifHeld(() =>
      files.withLocalPath(id, (path) => inspection.inspect({ path, name, size, role, refuses: [] })),
    );
    if (facts === null) continue;
    if (facts.firstPage !== null) found.firstPages.push(facts.firstPage);
    found.marks.push(...facts.marks);
  }
  return found;
}

/** An upload that is cancelled at this moment has no bytes any more; taking it will be refused. */
async function ifHeld<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof AppendRefused && error.reason === "missing") return null;
    throw error;
  }
}
