import { isDeviceName } from "../../domain/files/device-name.ts";

const longest = 255;

/** Control characters, and marks that turn the direction of writing to make `exe.fdp` look like a PDF. */
// oxlint-disable-next-line no-control-regex -- these are what must go
const hidden = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/** Signs that Windows has in no name; a colon would name a hidden stream of another file. */
const forbidden = /[:*?"<>|]/gu;

/**
 * A file's name as it is kept, and as everybody can save it: NFC, without folders, hidden characters, signs that Windows
 * forbids, dots and spaces at its end, and no device of Windows; at most 255 characters with its extension whole. Empty
 * when nothing is left.
 */
export function tidyFileName(name: string): string {
  const shown = name.toWellFormed().normalize("NFC").replace(hidden, "");
  const last = (shown.split(/[/\\]/).at(-1) ?? "")
    .replace(forbidden, "_")
    .trim()
    .replace(/[. ]+$/u, "");
  return shortened(isDeviceName(last) ? `_${last}` : last);
}

function shortened(last: string): string {
  if (last.length <= longest) return last;
  const extension = /\.[^.\s]{1,10}$/u.exec(last)?.[0] ?? "";
  const stem = last.slice(0, longest - extension.length);
  // A pair that stands for one character is not cut in two.
  return `${/[\uD800-\uDBFF]$/.test(stem) ? stem.slice(0, -1) : stem}${extension}`;
}
