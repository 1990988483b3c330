const longest = 255;

/** Control characters, and marks that turn the direction of writing to make `exe.fdp` look like a PDF. */
// oxlint-disable-next-line no-control-regex -- these are what must go
const hidden = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * A file's name as it is kept: NFC, without folders and hidden characters, at most 255 characters with its extension
 * whole. Empty when nothing is left.
 */
export function tidyFileName(name: string): string {
  const last = name.normalize("NFC").replace(hidden, "").split(/[/\\]/).at(-1)?.trim() ?? "";
  if (last === "." || last === "..") return "";
  if (last.length <= longest) return last;
  const extension = /\.[^.\s]{1,10}$/u.exec(last)?.[0] ?? "";
  const stem = last.slice(0, longest - extension.length);
  // A pair that stands for one character is not cut in two.
  return `${/[\uD800-\uDBFF]$/.test(stem) ? stem.slice(0, -1) : stem}${extension}`;
}
