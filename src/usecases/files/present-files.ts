import type { StoredFile } from "../../contract/files.ts";
import type { Records } from "../../ports/store.ts";

/** The files of a document, each with what became of its text. */
export async function presentFiles(
  read: Pick<Records, "files" | "texts">,
  documentId: string,
): Promise<StoredFile[]> {
  const files = await read.files.ofDocument(documentId);
  const standing = await read.texts.standing(files.map(({ id }) => id));
  return files.map(({ id, role, name, mediaType, size, sha256, pageCount }) => ({
    id,
    role,
    name,
    mediaType,
    size,
    sha256,
    pageCount,
    // Without a standing its text was withdrawn from the search.
    text: standing.get(id)?.state ?? "none",
  }));
}
