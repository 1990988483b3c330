import { z } from "zod";
import type { Request, RequestHandler, Response } from "express";
import { uploadRole } from "../contract/files.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import type { BeginUpload } from "../usecases/files/begin-upload.ts";

/** tus 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, termination, expiration. */
const version = "1.0.0";
const extensions = "creation,termination,expiration";

/** Marks every answer, and refuses other versions; GET is ours and not part of the protocol. */
export function speakTus(maxBytes: number): RequestHandler {
  return (request, response, next) => {
    response.setHeader("Tus-Resumable", version);
    if (request.method === "OPTIONS") {
      response.setHeader("Tus-Version", version);
      response.setHeader("Tus-Extension", extensions);
      response.setHeader("Tus-Max-Size", String(maxBytes));
      response.status(204).end();
      return;
    }
    if (request.method !== "GET" && request.get("tus-resumable") !== version) {
      response.setHeader("Tus-Version", version);
      throw new RuleBroken("upload.version");
    }
    next();
  };
}

const bad = (what: string) => new RuleBroken("upload.bad-request", { params: { what } });
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** Reads `Upload-Length` and `Upload-Metadata` (`filename`, `role`). */
export function readCreation(request: Request): BeginUpload {
  const size = count.safeParse(request.get("upload-length"));
  if (!size.success) throw bad("Upload-Length");
  const metadata = readMetadata(request.get("upload-metadata") ?? "");
  const role = uploadRole.safeParse(metadata.get("role") ?? "main");
  if (!role.success) throw bad("role");
  return { name: metadata.get("filename") ?? "", role: role.data, size: size.data };
}

function readMetadata(header: string): Map<string, string> {
  const pairs = header.split(",").map((pair) => pair.trim().split(" "));
  return new Map(pairs.map(([key = "", value = ""]) => [key, Buffer.from(value, "base64").toString("utf8")]));
}

export function readOffset(request: Request): number {
  if (request.get("content-type") !== "application/offset+octet-stream") {
    throw new RuleBroken("http.media-type", { params: { expected: "application/offset+octet-stream" } });
  }
  const offset = count.safeParse(request.get("upload-offset"));
  if (!offset.success) throw bad("Upload-Offset");
  return offset.data;
}

export function setProgress(response: Response, received: number, expiresAt?: Date): void {
  response.setHeader("Upload-Offset", String(received));
  if (expiresAt !== undefined) response.setHeader("Upload-Expires", expiresAt.toUTCString());
  response.setHeader("Cache-Control", "no-store");
}
