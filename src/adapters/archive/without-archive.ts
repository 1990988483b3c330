import type { Archives } from "../../ports/archives.ts";

/** Files stay in the spool: the embedded default. */
export const withoutArchive: Archives = {
  current: null,
  all: [],
  of: () => null,
  copies: () => Promise.reject(new Error("Without an archive nothing is fetched.")),
};
