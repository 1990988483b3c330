import assert from "node:assert/strict";
import * as fc from "fast-check";
import { quickXorHash } from "../../../src/adapters/archive/quick-xor-hash.ts";

function hashOf(...pieces: readonly Uint8Array[]): string {
  const hash = quickXorHash();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** As Microsoft's page describes it, bit by bit, with no thought of speed. */
function slowHashOf(bytes: Uint8Array): string {
  const bits = 160n;
  const all = (1n << bits) - 1n;
  let ring = 0n;
  bytes.forEach((byte, i) => {
    const by = BigInt((i * 11) % 160);
    const moved = BigInt(byte) << by;
    ring ^= (moved & all) | (moved >> bits);
  });
  ring ^= BigInt(bytes.length) << (bits - 64n);
  const out = Buffer.from(ring.toString(16).padStart(40, "0"), "hex");
  return out.reverse().toString("base64");
}

describe("QuickXorHash", () => {
  it("gives what is known of a few inputs", () => {
    const known: readonly (readonly [base64: string, hash: string])[] = [
      ["", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="],
      ["Sg==", "SgAAAAAAAAAAAAAAAQAAAAAAAAA="],
      ["tbQ=", "taAFAAAAAAAAAAAAAgAAAAAAAAA="],
      ["0pZP", "0rDEEwAAAAAAAAAAAwAAAAAAAAA="],
    ];
    for (const [input, hash] of known) assert.equal(hashOf(Buffer.from(input, "base64")), hash);
  });

  it("is what its description says, for any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        assert.equal(hashOf(bytes), slowHashOf(bytes));
      }),
    );
  });

  it("does not depend on how the bytes were cut", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 8 }), (pieces) => {
        assert.equal(hashOf(...pieces), hashOf(Buffer.concat(pieces)));
      }),
    );
  });

  it("tells apart bytes of which one bit changed or two neighbours changed places", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 2, maxLength: 600 }), fc.nat(), (bytes, where) => {
        const at = where % (bytes.length - 1);
        const changed = Uint8Array.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ 1;
        assert.notEqual(hashOf(changed), hashOf(bytes));
        if (bytes[at] === bytes[at + 1]) return;
        const swapped = Uint8Array.from(bytes);
        [swapped[at], swapped[at + 1]] = [bytes[at + 1] ?? 0, bytes[at] ?? 0];
        assert.notEqual(hashOf(swapped), hashOf(bytes));
      }),
    );
  });
});
