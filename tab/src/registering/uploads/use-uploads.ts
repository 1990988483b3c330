import { useEffect, useMemo, useReducer, useRef } from "react";
import { upload as uploadShape } from "../../../../src/contract/files.ts";
import type { SeenPaper } from "../seen-paper.ts";
import type { Api } from "../../foundation/api.ts";
import type { Sentence } from "../../foundation/define-words.ts";
import type { KeptUpload } from "../draft.ts";
import { discardUpload, sendFile, type Sending } from "./send-file.ts";
import { seenByServer, watchScan } from "./watch-scan.ts";
import { mainItem, newItem, uploadsAfter, type UploadItem } from "./upload-item.ts";

/** What the tab saw in a file before anything left the machine; a problem means that nothing leaves it. */
export interface Look {
  readonly problem: Sentence | null;
  readonly paper: SeenPaper | null;
}
export type LookAt = (file: File) => Promise<Look>;

export interface Uploads {
  readonly items: readonly UploadItem[];
  readonly add: (files: readonly File[]) => void;
  readonly remove: (item: UploadItem) => void;
  readonly resend: (item: UploadItem) => void;
  readonly makeMain: (item: UploadItem) => void;
  /** Uploads of a draft that was kept; those that the server no longer has are named by `onGone`. */
  readonly restore: (kept: readonly KeptUpload[], onGone: (name: string) => void) => void;
  /** Empties the list; with `discard` the server forgets the files too (they were not registered). */
  readonly clear: (discard: boolean) => void;
}

const isArchive = (name: string): boolean => /\.(?:zip|rar|7z)$/iu.test(name);

/** Sends files and remembers what is under way, so that it can be stopped. */
function useSender(api: Api, act: Act): Sender {
  const sendings = useRef(new Map<string, Sending>());
  return useMemo(
    () => ({
      send: (localId, file, role) => {
        const report = (patch: Partial<UploadItem>) => act({ act: "change", localId, patch });
        sendings.current.set(localId, sendFile(api, file, role, report));
      },
      watch: (localId, uploadId) => {
        const report = (patch: Partial<UploadItem>) => act({ act: "change", localId, patch });
        sendings.current.set(localId, watchScan(api, uploadId, report));
      },
      forget: (item, discard) => {
        const isWhole = item.phase === "ready" || item.phase === "scanning" || item.file === null;
        sendings.current.get(item.localId)?.stop(discard && !isWhole);
        if (isWhole && discard && item.uploadId !== null) void discardUpload(api, item.uploadId);
        sendings.current.delete(item.localId);
      },
    }),
    [api, act],
  );
}

/** The files of one form: looked at, sent, resumed, cancelled. */
export function useUploads(api: Api, lookAt: LookAt): Uploads {
  const [items, act] = useReducer(uploadsAfter, []);
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  const sender = useSender(api, act);
  const acts = useMemo(() => {
    const lookAndSend = async (item: UploadItem, file: File) => {
      const seen = await lookAt(file);
      const { localId } = item;
      const { problem, paper } = seen;
      act({ act: "change", localId, patch: problem ? { phase: "refused", problem } : { paper } });
      if (!problem) sender.send(localId, file, item.role);
    };
    return {
      add: (files: readonly File[]) => {
        for (const item of newItems(files, latest.current)) {
          act({ act: "add", item });
          if (item.file) void lookAndSend(item, item.file);
        }
      },
      remove: (item: UploadItem) => {
        sender.forget(item, true);
        act({ act: "remove", localId: item.localId });
      },
      resend: (item: UploadItem) => {
        if (item.file === null) return;
        act({ act: "change", localId: item.localId, patch: { phase: "looking", problem: null, sent: 0 } });
        void lookAndSend(item, item.file);
      },
      makeMain: (item: UploadItem) => swapMain(item, latest.current, { act, ...sender }),
      restore: (kept: readonly KeptUpload[], onGone: (name: string) => void) =>
        void restore({ api, act, ...sender }, kept, onGone),
      clear: (discard: boolean) => {
        for (const item of latest.current) sender.forget(item, discard);
        act({ act: "clear" });
      },
    };
  }, [api, lookAt, sender]);
  return useMemo(() => ({ items, ...acts }), [items, acts]);
}

/** The first file that can be a document is it, where there is none yet; the others are attached to it. */
function newItems(files: readonly File[], items: readonly UploadItem[]): UploadItem[] {
  let hasMain = mainItem(items) !== null;
  return files.map((file) => {
    const role = hasMain || isArchive(file.name) ? "attachment" : "main";
    hasMain ||= role === "main";
    return newItem(crypto.randomUUID(), file, role);
  });
}

type Act = (act: Parameters<typeof uploadsAfter>[1]) => void;

interface Sender {
  readonly forget: (item: UploadItem, discard: boolean) => void;
  readonly send: (localId: string, file: File, role: UploadItem["role"]) => void;
  /** Goes on asking for a file that waits for the scanner. */
  readonly watch: (localId: string, uploadId: string) => void;
}

interface Swap extends Pick<Sender, "forget" | "send"> {
  readonly act: Act;
}

/** The server is told a file's role when its upload begins, so that both files that swap roles are sent again. */
function swapMain(chosen: UploadItem, items: readonly UploadItem[], { act, forget, send }: Swap): void {
  act({ act: "makeMain", localId: chosen.localId });
  for (const item of items) {
    const role = item.localId === chosen.localId ? "main" : "attachment";
    if (item.role === role || item.file === null || item.phase === "refused") continue;
    forget(item, true);
    const patch = { phase: "sending", sent: 0, uploadId: null, found: null } as const;
    act({ act: "change", localId: item.localId, patch });
    send(item.localId, item.file, role);
  }
}

async function restore(
  { api, act, watch }: { readonly api: Api; readonly act: Act } & Pick<Sender, "watch">,
  kept: readonly KeptUpload[],
  onGone: (name: string) => void,
): Promise<void> {
  for (const { id, name, size, role } of kept) {
    try {
      const found = await api.get(`${api.uploadsAt}/${id}`, uploadShape);
      if (found.state === "receiving") throw new Error("the upload was not finished");
      const whole = { localId: id, role, name, size, file: null, phase: "ready", sent: size } as const;
      const item = { ...whole, uploadId: id, found, problem: null, paper: null, ...seenByServer(found) };
      act({ act: "add", item });
      if (found.state === "waiting") watch(id, id);
    } catch {
      onGone(name);
    }
  }
}
