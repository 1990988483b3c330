import { DuplicateKey, StoreUnavailable } from "../../../ports/store-errors.ts";

const PRIMARY_CODES = {
  busy: 5,
  locked: 6,
  readOnly: 8,
  input: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
} as const;
const UNIQUE = 2067;
const PRIMARY_KEY = 1555;
const ROWID = 2579;

const SENTENCES: Readonly<Record<number, string>> = {
  [PRIMARY_CODES.busy]: "The database file is locked by another process.",
  [PRIMARY_CODES.locked]: "The database is locked.",
  [PRIMARY_CODES.readOnly]: "The database file cannot be written: it, its folder or its disk is read-only.",
  [PRIMARY_CODES.input]: "The disk failed while the database was read or written.",
  [PRIMARY_CODES.corrupt]: "The database file is damaged: restore a backup.",
  [PRIMARY_CODES.full]: "The disk is full.",
  [PRIMARY_CODES.cannotOpen]: "The database file cannot be opened.",
  [PRIMARY_CODES.notADatabase]: "The database file is no database: restore a backup.",
};

function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode : undefined;
}

/** SQLite's numbers to our types; anything else stays what it is, a fault of ours. */
export function sqliteError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error)) return error;
  if (code === UNIQUE || code === PRIMARY_KEY || code === ROWID) {
    return new DuplicateKey(error.message.replace(/^.*failed: /, ""), { cause: error });
  }
  // The low byte is the kind; the rest says where it happened.
  const sentence = SENTENCES[code & 0xff];
  if (sentence === undefined) return error;
  return new StoreUnavailable(sentence, { cause: error, full: (code & 0xff) === PRIMARY_CODES.full });
}

const POISONING: ReadonlySet<number> = new Set([
  PRIMARY_CODES.readOnly,
  PRIMARY_CODES.input,
  PRIMARY_CODES.corrupt,
  PRIMARY_CODES.cannotOpen,
  PRIMARY_CODES.notADatabase,
]);

/** What the connection holds may no longer be what the file is: a disk that was away, a file that was put back. */
export function isPoisoning(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && POISONING.has(code & 0xff);
}

/** Another process has what is needed; waiting may help. */
export function isBusy(error: unknown): boolean {
  const code = error instanceof StoreUnavailable ? codeOf(error.cause) : undefined;
  return code !== undefined && (code & 0xff) === PRIMARY_CODES.busy;
}
