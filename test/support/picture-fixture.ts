import { crc32, deflateSync } from "node:zlib";

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** A grey PNG; with a size other than its own it only claims so. */
export function pngFixture(width = 2, height = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.alloc(6))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The frame of a JPEG: what tells its size, and its end. */
export function jpegFixture(width = 2, height = 2): Buffer {
  const frame = Buffer.from("ffd8ffe000104a46494600010100000100010000ffc0000b080000000001011100", "hex");
  frame.writeUInt16BE(height, 25);
  frame.writeUInt16BE(width, 27);
  return Buffer.concat([frame, Buffer.from("ffda0008010100003f0000ffd9", "hex")]);
}

/** A TIFF of so many pages of 2 by 2 points, each without its points. */
export function tiffFixture(pages: number, width = 2, height = 2): Buffer {
  const size = 2 + 2 * 12 + 4;
  const bytes = Buffer.alloc(8 + pages * size);
  bytes.write("II*\0", "latin1");
  bytes.writeUInt32LE(8, 4);
  for (let page = 0; page < pages; page += 1) {
    const at = 8 + page * size;
    bytes.writeUInt16LE(2, at);
    for (const [index, tag] of [256, 257].entries()) {
      bytes.writeUInt16LE(tag, at + 2 + index * 12);
      bytes.writeUInt16LE(3, at + 4 + index * 12);
      bytes.writeUInt32LE(1, at + 6 + index * 12);
      bytes.writeUInt16LE(tag === 256 ? width : height, at + 10 + index * 12);
    }
    bytes.writeUInt32LE(page === pages - 1 ? 0 : at + size, at + 26);
  }
  return bytes;
}
