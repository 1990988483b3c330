import { Readable } from "node:stream";
import { z } from "zod";
import { ArchiveUnavailable } from "../../ports/archive.ts";
import type { Paper } from "../../ports/in-persons-name.ts";
import { ConnectionBroken, type BytesHost } from "../archive/sharepoint/bytes-host.ts";
import { refusal, type Graph } from "../archive/sharepoint/graph.ts";

const session = z.object({ uploadUrl: z.string() });

/** Outlook takes fragments of at most 4 MB. */
const fragmentBytes = 12 * 320 * 1024;

/**
 * By an upload session (Graph, `attachment: createUploadSession`; 3 to 150 MB), which is ended where it does not come to its
 * end: the person's next click looks first which files hang there.
 */
export async function attachInParts(
  { graph, host }: { readonly graph: Graph; readonly host: BytesHost },
  path: string,
  { name, mediaType, bytes }: Paper,
): Promise<void> {
  const { body } = await graph.call({
    method: "POST",
    path: `${path}/createUploadSession`,
    units: 2,
    json: { AttachmentItem: { attachmentType: "file", name, contentType: mediaType, size: bytes.length } },
  });
  const { uploadUrl } = session.parse(body);
  try {
    for (let start = 0; start < bytes.length; start += fragmentBytes) {
      const piece = bytes.subarray(start, start + fragmentBytes);
      const range = { start, end: start + piece.length - 1 };
      const answer = await host.send(uploadUrl, Readable.from([piece]), range, bytes.length);
      if (answer.status !== 200 && answer.status !== 201) throw refusal(answer);
    }
  } catch (error) {
    await host.ask(uploadUrl, "DELETE").catch(() => null);
    if (!(error instanceof ConnectionBroken)) throw error;
    throw new ArchiveUnavailable("offline", "A file did not come to the event whole.", { cause: error });
  }
}
