import { tokensOf } from "../text/markup.ts";
import { decodeText } from "./plain-text.ts";

/** Of a text within another file as much as has its head, bytes. */
const textBytes = 256 * 1024;

const block = /^\/?(?:p|div|td|th|tr|li|h\d|br|table|title|body)\/?$/iu;

function withoutTags(html: string): string {
  let text = "";
  for (const token of tokensOf(html)) {
    if (token.tag === "") text += token.text.replace(/[\r\n]+/gu, " ");
    else if (block.test(token.tag)) text += "\n";
  }
  return text;
}

/** The lines of a plain text or a page, of its beginning at least; none of what is no text. */
export function textLines(bytes: Buffer): string[] {
  const text = decodeText(bytes.subarray(0, textBytes), bytes.length <= textBytes) ?? "";
  return (/<(?:html|body|div|p)[\s>]/iu.test(text) ? withoutTags(text) : text).split(/\r\n|[\r\n\f\v]/u);
}

/** What a mail says itself, its letters as they are coded in the part (RFC 2045, quoted-printable). */
export function mailLines(bytes: Buffer): string[] {
  const coded = bytes.toString("latin1", 0, textBytes);
  if (!/quoted-printable/iu.test(coded)) return textLines(bytes);
  const plain = coded
    .replace(/=\r?\n/gu, "")
    .replace(/=([\dA-F]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return textLines(Buffer.from(plain, "latin1"));
}

const textNames = /\.(?:txt|csv|tsv|log|md|x?html?)$/iu;

/**
 * The lines of a file within another that is looked into no further: a text or a page by its name, a part of a mail,
 * which has none, the body of a message of Outlook (MS-OXPROPS: PidTagBody, PidTagHtml); none of any other.
 */
export function linesWithin(name: string, bytes: Buffer): string[] {
  if (/__substg1\.0_1000001F$/iu.test(name)) return bytes.toString("utf16le").split(/\r\n|[\r\n]/u);
  const isText = name === "" || textNames.test(name) || /__substg1\.0_(?:1000001E|10130102)$/iu.test(name);
  return isText ? textLines(bytes) : [];
}
