import { createHash } from "node:crypto";

const modulus = 1n << 128n;

/** What a table holds, whatever the order of its rows: how many, and the sum of their hashes. */
export interface TableDigest {
  readonly rows: number;
  /** Hex. */
  readonly hash: string;
}

/** Adds up rows one after another; two tables with the same rows have the same digest. */
export class DigestOfRows {
  #rows = 0;
  #sum = 0n;

  add(values: readonly unknown[]): void {
    const text = JSON.stringify(values, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
    );
    const hash = createHash("sha256").update(text).digest();
    this.#sum = (this.#sum + ((hash.readBigUInt64BE(0) << 64n) | hash.readBigUInt64BE(8))) % modulus;
    this.#rows += 1;
  }

  digest(): TableDigest {
    return { rows: this.#rows, hash: this.#sum.toString(16).padStart(32, "0") };
  }
}
