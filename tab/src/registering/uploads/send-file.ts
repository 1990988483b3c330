import { Upload as Tus, type DetailedError } from "tus-js-client";
import { problem } from "../../../../src/contract/common.ts";
import { upload as uploadShape, type Upload } from "../../../../src/contract/files.ts";
import type { Api } from "../../foundation/api.ts";
import { ProblemError, sentenceOf, Unreachable } from "../../foundation/problem-error.ts";
import type { UploadItem } from "./upload-item.ts";
import { seenByServer, watchScan } from "./watch-scan.ts";

/** After the last wait the file is shown as not uploaded; coming back online starts again at once. */
const waitsMs = [500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 60_000, 60_000];

export interface Sending {
  /** Stops; with `discard` what the server has is deleted too. */
  stop(discard: boolean): void;
}

type Report = (patch: Partial<UploadItem>) => void;

function isDetailed(error: Error | DetailedError): error is DetailedError {
  return "originalResponse" in error;
}

/** The server's own words where it gave any. */
function errorOf(error: Error | DetailedError): Error {
  if (!isDetailed(error)) return error;
  const response = error.originalResponse;
  if (response === null) return new Unreachable(error);
  let body: unknown;
  try {
    body = JSON.parse(response.getBody());
  } catch {
    body = null;
  }
  const parsed = problem.safeParse(body);
  return parsed.success ? new ProblemError(response.getStatus(), parsed.data) : new Unreachable(error);
}

/** A refusal stays one however often it is repeated; a broken connection and a busy server do not. */
function mayRetry(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  return status === 0 || status >= 500 || status === 409 || status === 423 || status === 429;
}

function failureOf(error: Error): Partial<UploadItem> {
  const isRefusal = error instanceof ProblemError && error.status < 500 && error.status !== 429;
  return { phase: isRefusal ? "refused" : "failed", problem: sentenceOf(error) };
}

/** The last part of an upload's address is its id. */
function idOf(url: string | null): string | null {
  return url?.split("/").filter(Boolean).at(-1)?.split("?")[0] ?? null;
}

/** Answers what goes on asking where the file waits for the scanner. */
async function whatServerFound(
  api: Api,
  uploadId: string,
  report: Report,
): Promise<ReturnType<typeof watchScan> | undefined> {
  try {
    const found: Upload = await api.get(`${api.uploadsAt}/${uploadId}`, uploadShape);
    report(seenByServer(found));
    return found.state === "waiting" ? watchScan(api, uploadId, report) : undefined;
  } catch (error) {
    report(failureOf(error instanceof Error ? error : new Error(String(error))));
    return undefined;
  }
}

/**
 * Sends one file by tus and reports how it goes. A broken connection is retried with growing waits; a file that this
 * browser had begun before (also before the tab was closed) goes on where it stopped.
 */
export function sendFile(api: Api, file: File, role: Upload["role"], report: Report): Sending {
  let stopped = false;
  let watching: Promise<ReturnType<typeof watchScan> | undefined> | null = null;
  const tus = new Tus(file, {
    endpoint: api.uploadsAt,
    metadata: { filename: file.name, role },
    // What was begun as an attachment is not resumed as the document itself.
    fingerprint: () =>
      Promise.resolve(["vanthu", role, file.name, file.type, file.size, file.lastModified].join("-")),
    retryDelays: waitsMs,
    removeFingerprintOnSuccess: true,
    onBeforeRequest: async (request) => {
      for (const [name, value] of Object.entries(await api.headers())) request.setHeader(name, value);
    },
    onShouldRetry: (error) => {
      if (mayRetry(error)) report({ phase: "waiting" });
      return mayRetry(error);
    },
    onProgress: (sent, total) => report({ phase: sent === total ? "checking" : "sending", sent }),
    onUploadUrlAvailable: () => report({ uploadId: idOf(tus.url) }),
    onSuccess: () => {
      const uploadId = idOf(tus.url);
      if (uploadId !== null && !stopped) watching = whatServerFound(api, uploadId, report);
    },
    onError: (error) => {
      if (!stopped) report(failureOf(errorOf(error)));
    },
  });
  void start(tus, () => stopped, report);
  return {
    stop: (discard) => {
      stopped = true;
      void watching?.then((watch) => watch?.stop());
      void tus.abort(discard).catch(() => undefined); // The sweep of orphans takes what could not be deleted now.
    },
  };
}

async function start(tus: Tus, isStopped: () => boolean, report: Report): Promise<void> {
  const before = await tus.findPreviousUploads().catch(() => []);
  const last = before.at(-1);
  if (last) tus.resumeFromPreviousUpload(last);
  if (isStopped()) return;
  report({ phase: "sending" });
  tus.start();
}

/** Deletes an upload that is complete or whose file this window no longer has. */
export async function discardUpload(api: Api, uploadId: string): Promise<void> {
  const headers = await api.headers();
  const options = { method: "DELETE", headers: { ...headers, "tus-resumable": "1.0.0" } };
  await fetch(`${api.uploadsAt}/${uploadId}`, options).catch(() => undefined);
}
