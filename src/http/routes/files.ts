import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { fileLink, fileText } from "../../contract/files.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { ByteRange } from "../../ports/file-store.ts";
import { makeFileLink, openFileLink } from "../../usecases/files/file-link.ts";
import { previewPages, previewText } from "../../usecases/files/preview-file.ts";
import { readFile, type FileToRead } from "../../usecases/files/read-file.ts";
import { readSignedVersion } from "../../usecases/signatures/read-signed-version.ts";
import { endpoint, idOf, noQuery, openStreaming, streaming, type Edge } from "../endpoint.ts";
import { contentDisposition, sendBytes } from "../send-bytes.ts";
import { parsed } from "../shape-problems.ts";

const fileQuery = z.strictObject({ download: z.literal("1").optional() });
/** What a browser only shows. Anything else, HTML and SVG above all, could run in our name: it is saved, never opened. */
const shown = new Set(["application/pdf", "image/png", "image/jpeg", "text/plain"]);

export function fileRoutes(edge: Edge): Router {
  const router = Router();
  router.get(
    "/files/:id",
    streaming(edge, async (actor, request, response) => {
      await sendFile(await readFile(edge.services, actor, idOf(request)), request, response);
    }),
  );
  router.get(
    "/files/:id/signed/:n",
    streaming(edge, async (actor, request, response) => {
      const { download } = parsed(fileQuery, { ...request.query });
      const number = z.coerce.number().int().min(1).safeParse(request.params["n"]);
      if (!number.success) throw new RuleBroken("http.not-found");
      const asked = { fileId: idOf(request), number: number.data };
      const found = await readSignedVersion(edge.services, actor, asked);
      await send(found, download === "1", request, response);
    }),
  );
  router.get(
    "/files/:id/pages.pdf",
    streaming(edge, async (actor, request, response) => {
      parsed(noQuery, { ...request.query });
      const bytes = await previewPages(edge.services, actor, idOf(request));
      response.setHeader("Content-Type", "application/pdf");
      response.setHeader("Content-Disposition", contentDisposition("inline", "ban-xem.pdf"));
      response.setHeader("Cache-Control", "private, no-store");
      response.end(bytes);
    }),
  );
  router.get(
    "/files/:id/text",
    endpoint(edge, { answer: fileText }, ({ actor, id }) => previewText(edge.services, actor, id)),
  );
  router.post(
    "/files/:id/link",
    endpoint(edge, { answer: fileLink, status: 201 }, ({ actor, id }) =>
      makeFileLink(edge.services, actor, id),
    ),
  );
  router.get(
    "/links/:token",
    openStreaming(edge, async (request, response) => {
      const token = String(request.params["token"] ?? "");
      const found = await openFileLink(edge.services, token, { isBeginning: isBeginning(request) });
      await send(found, true, request, response);
    }),
  );
  return router;
}

/** What goes on with a later part of a file was said when it began. */
export function isBeginning(request: Request): boolean {
  return request.method === "GET" && !/^bytes=0*[1-9]/u.test(request.get("range") ?? "");
}

/** Shown, or saved where `download=1` asks for it. */
export async function sendFile(found: FileToRead, request: Request, response: Response): Promise<void> {
  const { download } = parsed(fileQuery, { ...request.query });
  await send(found, download === "1", request, response);
}

async function send(
  found: FileToRead,
  download: boolean,
  request: Request,
  response: Response,
): Promise<void> {
  const { file } = found;
  const etag = `"${file.sha256}"`;
  const head = (status: number, length: number) => {
    const { mediaType } = file;
    response.status(status);
    response.setHeader("Content-Type", mediaType === "text/plain" ? "text/plain; charset=utf-8" : mediaType);
    response.setHeader("Content-Length", String(length));
    response.setHeader(
      "Content-Disposition",
      contentDisposition(download || !shown.has(mediaType) ? "attachment" : "inline", file.name),
    );
    response.setHeader("ETag", etag);
    response.setHeader("Accept-Ranges", "bytes");
    // On a machine that people share nothing of a document stays behind.
    response.setHeader("Cache-Control", "private, no-store");
  };
  const range = rangeOf(request, file.size, etag, response);
  if (request.method === "HEAD") {
    head(200, file.size);
    response.end();
  } else if (range === null) {
    await sendBytes(response, found.whole(), () => head(200, file.size));
  } else {
    await sendBytes(response, await found.part(range), () => {
      head(206, range.end - range.start + 1);
      response.setHeader("Content-Range", `bytes ${range.start}-${range.end}/${file.size}`);
    });
  }
}

/** The one range that was asked for; null for the whole file, also where several are asked for (RFC 9110, 14.2). */
function rangeOf(request: Request, size: number, etag: string, response: Response): ByteRange | null {
  const condition = request.get("if-range");
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(size);
  if (ranges === -1) {
    response.setHeader("Content-Range", `bytes */${size}`);
    throw new RuleBroken("file.range");
  }
  if (ranges === undefined || ranges === -2 || ranges.type !== "bytes" || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
