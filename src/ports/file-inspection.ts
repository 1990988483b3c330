import type { ActiveKind } from "../domain/files/active-content.ts";
import type { FileMark } from "../domain/exclusion/marks-within.ts";
import type { FirstPage } from "../domain/exclusion/first-page.ts";

export type FileRole = "main" | "attachment";

export interface FileToInspect {
  /** Where the bytes are on the local disk; they are read, never changed. */
  readonly path: string;
  /** The name that the sender gave, with its extension. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly role: FileRole;
  /** Active content for which the agency refuses a file. */
  readonly refuses: readonly ActiveKind[];
}

export interface FileFacts {
  /** Told by the bytes, never by the name. */
  readonly mediaType: string;
  /** The usual extension of that type, lower case, without the dot. */
  readonly extension: string;
  /** Null where the format knows no pages (DOCX, XLSX, ZIP…). */
  readonly pageCount: number | null;
  /** Null where the question has no meaning: anything but PDF and pictures. */
  readonly hasTextLayer: boolean | null;
  /** For the exclusion gate; null where the format does not give it (DOC, XLSX, pictures…). */
  readonly firstPage: FirstPage | null;
  /** Marks that stand elsewhere than on its first page, as far as there was time to look. */
  readonly marks: readonly FileMark[];
  /** What in it, or in a file inside it, does something when it is opened. */
  readonly active: readonly ActiveKind[];
}

/** Recognises a file by its content and refuses what may not be kept. A hostile file ends its inspection, nothing else. */
export interface FileInspection {
  /**
   * Throws `RuleBroken` with a code `intake.…` (empty, unknown type, name and content that disagree, encrypted,
   * broken, bomb, unsafe names, active content that is refused, too long to read); any other error is a fault of ours, such as a file that
   * is not there.
   */
  inspect(file: FileToInspect): Promise<FileFacts>;
  /** Ends what is being inspected; nothing can be inspected afterwards. */
  close(): Promise<void>;
}
