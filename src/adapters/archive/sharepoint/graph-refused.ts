import { ArchiveUnavailable, type ArchiveFault } from "../../../ports/archive.ts";

/** Graph, or the host of uploads, understood the question and said no. */
export class GraphRefused extends Error {
  readonly status: number;
  /** Graph's own word, such as `itemNotFound`. */
  readonly code: string;
  /** Where an answer says to go on, such as a new delta link. */
  readonly location: string | null;

  constructor(status: number, code: string, requestId: string | null, location: string | null = null) {
    super(`Graph answers ${status} ${code}${requestId === null ? "" : ` (request ${requestId})`}.`);
    this.name = "GraphRefused";
    this.status = status;
    this.code = code;
    this.location = location;
  }
}

export function isRefused(error: unknown, ...statuses: readonly number[]): error is GraphRefused {
  return error instanceof GraphRefused && (statuses.length === 0 || statuses.includes(error.status));
}

const faults: Readonly<Record<number, ArchiveFault>> = {
  401: "denied",
  403: "denied",
  404: "missingLibrary",
  409: "changed",
  412: "changed",
  423: "locked",
  507: "full",
};

/** Runs work with Graph; what it refuses and the work did not expect becomes `ArchiveUnavailable`. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    throw new ArchiveUnavailable(faults[error.status] ?? "offline", error.message, { cause: error });
  }
}

/** Null where Graph says that there is none. */
export async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (isRefused(error, 404)) return null;
    throw error;
  }
}
