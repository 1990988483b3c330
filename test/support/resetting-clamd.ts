import { once } from "node:events";
import { createServer, type Socket } from "node:net";

export interface ResettingClamd {
  readonly port: number;
  /** Streams that were reset in their middle. */
  resets: number;
  /** The longest stream that it takes, bytes. */
  streamMaxLength: number;
  /** Resets a stream after so many bytes, whatever its length; null: never. */
  breaksAfter: number | null;
  close(): Promise<void>;
}

const notLookedInto = "stream: Heuristics.Limits.Exceeded FOUND\0";

/**
 * Talks as clamd does (clamd(8)) and refuses a stream by the length that a chunk announces. In the middle of a stream
 * the reset overtakes its words, as it may on any network, so that they are never heard.
 */
export async function resettingClamd(streamMaxLength: number): Promise<ResettingClamd> {
  const open = new Set<Socket>();

  function reset(line: Socket): void {
    clamd.resets += 1;
    line.resetAndDestroy();
  }

  function serve(line: Socket): void {
    let buffered = Buffer.alloc(0);
    let isStream = false;
    let taken = 0;
    let toCome = 0;

    function readChunks(): void {
      while (!line.destroyed && buffered.length >= (toCome > 0 ? 1 : 4)) {
        if (toCome > 0) {
          const skipped = Math.min(toCome, buffered.length);
          buffered = buffered.subarray(skipped);
          toCome -= skipped;
          continue;
        }
        toCome = buffered.readUInt32BE(0);
        buffered = buffered.subarray(4);
        if (toCome === 0) return void line.end(notLookedInto);
        const isTooLong = taken + toCome > clamd.streamMaxLength;
        if (isTooLong && taken === 0) return void line.end("INSTREAM size limit exceeded. ERROR\0");
        taken += toCome;
        if (isTooLong || (clamd.breaksAfter !== null && taken > clamd.breaksAfter)) reset(line);
      }
    }

    line.on("data", (piece: Buffer) => {
      buffered = Buffer.concat([buffered, piece]);
      const end = isStream ? -1 : buffered.indexOf(0);
      if (!isStream && end < 0) return;
      if (buffered.toString("latin1", 0, end) === "zVERSION")
        return void line.end("ClamAV 1.4.6/1/Sun Nov 22 08:25:31 2026\0");
      buffered = buffered.subarray(end + 1);
      isStream = true;
      readChunks();
    });
  }

  const server = createServer((line) => {
    open.add(line);
    line.on("error", () => undefined).on("close", () => open.delete(line));
    serve(line);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const clamd: ResettingClamd = {
    port: typeof address === "object" && address !== null ? address.port : 0,
    resets: 0,
    streamMaxLength,
    breaksAfter: null,
    async close() {
      for (const line of open) line.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return clamd;
}
