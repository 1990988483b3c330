/** A part of a file, both ends included, as HTTP counts them. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Open bytes: read to the end, or left early with `destroy`. */
export interface OpenBytes extends AsyncIterable<Uint8Array> {
  destroy(): unknown;
}

/** What lies in the store, whoever knows of it; `changedAt` is when bytes last came in. */
export interface HeldFile {
  readonly id: string;
  readonly size: number;
  readonly changedAt: Date;
}

/**
 * Keeps bytes under a technical id (a UUID, made by us; nothing from outside ever becomes part of a path). A file
 * grows until `finish`; from then on its bytes never change (rule 1).
 *
 * Every method throws `FileStoreUnavailable` when the place itself fails (disk full, not mounted, no right).
 */
export interface FileStore {
  /** Makes room for a file that does not exist yet. */
  begin(id: string): Promise<void>;
  /** Bytes that are held, null where there is no such file. */
  size(id: string): Promise<number | null>;
  isFinished(id: string): Promise<boolean>;
  /**
   * Adds bytes after the `at` that are held, and answers with the size then reached. When the source fails halfway, what
   * came until then is kept, durably, and the source's error is thrown. Throws `AppendRefused`: `busy` while another append to the same
   * file runs, `offset` when `at` is not what is held, `full` when more than `limit` bytes in all come (those up to
   * the limit are kept), `missing`, `finished`. `written` is told of each piece that nobody here needs any more.
   */
  append(
    id: string,
    source: AsyncIterable<Uint8Array>,
    at: number,
    limit: number,
    written?: (piece: Uint8Array) => void,
  ): Promise<number>;
  /** Makes the file durable and unchangeable; again is no fault. Throws `AppendRefused` `busy` or `missing`. */
  finish(id: string): Promise<void>;
  /**
   * What tells these bytes from any that came in their place (size, time of change, place on the disk), without reading
   * them; null where there is no such file.
   */
  identity(id: string): Promise<string | null>;
  /** The bytes, of a growing file too; null where there is no such file. */
  open(id: string, range?: ByteRange): Promise<OpenBytes | null>;
  /** Runs `work` with a path on the local disk from which the bytes can be read while it runs. Throws `AppendRefused` `missing`. */
  withLocalPath<T>(id: string, work: (path: string) => Promise<T>): Promise<T>;
  /** Removes the bytes; true where there were any. An append that runs fails. */
  remove(id: string): Promise<boolean>;
  /** Everything that is held, finished or not, in no order. */
  list(): AsyncIterable<HeldFile>;
  /** Writes, reads and removes a few bytes. */
  check(): Promise<void>;
}

/** The file is not in the state that an append or a finish needs. */
export class AppendRefused extends Error {
  readonly reason: "busy" | "offset" | "full" | "missing" | "finished";
  /** Bytes that are held. */
  readonly held: number;

  constructor(reason: AppendRefused["reason"], held: number) {
    super(`The file takes no bytes: ${reason}.`);
    this.name = "AppendRefused";
    this.reason = reason;
    this.held = held;
  }
}

/** The place where files lie does not answer. */
export class FileStoreUnavailable extends Error {
  /** No room is left. */
  readonly full: boolean;

  constructor(message: string, options: ErrorOptions & { readonly full?: boolean } = {}) {
    super(message, options);
    this.name = "FileStoreUnavailable";
    this.full = options.full ?? false;
  }
}
