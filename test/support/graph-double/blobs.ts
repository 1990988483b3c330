import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { quickXorHash } from "../../../src/adapters/archive/quick-xor-hash.ts";

/** Bytes that an item has or had. */
export interface Blob {
  readonly file: string;
  readonly size: number;
  readonly quickXor: string;
}

/** The bytes of the double, on the disk so that its memory stays as it is. */
export class Blobs {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<Blobs> {
    return new Blobs(await mkdtemp(path.join(tmpdir(), "vanthu-graph-")));
  }

  newFile(): string {
    return path.join(this.folder, randomUUID());
  }

  async keep(bytes: Readable): Promise<Blob> {
    const file = this.newFile();
    await pipeline(bytes, createWriteStream(file));
    return this.measure(file);
  }

  async measure(file: string): Promise<Blob> {
    const hash = quickXorHash();
    let size = 0;
    for await (const piece of createReadStream(file)) {
      hash.update(piece as Buffer);
      size += (piece as Buffer).length;
    }
    return { file, size, quickXor: hash.digest() };
  }

  /** A copy in which one byte is another. */
  async spoil({ file, size }: Blob): Promise<Blob> {
    const other = this.newFile();
    await copyFile(file, other);
    const handle = await open(other, "r+");
    await handle.write(Buffer.from([0x5a]), 0, 1, Math.floor(size / 2));
    await handle.close();
    return this.measure(other);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
