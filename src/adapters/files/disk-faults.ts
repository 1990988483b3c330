import { FileStoreUnavailable } from "../../ports/file-store.ts";

export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Runs work on the disk and turns what the system refuses into `FileStoreUnavailable`; its message names no path. */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    const code = codeOf(error) ?? "unknown";
    throw new FileStoreUnavailable(`The file store does not answer (${code}).`, {
      cause: error,
      full: code === "ENOSPC" || code === "EDQUOT",
    });
  }
}
