import type { FileMark } from "../domain/exclusion/marks-within.ts";

/** A stored file whose text is wanted. */
export interface FileToRead {
  /** Where the bytes are on the local disk; they are read, never changed. */
  readonly path: string;
  /** As the inspection told it by the bytes. */
  readonly mediaType: string;
}

/** The text of a file: a rendition, made again at any time; the original is never touched. */
export interface ExtractedText {
  /** Lines from top to bottom, NFC, text in TCVN3 or VNI converted; none is empty. */
  readonly lines: readonly string[];
  /** The same lines as the search knows them (`foldLine`). */
  readonly folded: readonly string[];
  /** False for scans: pictures, and PDFs without a text layer (a signature's few words are none). */
  readonly hasText: boolean;
  /** Marks of secrecy that stand in it as marks, on any page. */
  readonly marks: readonly FileMark[];
  /** True where the file has more text than is kept. */
  readonly isCut: boolean;
}

/** Why a file gave no text although it might hold some. */
export type ExtractionFault = "tooLong" | "tooMuch" | "broken";

/** Also taking too much memory, or ending the process that read it, is `broken`: that file will never be read. */
export class TextNotExtracted extends Error {
  readonly reason: ExtractionFault;

  constructor(reason: ExtractionFault) {
    super(`A file gave no text: ${reason}.`);
    this.name = "TextNotExtracted";
    this.reason = reason;
  }
}

/** Reads text out of files. A hostile file ends its own reading, nothing else. */
export interface TextExtraction {
  /** Throws `TextNotExtracted`; any other error is a fault of ours and may pass. */
  extract(file: FileToRead): Promise<ExtractedText>;
  close(): Promise<void>;
}
