/** The bytes are not what a PDF has at that place. Inside the reader only: a validator turns it into a finding. */
export class PdfBroken extends Error {
  /** What is wrong: `pdf.…`. */
  readonly code: string;
  /** The place in the bytes. */
  readonly position: number;

  constructor(code: string, position: number) {
    super(`${code} at ${position}`);
    this.name = "PdfBroken";
    this.code = code;
    this.position = position;
  }
}

/** What is read; null where the bytes are not what a PDF has there. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof PdfBroken) return null;
    throw cause;
  }
}
