import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { PdfBroken } from "../signatures/pdf/pdf-broken.ts";
import { entry, integerOf, nameOf, type PdfValue } from "../signatures/pdf/values.ts";

/** Encrypts what is added to a file as the rest of it is; each by the number of the object that it stands in. */
export interface Cipher {
  string(bytes: Buffer, number: number, generation: number): Buffer;
  stream(bytes: Buffer, number: number, generation: number): Buffer;
  /** Of a stream that was there. Throws `PdfBroken` where it is not encrypted so. */
  opened(bytes: Buffer, number: number, generation: number): Buffer;
  /** Of a string that was there. Throws `PdfBroken` likewise. */
  openedString(bytes: Buffer, number: number, generation: number): Buffer;
}

type Method = "none" | "rc4" | "aes128" | "aes256";

/** What stands in for the missing part of a password (ISO 32000-1, 7.6.3.3). */
const padding = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex");

const md5 = (...parts: readonly Buffer[]): Buffer => createHash("md5").update(Buffer.concat(parts)).digest();

/** RC4, which OpenSSL no longer gives by default and old restrictions of PDF still use. */
export function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number) => {
    const kept = state[one] ?? 0;
    state[one] = state[other] ?? 0;
    state[other] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (state[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 255] ?? 0);
    }),
  );
}

function littleEndian(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32LE(value | 0);
  return buffer.subarray(0, bytes);
}

interface Handler {
  readonly revision: number;
  readonly version: number;
  readonly keyBytes: number;
  readonly dictionary: PdfValue;
  readonly resolve: (value: PdfValue) => PdfValue;
}

function stringIn({ dictionary, resolve }: Handler, key: string): Buffer {
  const value = resolve(entry(dictionary, key));
  return value.kind === "string" ? value.bytes : Buffer.alloc(0);
}

/** The key of the file for the empty password (algorithm 2). */
function oldKey(handler: Handler, id: Buffer): Buffer {
  const { revision, keyBytes, dictionary, resolve } = handler;
  const hidden = resolve(entry(dictionary, "EncryptMetadata"));
  const keepsMetadata = hidden.kind === "boolean" && !hidden.value;
  let key = md5(
    padding,
    stringIn(handler, "O").subarray(0, 32),
    littleEndian(integerOf(resolve(entry(dictionary, "P"))) ?? 0, 4),
    id,
    revision >= 4 && keepsMetadata ? Buffer.alloc(4, 0xff) : Buffer.alloc(0),
  );
  if (revision >= 3) for (let round = 0; round < 50; round += 1) key = md5(key.subarray(0, keyBytes));
  return key.subarray(0, keyBytes);
}

/** Algorithm 2.B of ISO 32000-2, for the empty password and no owner key. */
function hardened(salt: Buffer): Buffer {
  let key = createHash("sha256").update(salt).digest();
  for (let round = 0, last = 0; round < 64 || last > round - 32; round += 1) {
    const input = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv("aes-128-cbc", key.subarray(0, 16), key.subarray(16, 32)).setAutoPadding(
      false,
    );
    const mixed = cipher.update(input);
    const kind = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = createHash((["sha256", "sha384", "sha512"] as const)[kind] ?? "sha256")
      .update(mixed)
      .digest();
    last = mixed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

function newKey(handler: Handler): Buffer {
  const salt = stringIn(handler, "U").subarray(40, 48);
  const key = handler.revision >= 6 ? hardened(salt) : createHash("sha256").update(salt).digest();
  return createDecipheriv("aes-256-cbc", key, Buffer.alloc(16))
    .setAutoPadding(false)
    .update(stringIn(handler, "UE").subarray(0, 32));
}

/** Does the empty password open the file (algorithms 6 and 11)? A wrong key would read nonsense as if it stood there. */
function isRightKey(handler: Handler, key: Buffer, id: Buffer): boolean {
  const stated = stringIn(handler, "U");
  if (handler.version === 5) {
    const salt = stated.subarray(32, 40);
    const made = handler.revision >= 6 ? hardened(salt) : createHash("sha256").update(salt).digest();
    return made.equals(stated.subarray(0, 32));
  }
  if (handler.revision === 2) return rc4(key, padding).equals(stated.subarray(0, 32));
  let made = md5(padding, id);
  for (let round = 0; round < 20; round += 1) made = rc4(Buffer.from(key.map((byte) => byte ^ round)), made);
  return made.equals(stated.subarray(0, 16));
}

function methodOf({ version, dictionary, resolve }: Handler, use: "StmF" | "StrF"): Method {
  if (version < 4) return "rc4";
  const filter = nameOf(resolve(entry(dictionary, use))) ?? "Identity";
  if (filter === "Identity") return "none";
  const described = resolve(entry(resolve(entry(dictionary, "CF")), filter));
  const named = nameOf(resolve(entry(described, "CFM")));
  if (named === "AESV3") return "aes256";
  if (named === "AESV2") return "aes128";
  return named === "V2" ? "rc4" : "none";
}

function objectKey(key: Buffer, method: Method, number: number, generation: number): Buffer {
  if (method === "aes256") return key;
  const salt = method === "aes128" ? Buffer.from("sAlT", "latin1") : Buffer.alloc(0);
  const mixed = md5(key, littleEndian(number, 3), littleEndian(generation, 2), salt);
  return mixed.subarray(0, Math.min(key.length + 5, 16));
}

function sealed(method: Method, key: Buffer, bytes: Buffer): Buffer {
  if (method === "none") return bytes;
  if (method === "rc4") return rc4(key, bytes);
  const start = randomBytes(16);
  const cipher = createCipheriv(method === "aes256" ? "aes-256-cbc" : "aes-128-cbc", key, start);
  return Buffer.concat([start, cipher.update(bytes), cipher.final()]);
}

function unsealed(method: Method, key: Buffer, bytes: Buffer): Buffer {
  if (method === "none") return bytes;
  if (method === "rc4") return rc4(key, bytes);
  const name = method === "aes256" ? "aes-256-cbc" : "aes-128-cbc";
  try {
    const decipher = createDecipheriv(name, key, bytes.subarray(0, 16));
    return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
  } catch (cause) {
    if (cause instanceof Error) throw new PdfBroken("pdf.encryption", 0);
    throw cause;
  }
}

/**
 * The standard security handler (ISO 32000-2, 7.6.4) of a file that opens without a password: restrictions on printing or
 * changing. Null for handlers and versions that are not known, and where a password is needed.
 *
 * @param id the first part of the trailer's /ID, or nothing.
 */
export function cipherOf(
  dictionary: PdfValue,
  resolve: (value: PdfValue) => PdfValue,
  id: Buffer,
): Cipher | null {
  const integer = (key: string) => integerOf(resolve(entry(dictionary, key)));
  const version = integer("V") ?? 0;
  const revision = integer("R") ?? 0;
  const isKnown = [1, 2, 4, 5].includes(version) && revision >= 2 && revision <= 6;
  if (nameOf(resolve(entry(dictionary, "Filter"))) !== "Standard" || !isKnown) return null;
  const length = integer("Length") ?? 40;
  const keyBytes = version === 1 ? 5 : version === 4 ? 16 : Math.min(Math.max(length >> 3, 5), 16);
  const handler: Handler = { revision, version, keyBytes, dictionary, resolve };
  const key = version === 5 ? newKey(handler) : oldKey(handler, id);
  if (!isRightKey(handler, key, id)) return null;
  const [streams, strings] = [methodOf(handler, "StmF"), methodOf(handler, "StrF")];
  return {
    string: (bytes, number, generation) =>
      sealed(strings, objectKey(key, strings, number, generation), bytes),
    stream: (bytes, number, generation) =>
      sealed(streams, objectKey(key, streams, number, generation), bytes),
    opened: (bytes, number, generation) =>
      unsealed(streams, objectKey(key, streams, number, generation), bytes),
    openedString: (bytes, number, generation) =>
      unsealed(strings, objectKey(key, strings, number, generation), bytes),
  };
}
