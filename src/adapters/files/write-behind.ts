import { AppendRefused } from "../../ports/file-store.ts";

export interface Append {
  readonly source: AsyncIterable<Uint8Array>;
  /** Bytes that are held. */
  readonly at: number;
  /** Bytes in all that may be. */
  readonly limit: number;
  /** Told of each piece once it is written. */
  readonly written?: ((piece: Uint8Array) => void) | undefined;
}

/** Makes pieces durable that came together, from this place of the file on. */
type Write = (pieces: readonly Uint8Array[], position: number) => Promise<void>;

/** So much may wait while what came before is being written; then the sender waits for it. */
const mostGathered = 262_144;

/**
 * Writes what comes: what comes while a piece is being written goes next, together; also where the source fails then.
 * `mayGoOn` throws where nothing more is wanted. Answers the size then reached; throws `AppendRefused` `full`, and the
 * source's error.
 */
export async function writeAsItComes(
  { source, at, limit, written }: Append,
  write: Write,
  mayGoOn: () => void = () => undefined,
): Promise<number> {
  let size = at;
  let isFull = false;
  const writer = writeBehind(at, write, written);
  try {
    for await (const piece of source) {
      mayGoOn();
      const bytes = piece.subarray(0, limit - size);
      size += bytes.length;
      if (bytes.length > 0) await writer.take(bytes);
      isFull = bytes.length < piece.length;
      if (isFull) break;
    }
  } finally {
    await writer.end();
  }
  mayGoOn();
  if (isFull) throw new AppendRefused("full", size);
  return size;
}

function writeBehind(at: number, write: Write, written: Append["written"]) {
  let gathered: Uint8Array[] = [];
  let position = at;
  let current: Promise<void> = Promise.resolve();
  let draining: Promise<void> | null = null;
  /** Until nothing waits: what a sender left who then says nothing is durable too. */
  async function drain(): Promise<void> {
    while (gathered.length > 0) {
      const [pieces, from] = [gathered, position];
      gathered = [];
      position += lengthOf(pieces);
      current = write(pieces, from);
      await current;
      if (written !== undefined) for (const piece of pieces) written(piece);
    }
    draining = null;
  }
  return {
    async take(bytes: Uint8Array): Promise<void> {
      gathered.push(bytes);
      if (draining === null) {
        draining = drain();
        // Whoever waits for it hears of it.
        draining.catch(() => undefined);
      } else if (lengthOf(gathered) >= mostGathered) await current;
    },
    async end(): Promise<void> {
      await draining;
    },
  };
}

export const lengthOf = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, { length }) => sum + length, 0);
