import { fileTypeFromBuffer } from "file-type";
import { decodeText } from "./plain-text.ts";

/** What the first bytes say; `zip` and `ole` are containers that only their entries tell apart. */
export type Recognised =
  | { readonly as: "pdf" | "zip" | "ole" | "rtf" | "txt" | "png" | "jpg" | "tif" }
  | { readonly as: "foreign"; readonly label: string }
  | { readonly as: "unknown" };

/** Bytes from the beginning that `recognise` looks at. */
export const headBytes = 64 * 1024;
/** Bytes from the end where the trailer of a PDF is sought. */
export const tailBytes = 64 * 1024;

const signatures: readonly (readonly [Exclude<Recognised["as"], "foreign" | "unknown">, string])[] = [
  ["pdf", "%PDF-"],
  ["zip", "PK\u0003\u0004"],
  ["zip", "PK\u0005\u0006"],
  ["ole", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"],
  ["rtf", "{\\rtf"],
  ["png", "\u0089PNG\r\n\u001a\n"],
  ["jpg", "\u00ff\u00d8\u00ff"],
  ["tif", "II*\0"],
  ["tif", "MM\0*"],
];

/** A PDF may begin with up to 1 KiB of something else; that it is one is then told by its trailer too. */
function isLatePdf(head: string, tail: Buffer): boolean {
  return head.slice(0, 1024).includes("%PDF-") && tail.includes("startxref");
}

function markup(text: string): string | null {
  const start = text.trimStart().slice(0, 512).toLowerCase();
  if (/^<!doctype html|^<html|^<head|^<body|^<script/u.test(start)) return "HTML";
  return /^<\?xml|^<svg/u.test(start) ? "XML" : null;
}

/**
 * Recognises a file by its bytes: the head (up to `headBytes`) and the tail (up to `tailBytes`). `whole` is true when the
 * head is all there is.
 */
export async function recognise(head: Buffer, tail: Buffer, whole: boolean): Promise<Recognised> {
  const latin = head.toString("latin1", 0, 1100);
  const signed = signatures.find(([, bytes]) => latin.startsWith(bytes));
  if (signed) return { as: signed[0] };
  if (isLatePdf(latin, tail)) return { as: "pdf" };
  const named = await fileTypeFromBuffer(head);
  if (named) return { as: "foreign", label: named.ext.toUpperCase() };
  const text = decodeText(head, whole);
  if (text === null) return { as: "unknown" };
  const language = markup(text);
  return language === null ? { as: "txt" } : { as: "foreign", label: language };
}
