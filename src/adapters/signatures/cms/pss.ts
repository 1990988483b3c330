import { constants, createVerify, publicEncrypt, type KeyObject } from "node:crypto";
import { hash, type DigestName } from "./digest.ts";
import { keyFacts } from "./key-facts.ts";

/** RSASSA-PSS as the signature states it (RFC 8017, 8.1). */
export interface PssParameters {
  readonly digest: DigestName;
  /** Of MGF1. */
  readonly maskDigest: DigestName;
  readonly saltLength: number;
}

/**
 * Node's verify takes one digest for both uses; a signature that states two is verified here step by step, since to
 * ignore what it states would take as good what its maker did not sign so (signatures.md 3.2, 7).
 */
export function verifyPss(
  parts: readonly Buffer[],
  signature: Buffer,
  key: KeyObject,
  parameters: PssParameters,
): boolean {
  const { digest, maskDigest, saltLength } = parameters;
  if (digest !== maskDigest) return verifyTwoDigests(hash(digest, parts), signature, key, parameters);
  const verifier = createVerify(digest);
  for (const part of parts) verifier.update(part);
  return verifier.verify({ key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature);
}

/** EMSA-PSS-VERIFY (RFC 8017, 9.1.2). */
function verifyTwoDigests(
  messageHash: Buffer,
  signature: Buffer,
  key: KeyObject,
  { digest, maskDigest, saltLength }: PssParameters,
): boolean {
  const bits = (keyFacts(key).bits ?? 0) - 1;
  if (bits < 512 || signature.length !== Math.ceil((bits + 1) / 8)) return false;
  const raw = publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, signature);
  const length = Math.ceil(bits / 8);
  const encoded = raw.subarray(raw.length - length);
  const hashLength = messageHash.length;
  if (length < hashLength + saltLength + 2 || encoded.at(-1) !== 0xbc) return false;
  const masked = encoded.subarray(0, length - hashLength - 1);
  const stated = encoded.subarray(length - hashLength - 1, length - 1);
  const block = Buffer.from(masked);
  const mask = mgf1(maskDigest, stated, block.length);
  for (let i = 0; i < block.length; i += 1) block[i] = (block[i] ?? 0) ^ (mask[i] ?? 0);
  const unusedBits = 8 * length - bits;
  if ((masked[0] ?? 0) >> (8 - unusedBits) !== 0 && unusedBits > 0) return false;
  block[0] = (block[0] ?? 0) & (0xff >> unusedBits);
  const zeros = block.length - saltLength - 1;
  for (let i = 0; i < zeros; i += 1) if (block[i] !== 0) return false;
  if (block[zeros] !== 0x01) return false;
  const salt = block.subarray(zeros + 1);
  return hash(digest, [Buffer.alloc(8), messageHash, salt]).equals(stated);
}

function mgf1(digest: DigestName, seed: Buffer, length: number): Buffer {
  const blocks: Buffer[] = [];
  for (let counter = 0, made = 0; made < length; counter += 1) {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(counter);
    const block = hash(digest, [seed, number]);
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks).subarray(0, length);
}
