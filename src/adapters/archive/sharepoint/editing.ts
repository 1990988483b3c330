import {
  ArchiveUnavailable,
  type ArchivedFile,
  type ArchiveEditing,
  type ArchiveRef,
} from "../../../ports/archive.ts";
import { asArchived, currentVersion, driveItem, itemPath } from "./drive-items.ts";
import type { Graph, GraphAnswer } from "./graph.ts";
import { orNull } from "./graph-refused.ts";

/**
 * Word on the web. With `Sites.Selected` and the role `write` the app may write and read versions, but share with nobody:
 * `invite` then answers 403, and needs the role `fullcontrol` on the site (docs/drafts.md).
 */
export function openEditing(graph: Graph): ArchiveEditing {
  return {
    allow: (ref, directoryId) => allow(graph, ref, directoryId),
    putVersion: (ref, eTag, bytes) => putVersion(graph, ref, eTag, bytes),
  };
}

async function allow(graph: Graph, ref: ArchiveRef, directoryId: string): Promise<void> {
  const json = {
    recipients: [{ objectId: directoryId }],
    requireSignIn: true,
    sendInvitation: false,
    roles: ["write"],
  };
  await there(graph.call({ method: "POST", path: `${itemPath(ref)}/invite`, units: 5, json }));
}

async function putVersion(graph: Graph, ref: ArchiveRef, eTag: string, bytes: Buffer): Promise<ArchivedFile> {
  const { body } = await there(
    graph.call({
      method: "PUT",
      path: `${itemPath(ref)}/content`,
      units: 2,
      bytes,
      headers: { "content-type": "application/octet-stream", "if-match": eTag },
      // Sent twice, the second would be refused for what the first has done.
      isRepeatable: false,
    }),
  );
  return asArchived(ref.container, driveItem.parse(body), await currentVersion(graph, ref, true));
}

/** An item that somebody took away was changed like any other. */
async function there(work: Promise<GraphAnswer>): Promise<GraphAnswer> {
  const answer = await orNull(work);
  if (answer === null) throw new ArchiveUnavailable("changed", "The item is gone.");
  return answer;
}
