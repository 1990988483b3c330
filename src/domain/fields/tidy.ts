import { nfc } from "../text/fold.ts";

/** Whether the letters are composed as R15 (TCVN 6909:2001) wants them. */
export function isNfc(text: string): boolean {
  return text.normalize("NFC") === text;
}

/** One line as people mean it; absent stays an empty text. */
export function tidyLine(text: string | null | undefined): string {
  return nfc(text ?? "");
}

/** As `tidyLine`; nothing typed becomes null. */
export function tidyOptionalLine(text: string | null | undefined): string | null {
  return tidyLine(text) || null;
}

/** Several lines, each tidied, `\n` between them; nothing typed becomes null. */
export function tidyOptionalText(text: string | null | undefined): string | null {
  const lines = (text ?? "").split(/\r\n|[\r\n\u2028\u2029]/u);
  return lines.map(nfc).join("\n").trim() || null;
}

/** A symbol without the blanks that paper has around its dashes and strokes: `/ QĐ - BNV` is `QĐ-BNV`. */
export function tidyNotation(text: string | null | undefined): string | null {
  const dashed = tidyLine(text).replace(/[\u2010-\u2015\u2212]/gu, "-");
  return dashed.replace(/\s*([-/])\s*/gu, "$1").replace(/^\/+/u, "") || null;
}
