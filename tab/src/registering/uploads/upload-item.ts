import type { Upload } from "../../../../src/contract/files.ts";
import type { SeenPaper } from "../seen-paper.ts";
import type { Sentence } from "../../foundation/define-words.ts";

/** In a form; a draft and a file of registers that is taken over are on pages of their own. */
export type FileRole = Exclude<Upload["role"], "draft" | "register">;

/**
 * looking: the tab reads name and first page before anything leaves the machine. sending, waiting (no connection, it
 * goes on by itself), checking (all bytes are there, the server hashes and recognises),
 * scanning (everything else is done, the malware scanner is away), ready. refused: by a rule, for
 * good. failed: may be tried again.
 */
export type UploadPhase =
  | "looking"
  | "sending"
  | "waiting"
  | "checking"
  | "scanning"
  | "ready"
  | "refused"
  | "failed";

export interface UploadItem {
  readonly localId: string;
  readonly role: FileRole;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Null after a closed tab: the server has the bytes, this window does not. */
  readonly file: File | null;
  readonly phase: UploadPhase;
  /** Bytes that the server has. */
  readonly sent: number;
  readonly uploadId: string | null;
  readonly found: Upload | null;
  readonly problem: Sentence | null;
  readonly paper: SeenPaper | null;
}

export type UploadAct =
  | { readonly act: "add"; readonly item: UploadItem }
  | { readonly act: "change"; readonly localId: string; readonly patch: Partial<UploadItem> }
  | { readonly act: "remove"; readonly localId: string }
  | { readonly act: "makeMain"; readonly localId: string }
  | { readonly act: "clear" };

/** The list of files after an act. There is at most one main file; what was main becomes an attachment. */
export function uploadsAfter(items: readonly UploadItem[], act: UploadAct): readonly UploadItem[] {
  switch (act.act) {
    case "add":
      return [...items, act.item];
    case "change":
      return items.map((item) => (item.localId === act.localId ? { ...item, ...act.patch } : item));
    case "remove":
      return items.filter((item) => item.localId !== act.localId);
    case "makeMain":
      return items.map((item) => ({ ...item, role: item.localId === act.localId ? "main" : "attachment" }));
    case "clear":
      return [];
  }
}

export function newItem(localId: string, file: File, role: FileRole): UploadItem {
  return {
    localId,
    role,
    name: file.name,
    size: file.size,
    file,
    phase: "looking",
    sent: 0,
    uploadId: null,
    found: null,
    problem: null,
    paper: null,
  };
}

/** What of the list goes into the register; refused files never do. */
export function readyIds(items: readonly UploadItem[]): string[] {
  const main = items.filter((item) => item.role === "main");
  return [...main, ...items.filter((item) => item.role === "attachment")].flatMap((item) =>
    item.phase === "ready" && item.uploadId !== null ? [item.uploadId] : [],
  );
}

export function isBusy(items: readonly UploadItem[]): boolean {
  return items.some((item) => ["looking", "sending", "waiting", "checking"].includes(item.phase));
}

/** Nothing is missing but the scanner's word on one of them. */
export function isScanning(items: readonly UploadItem[]): boolean {
  return !isBusy(items) && items.some(({ phase }) => phase === "scanning");
}

export function mainItem(items: readonly UploadItem[]): UploadItem | null {
  return items.find((item) => item.role === "main") ?? null;
}
