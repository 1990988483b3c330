import type { ArchivedFile, ArchiveEditing, ArchiveRef } from "../../../ports/archive.ts";
import { asArchived, currentVersion, driveItem, itemPath } from "./drive-items.ts";
import type { Graph } from "./graph.ts";

/**
 * Word on the web. With `Sites.Selected` and the role `write` the app may write and read versions, but share with nobody:
 * `invite` then answers 403, and needs the role `fullcontrol` on the site (docs/drafts.md).
 */
export function openEditing(graph: Graph): ArchiveEditing {
  return {
    async allow(ref, directoryId) {
      await graph.call({
        method: "POST",
        path: `${itemPath(ref)}/invite`,
        units: 5,
        json: {
          recipients: [{ objectId: directoryId }],
          requireSignIn: true,
          sendInvitation: false,
          roles: ["write"],
        },
      });
    },
    putVersion: (ref, eTag, bytes) => putVersion(graph, ref, eTag, bytes),
  };
}

async function putVersion(graph: Graph, ref: ArchiveRef, eTag: string, bytes: Buffer): Promise<ArchivedFile> {
  const { body } = await graph.call({
    method: "PUT",
    path: `${itemPath(ref)}/content`,
    units: 2,
    bytes,
    headers: { "content-type": "application/octet-stream", "if-match": eTag },
    // Sent twice, the second would be refused for what the first has done.
    isRepeatable: false,
  });
  return asArchived(ref.container, driveItem.parse(body), await currentVersion(graph, ref, true));
}
