import { judgeUpdate } from "./changes/judge-update.ts";
import type { Change } from "./changes/update.ts";
import { cipherIn, openedView } from "./open-encrypted.ts";
import { parsedFile, viewsOf, type DocumentView, type ParsedFile } from "./pdf/document-view.ts";
import { PdfBroken } from "./pdf/pdf-broken.ts";
import { readRevisions, type Revisions } from "./pdf/revisions.ts";
import { hasStrayBytes } from "./pdf/stray-bytes.ts";

/** A PDF as it was saved time after time. */
export interface History {
  /** From the header on, where what stands before it is not counted by the cross-references. */
  readonly file: ParsedFile;
  /** So many bytes stand before those of `file`. */
  readonly origin: number;
  readonly revisions: Revisions;
  readonly view: (index: number) => DocumentView;
  /** What the revision of that index changed in the one before. */
  readonly changes: (index: number) => readonly Change[];
  /** Is it not encrypted, or so that no password is needed? */
  readonly isOpen: boolean;
}

/**
 * The history of a file; null where its structure cannot be followed. Places are counted from the first byte; a file that
 * is only right when they are counted from its header is read so, as writers behind a mail's or a mark's bytes count
 * (ISO 32000-2, 7.5.2, lets readers do it).
 */
export function historyOf(bytes: Buffer): History | null {
  const revisions = revisionsOrNull(bytes);
  if (revisions !== null) return openHistory(bytes, revisions, 0);
  const origin = bytes.subarray(0, 1_024).indexOf("%PDF-", 0, "latin1");
  if (origin <= 0) return null;
  const fromHeader = bytes.subarray(origin);
  const counted = revisionsOrNull(fromHeader);
  return counted === null ? null : openHistory(fromHeader, counted, origin);
}

function revisionsOrNull(bytes: Buffer): Revisions | null {
  try {
    return readRevisions(bytes);
  } catch (cause) {
    if (cause instanceof PdfBroken) return null;
    throw cause;
  }
}

function openHistory(bytes: Buffer, revisions: Revisions, origin: number): History {
  const plain = viewsOf(parsedFile(bytes), revisions.all);
  const cipher = cipherIn(plain(0));
  const { file, view } = viewsThrough(bytes, revisions, cipher);
  const judged = new Map<number, readonly Change[]>();
  const changes = (index: number): readonly Change[] => {
    const known = judged.get(index) ?? judge(index);
    judged.set(index, known);
    return known;
  };
  const judge = (index: number): readonly Change[] => {
    const before = revisions.all[index - 1];
    const revision = revisions.all[index];
    if (before === undefined || revision === undefined) return [];
    const found = judgeUpdate(view(index - 1), view(index), revision);
    if (!hasStrayBytes(bytes, before.end, revision, view(index))) return found;
    return [...found, { kind: "other", judgement: "forbidden", code: "change.stray-bytes", params: {} }];
  };
  return { file, origin, revisions, view, changes, isOpen: cipher !== null };
}

function viewsThrough(
  bytes: Buffer,
  revisions: Revisions,
  cipher: ReturnType<typeof cipherIn>,
): Pick<History, "file" | "view"> {
  if (cipher === null || cipher === "none") {
    const file = parsedFile(bytes);
    return { file, view: viewsOf(file, revisions.all) };
  }
  const file = parsedFile(bytes, (...sealed) => cipher.opened(...sealed));
  const inside = viewsOf(file, revisions.all);
  const opened = new Map<number, DocumentView>();
  const view = (index: number): DocumentView => {
    const known = opened.get(index) ?? openedView(inside(index), cipher);
    opened.set(index, known);
    return known;
  };
  return { file, view };
}
