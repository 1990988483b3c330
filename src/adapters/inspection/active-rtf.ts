import type { ActiveKind } from "../../domain/files/active-content.ts";

/** What in an RTF is active: embedded objects, and a template that Word fetches. */
export function activeInRtf(bytes: Buffer): ActiveKind[] {
  const text = bytes.toString("latin1");
  const found: ActiveKind[] = [];
  if (/\\obj(?:data|ocx|update|autlink|emb|html)(?![a-z])/u.test(text)) found.push("objects");
  const template = /\\\*\s*\\template\s+([^}]{0,500})/u.exec(text)?.[1] ?? "";
  if (/https?:|ftp:|\\\\|\/\//iu.test(template)) found.push("remoteTemplate");
  if (/\\fldinst[^}]{0,200}\bDDE(?:AUTO)?\b/iu.test(text)) found.push("launch");
  return found;
}
