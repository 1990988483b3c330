import type { FileText } from "../../contract/files.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { NotRendered, type RenditionFault } from "../../ports/renditions.ts";
import type { Services } from "../../ports/services.ts";
import { withOriginal, type OriginalServices } from "./open-original.ts";
import { readFile } from "./read-file.ts";

type Deps = OriginalServices & Pick<Services, "clock" | "ids" | "scanner">;

/** Pictures that no browser shows by itself. */
const turnedIntoPages: ReadonlySet<string> = new Set(["image/tiff"]);

const codes: Readonly<Record<RenditionFault, string>> = {
  noPages: "preview.none",
  locked: "preview.none",
  broken: "preview.broken",
  tooMuch: "preview.too-much",
};

/**
 * The pages of a scan as a PDF, to look at only; for whoever may read the file. Throws as `readFile`, `preview.none` for
 * kinds that are shown otherwise, `preview.broken` and `preview.too-much`.
 */
export async function previewPages(
  services: Deps & Pick<Services, "renditions">,
  actor: Actor,
  id: string,
): Promise<Uint8Array> {
  const { file } = await readFile(services, actor, id);
  if (!turnedIntoPages.has(file.mediaType)) throw new RuleBroken("preview.none");
  try {
    const { bytes } = await withOriginal(services, file, (path) =>
      services.renditions.pages({ path, mediaType: file.mediaType }),
    );
    return bytes;
  } catch (error) {
    if (error instanceof NotRendered) throw new RuleBroken(codes[error.reason]);
    throw error;
  }
}

/** Enough to read what a file is about. */
const mostLines = 4000;
const mostCharacters = 300_000;

/** The text that was read out of a file for the search, to look at only; for whoever may read the file. Throws as `readFile`. */
export async function previewText(services: Deps, actor: Actor, id: string): Promise<FileText> {
  const { file } = await readFile(services, actor, id);
  const { texts } = services.store.read;
  const standing = (await texts.standing([id])).get(id);
  const found = (await texts.ofDocuments([file.documentId])).find(({ fileId }) => fileId === id);
  const lines: string[] = [];
  let left = mostCharacters;
  for (const line of found?.lines.slice(0, mostLines) ?? []) {
    if (line.length > left) break;
    lines.push(line);
    left -= line.length;
  }
  const isCut = (standing?.isCut ?? false) || lines.length < (found?.lines.length ?? 0);
  return { state: standing?.state ?? "none", lines, isCut };
}
