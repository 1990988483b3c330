const width = 160;
const shift = 11;

/** QuickXorHash, the hash that SharePoint keeps of every file: fed piece by piece, 20 bytes in base64 at the end. */
export interface QuickXorHash {
  update(piece: Uint8Array): void;
  digest(): string;
}

/**
 * Each byte is xored into a ring of 160 bits, 11 bits after the one before it; the length is xored into the last 8
 * bytes (learn.microsoft.com, "QuickXorHash algorithm"). After 160 bytes the places repeat, so that bytes at the same
 * place are gathered first and laid into the ring once.
 */
export function quickXorHash(): QuickXorHash {
  const gathered = new Uint8Array(width);
  let length = 0;
  return {
    update(piece) {
      let place = length % width;
      for (const byte of piece) {
        gathered[place] = (gathered[place] ?? 0) ^ byte;
        place += 1;
        if (place === width) place = 0;
      }
      length += piece.length;
    },
    digest() {
      const ring = new Uint8Array(width / 8);
      gathered.forEach((byte, place) => layInto(ring, byte, (place * shift) % width));
      let rest = length;
      for (let at = ring.length - 8; at < ring.length; at += 1) {
        ring[at] = (ring[at] ?? 0) ^ (rest % 256);
        rest = Math.floor(rest / 256);
      }
      return Buffer.from(ring).toString("base64");
    },
  };
}

function layInto(ring: Uint8Array, byte: number, bit: number): void {
  const at = Math.floor(bit / 8);
  const moved = byte << (bit % 8);
  ring[at] = (ring[at] ?? 0) ^ (moved & 0xff);
  const next = (at + 1) % ring.length;
  ring[next] = (ring[next] ?? 0) ^ (moved >> 8);
}
