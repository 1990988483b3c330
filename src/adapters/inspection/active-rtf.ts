import type { ActiveKind } from "../../domain/files/active-content.ts";
import { activeInField, isElsewhere } from "./active-office.ts";

/** Characters written by their number, which Word reads and whoever seeks an address does not. */
function written(text: string): string {
  return text
    .replace(/\\u(-?\d{1,10}) ?\??/gu, (_, code: string) => String.fromCharCode(Number(code) & 0xff_ff))
    .replace(/\\'([\da-f]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll("\\\\", "\\")
    .trim();
}

/** What in an RTF is active: embedded objects, a template that Word fetches, fields that ask another program or fetch. */
export function activeInRtf(bytes: Buffer): ActiveKind[] {
  const text = bytes.toString("latin1");
  const found: ActiveKind[] = [];
  if (/\\obj(?:data|ocx|update|autlink|emb|html)(?![a-z])/u.test(text)) found.push("objects");
  for (const [, template = ""] of text.matchAll(/\\template(?![a-z])([^}]{0,2000})/gu))
    if (isElsewhere(written(template))) found.push("remoteTemplate");
  for (const [, field = ""] of text.matchAll(/\\fldinst(?![a-z])([^}]{0,2000})/gu))
    found.push(...activeInField(written(field)));
  return found;
}
