import { Router, type Request, type Response } from "express";
import { z } from "zod";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { ByteRange } from "../../ports/file-store.ts";
import { readFile, type FileToRead } from "../../usecases/files/read-file.ts";
import { idOf, streaming, type Edge } from "../endpoint.ts";
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
      const { download } = parsed(fileQuery, { ...request.query });
      await send(await readFile(edge.services, actor, idOf(request)), download === "1", request, response);
    }),
  );
  return router;
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
