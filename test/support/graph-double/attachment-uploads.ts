import { buffer } from "node:stream/consumers";
import type { IncomingMessage, ServerResponse } from "node:http";
import { GraphFault } from "./graph-fault.ts";
import type { CalendarEvent, PersonsModel } from "./persons-model.ts";

/** A file on its way to an event, in fragments (Graph's `attachment: createUploadSession`). */
export interface AttachmentUpload {
  readonly event: CalendarEvent;
  readonly name: string;
  readonly size: number;
  bytes: Buffer;
}

const mebibyte = 1024 * 1024;
/** A single call takes what is smaller, a session what is larger. */
export const singleCallBytes = 3 * mebibyte;
const longestFragment = 4 * mebibyte;

export function beginAttachment(
  persons: PersonsModel,
  origin: string,
  upload: Omit<AttachmentUpload, "bytes">,
): Record<string, unknown> {
  if (upload.size < singleCallBytes)
    throw new GraphFault(400, "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize");
  if (upload.size > persons.mailboxTakes) throw new GraphFault(413, "ErrorMessageSizeExceeded");
  const id = crypto.randomUUID();
  persons.uploads.set(id, { ...upload, bytes: Buffer.alloc(0) });
  return {
    uploadUrl: `${origin}/attachments/${id}?authtoken=${crypto.randomUUID()}`,
    expirationDateTime: new Date(Date.now() + 3_600_000).toISOString(),
    nextExpectedRanges: ["0-"],
  };
}

/** Outlook's host: its addresses are rights by themselves, a token is refused. */
export async function takeFragment(
  persons: PersonsModel,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers.authorization !== undefined) throw new GraphFault(401, "unauthenticated");
  const id = /^\/attachments\/([^?]+)/u.exec(request.url ?? "")?.[1] ?? "";
  const upload = persons.uploads.get(id);
  if (upload === undefined) throw new GraphFault(404, "ErrorItemNotFound");
  if (request.method === "DELETE") {
    persons.uploads.delete(id);
    response.writeHead(204).end();
    return;
  }
  const range = /^bytes (\d+)-(\d+)\/(\d+)$/u.exec(request.headers["content-range"] ?? "");
  const [start = -1, end = -1, total = -1] = (range?.slice(1) ?? []).map(Number);
  const piece = await buffer(request);
  const isRight = total === upload.size && start === upload.bytes.length && piece.length === end - start + 1;
  if (!isRight || piece.length > longestFragment) throw new GraphFault(400, "ErrorInvalidRequest");
  upload.bytes = Buffer.concat([upload.bytes, piece]);
  if (upload.bytes.length < total) {
    const body = JSON.stringify({ nextExpectedRanges: [String(upload.bytes.length)] });
    response.writeHead(200, { "content-type": "application/json" }).end(body);
    return;
  }
  persons.uploads.delete(id);
  upload.event.attachments.push({ name: upload.name, bytes: upload.bytes });
  response.writeHead(201, { location: `${upload.event.id}/attachments/${id}` }).end();
}
