/**
 * The same values in the same order; while one is being dealt with the next is already on its way, so that a file is read
 * while the database works. Never more than one is.
 */
export async function* oneAhead<T>(values: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = begin(values);
  try {
    for (;;) {
      const got = await next;
      if ("error" in got) throw got.error;
      if (got.result.done === true) return;
      next = begin(values);
      yield got.result.value;
    }
  } finally {
    // What is on its way uses the file, which whoever stopped is about to close.
    await next;
    await values.return(undefined);
  }
}

type Got<T> = { readonly result: IteratorResult<T, unknown> } | { readonly error: unknown };

/** A failure waits until its turn comes: a promise that nobody awaits yet must not end the process. */
function begin<T>(values: AsyncGenerator<T>): Promise<Got<T>> {
  return values.next().then(
    (result) => ({ result }),
    (error: unknown) => ({ error }),
  );
}
