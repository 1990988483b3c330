import { upload as uploadShape, type Upload } from "../../../../src/contract/files.ts";
import type { Api } from "../../foundation/api.ts";
import type { Sentence } from "../../foundation/define-words.ts";
import { scanWords } from "../../foundation/scan-words.ts";
import { filledInBoth } from "../../../../src/contract/messages/message.ts";
import type { UploadItem } from "./upload-item.ts";

/** A scanner that is back has at most some seconds of files before this one. */
const everyMs = 3000;

/** What the list shows of an upload that the server has looked at. */
export function seenByServer(found: Upload): Partial<UploadItem> {
  const { id: uploadId, size: sent } = found;
  const known = { uploadId, found, sent } as const;
  if (found.state === "waiting") return { ...known, phase: "scanning", problem: null };
  if (found.state === "blocked") return { ...known, phase: "refused", problem: problemOf(found) };
  return { ...known, phase: "ready", problem: null };
}

const reasons = ["tooLarge", "encrypted", "limits"] as const;

function problemOf({ scan }: Upload): Sentence {
  if (scan.state === "infected") return filledInBoth(scanWords.infected, { found: scan.found ?? "" });
  return scanWords[reasons.find((reason) => reason === scan.found) ?? "limits"];
}

/** Asks until the scanner has said something; a server that does not answer for a while is asked again. */
export function watchScan(
  api: Api,
  uploadId: string,
  report: (patch: Partial<UploadItem>) => void,
): { stop(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const ask = async () => {
    const found = await api.get(`${api.uploadsAt}/${uploadId}`, uploadShape).catch(() => null);
    if (stopped) return;
    if (found !== null && found.state !== "waiting") report(seenByServer(found));
    else timer = setTimeout(() => void ask(), everyMs);
  };
  timer = setTimeout(() => void ask(), everyMs);
  return {
    stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
