import { notScanned } from "../../src/domain/files/file-scan.ts";
import { foldLine } from "../../src/domain/text/fold-lines.ts";
import type { Records } from "../../src/ports/store.ts";
import { at, newId } from "./store-fixture.ts";

/** A document, for a file of its. */
export interface Home {
  readonly agencyId: string;
  readonly id: string;
  readonly kind?: "incoming" | "outgoing";
}

/** Keeps the record of a file, whose text is then waited for; its id. */
export async function addFile(
  records: Records,
  { agencyId, id: documentId, kind = "incoming" }: Home,
): Promise<string> {
  const id = newId();
  await records.files.insert([
    {
      id,
      agencyId,
      documentKind: kind,
      documentId,
      role: "main",
      position: 0,
      name: "vb.pdf",
      mediaType: "application/pdf",
      size: 5,
      sha256: "0".repeat(64),
      pageCount: 1,
      storedAt: at("11-20 08:00"),
      scan: notScanned,
      active: [],
    },
  ]);
  return id;
}

/** What reading the file would leave, line by line. */
export function found(records: Records, fileId: string, text: string): Promise<boolean> {
  const lines = text.split("\n");
  const standing = { state: "found", reason: null, isCut: false } as const;
  return records.texts.settle(fileId, standing, { lines, folded: lines.map(foldLine) });
}
