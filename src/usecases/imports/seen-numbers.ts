import type { BookNumber } from "../../domain/imports/read-number.ts";

/** Where a number stood before in the same file. */
export interface SeenBefore {
  readonly row: number;
  /** The rows say the same, as far as 32 bits of their hashes tell. */
  readonly isSame: boolean;
}

/**
 * The numbers that a file has used so far, eight bytes for each: a register of a million entries must not be held in
 * memory otherwise.
 */
export class SeenNumbers {
  readonly #plain = new Map<string, { rows: Uint32Array; hashes: Uint32Array }>();
  readonly #suffixed = new Map<string, { row: number; hash: number }>();

  /** Remembers the number and tells where it stood before, null where it is new. */
  add(register: string, { number, suffix }: BookNumber, row: number, rowHash: string): SeenBefore | null {
    const hash = Number.parseInt(rowHash.slice(0, 8), 16);
    if (suffix !== "") return this.#addSuffixed(`${register}|${number}${suffix}`, row, hash);
    const { rows, hashes } = this.#room(register, number);
    const before = rows[number] ?? 0;
    if (before !== 0) return { row: before, isSame: hashes[number] === hash };
    rows[number] = row;
    hashes[number] = hash;
    return null;
  }

  #addSuffixed(key: string, row: number, hash: number): SeenBefore | null {
    const before = this.#suffixed.get(key);
    if (before !== undefined) return { row: before.row, isSame: before.hash === hash };
    this.#suffixed.set(key, { row, hash });
    return null;
  }

  #room(register: string, number: number) {
    const known = this.#plain.get(register) ?? { rows: new Uint32Array(1024), hashes: new Uint32Array(1024) };
    if (number >= known.rows.length) {
      const length = Math.max(number + 1, known.rows.length * 2);
      known.rows = grown(known.rows, length);
      known.hashes = grown(known.hashes, length);
    }
    this.#plain.set(register, known);
    return known;
  }
}

function grown(from: Uint32Array, length: number): Uint32Array {
  const to = new Uint32Array(length);
  to.set(from);
  return to;
}
