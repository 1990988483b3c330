import { cipherOf, type Cipher } from "../renditions/encryption.ts";
import { mostKept, type DocumentView } from "./pdf/document-view.ts";
import { PdfBroken } from "./pdf/pdf-broken.ts";
import { dictionaryOf, entry, nameOf, pdfNull, type PdfDictionary, type PdfValue } from "./pdf/values.ts";

/** `none` where the file is not encrypted; null where it cannot be opened: a password, a certificate, an unknown way. */
export function cipherIn(view: DocumentView): Cipher | "none" | null {
  const encryption = entry(view.trailer, "Encrypt");
  if (encryption.kind === "null") return "none";
  const dictionary = view.resolve(encryption);
  const ids = view.resolve(entry(view.trailer, "ID"));
  const id = ids.kind === "array" ? view.resolve(ids.items[0] ?? pdfNull) : pdfNull;
  try {
    return cipherOf(dictionary, view.resolve, id.kind === "string" ? id.bytes : Buffer.alloc(0));
  } catch (cause) {
    // Node's ciphers throw where a key or a salt has not the length that it must have.
    if (cause instanceof Error) return null;
    throw cause;
  }
}

const mostHops = 32;

/**
 * The view with strings and streams as they were before they were encrypted. What a signature dictionary has in /Contents
 * never is (ISO 32000-2, 7.6.2), nor what describes the encryption, nor what an object stream holds.
 */
export function openedView(view: DocumentView, cipher: Cipher): DocumentView {
  const encryption = entry(view.trailer, "Encrypt");
  const plain = encryption.kind === "reference" ? encryption.number : -1;
  const known = new Map<number, PdfValue>();
  const object = (number: number): PdfValue => {
    const value = known.get(number) ?? read(number);
    if (known.size >= mostKept) known.clear();
    known.set(number, value);
    return value;
  };
  const read = (number: number): PdfValue => {
    const place = view.place(number);
    const value = view.object(number);
    if (place?.is !== "inFile" || number === plain || nameOf(entry(value, "Type")) === "XRef") return value;
    return opened(value, { cipher, number, generation: place.generation }, 0);
  };
  const resolve = (value: PdfValue): PdfValue => {
    let found = value;
    for (let hop = 0; found.kind === "reference"; hop += 1)
      found = hop < mostHops ? object(found.number) : pdfNull;
    return found;
  };
  return { ...view, object, resolve };
}

interface Key {
  readonly cipher: Cipher;
  readonly number: number;
  readonly generation: number;
}

const mostLevels = 500;

function opened(value: PdfValue, key: Key, level: number): PdfValue {
  if (level > mostLevels) return pdfNull;
  if (value.kind === "string") {
    return {
      ...value,
      bytes: orAsItIs(value.bytes, (it) => key.cipher.openedString(it, key.number, key.generation)),
    };
  }
  if (value.kind === "array")
    return { ...value, items: value.items.map((item) => opened(item, key, level + 1)) };
  if (value.kind === "dictionary") return openedDictionary(value, key, level);
  if (value.kind !== "stream") return value;
  const sealed = value.bytes;
  let bytes: Buffer | undefined;
  return {
    ...value,
    dictionary: openedDictionary(value.dictionary, key, level),
    // Most are never looked into.
    get bytes() {
      return (bytes ??= orAsItIs(sealed, (it) => key.cipher.opened(it, key.number, key.generation)));
    },
  };
}

function openedDictionary(value: PdfDictionary, key: Key, level: number): PdfDictionary {
  const isSignature = dictionaryOf(value)?.entries.has("ByteRange") === true;
  const entries = [...value.entries].map(([name, item]): [string, PdfValue] => [
    name,
    isSignature && name === "Contents" ? item : opened(item, key, level + 1),
  ]);
  return { ...value, entries: new Map(entries) };
}

/** What does not open was not encrypted so: a writer that signs an encrypted file may leave its own strings plain. */
function orAsItIs(bytes: Buffer, open: (bytes: Buffer) => Buffer): Buffer {
  try {
    return open(bytes);
  } catch (cause) {
    if (cause instanceof PdfBroken) return bytes;
    throw cause;
  }
}
