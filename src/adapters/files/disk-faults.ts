import { FileStoreUnavailable } from "../../ports/file-store.ts";
import { codeOf, refusedAs } from "./system-refusals.ts";

export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

/** Runs work on the disk and turns what the system refuses into `FileStoreUnavailable`; its message names no path. */
export const answering = <T>(work: () => Promise<T>): Promise<T> =>
  refusedAs(
    (code, cause) =>
      new FileStoreUnavailable(`The file store does not answer (${code}).`, {
        cause,
        full: code === "ENOSPC" || code === "EDQUOT",
      }),
    work,
  );
