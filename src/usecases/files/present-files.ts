import type { StoredFile } from "../../contract/files.ts";
import type { PlaceRecord } from "../../ports/records/place-records.ts";
import type { Records } from "../../ports/store.ts";

/** The files of a document, each with what became of its text. */
export async function presentFiles(
  read: Pick<Records, "files" | "texts" | "places">,
  documentId: string,
): Promise<StoredFile[]> {
  const files = await read.files.ofDocument(documentId);
  const standing = await read.texts.standing(files.map(({ id }) => id));
  const places = await read.places.ofFiles(files.map(({ id }) => id));
  return files.map(({ id, role, name, mediaType, size, sha256, pageCount, scan, active }) => ({
    id,
    role,
    name,
    mediaType,
    size,
    sha256,
    pageCount,
    scan: { state: scan.state, found: scan.found },
    active: [...active],
    // Without a standing its text was withdrawn from the search.
    text: standing.get(id)?.state ?? "none",
    archive: archiveState(places.get(id)),
  }));
}

function archiveState(place: PlaceRecord | undefined): StoredFile["archive"] {
  if (place === undefined) return "none";
  return place.state === "spooled" || place.state === "moving" ? "waiting" : place.state;
}
