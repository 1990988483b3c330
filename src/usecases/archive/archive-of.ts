import { ArchiveUnavailable, type Archive } from "../../ports/archive.ts";
import type { PlaceRecord } from "../../ports/records/place-records.ts";
import type { Services } from "../../ports/services.ts";

/** The archive in which a file lies, also where another is current. Throws `ArchiveUnavailable` `missingLibrary`. */
export function archiveOf(
  { archives }: Pick<Services, "archives">,
  { kind }: Pick<PlaceRecord, "kind">,
): Archive {
  const archive = archives.of(kind);
  if (archive !== null) return archive;
  throw new ArchiveUnavailable("missingLibrary", `The archive ${kind} is not set up any more.`);
}
