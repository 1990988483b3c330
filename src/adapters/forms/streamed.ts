import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * The rows, until `signal` is aborted: then it throws the signal's reason at once, also while a row is awaited, and
 * tells the source to stop.
 */
async function* untilAborted<Row>(rows: AsyncIterable<Row>, signal: AbortSignal): AsyncGenerator<Row> {
  const iterator = rows[Symbol.asyncIterator]();
  let abandon: ((reason: unknown) => void) | null = null;
  let exhausted = false;
  const abort = (): void => abandon?.(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  // One promise for each row: a race against one promise of the whole run would keep every row's reaction.
  const next = (): Promise<IteratorResult<Row>> =>
    new Promise((resolve, reject) => {
      abandon = reject;
      iterator.next().then(resolve, (failure: unknown) => {
        exhausted = true;
        reject(failure);
      });
    });
  try {
    for (;;) {
      signal.throwIfAborted();
      const result = await next();
      if (result.done === true) {
        exhausted = true;
        return;
      }
      yield result.value;
    }
  } finally {
    signal.removeEventListener("abort", abort);
    // Nobody waits for the source any more: it may be stuck, and how it ends changes nothing for the reader.
    if (!exhausted) Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

/**
 * Writes what `produce` makes of `rows` to `out` and ends it. When the rows fail, `out` closes early or `signal` is
 * aborted, destroys `out`, tells the row source to stop, and rejects: with the signal's reason, with the row source's
 * failure, or with what the output said.
 */
export async function streamRows<Row>(
  rows: AsyncIterable<Row>,
  out: Writable,
  signal: AbortSignal | undefined,
  produce: (rows: AsyncIterable<Row>) => AsyncIterable<Uint8Array>,
): Promise<void> {
  const closed = new AbortController();
  const stop = (): void => closed.abort();
  const either = signal === undefined ? closed.signal : AbortSignal.any([closed.signal, signal]);
  out.once("close", stop);
  try {
    await pipeline(produce(untilAborted(rows, either)), out, signal === undefined ? {} : { signal });
  } catch (failure) {
    // A pipeline that fails in two places gives both failures as one; the caller's own reason is the one to hear.
    signal?.throwIfAborted();
    throw failure instanceof AggregateError && failure.errors.length > 0 ? failure.errors[0] : failure;
  } finally {
    out.off("close", stop);
  }
}
