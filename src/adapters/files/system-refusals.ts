/** The code of the system in an error of `node:fs` (`ENOSPC`, `EACCES`, …). */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Runs work on a disk or share; what the system refuses becomes what `refusal` makes of its code, other errors pass. */
export async function refusedAs<T>(
  refusal: (code: string, cause: Error) => Error,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    throw refusal(codeOf(error) ?? "unknown", error);
  }
}
