import { isDeviceName } from "../../domain/files/device-name.ts";

const control = /\p{Cc}/u;
/** Marks that turn the direction of writing, to make `exe.fdp` look like a PDF. */
const turning = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** What file systems take as one name, bytes of UTF-8. */
const longest = 255;

function isUnsafePart(part: string): boolean {
  // A colon names a hidden stream on NTFS; Windows drops dots and spaces at the end, and two names become one.
  return isDeviceName(part) || /[:. ]$|:/u.test(part) || Buffer.byteLength(part) > longest;
}

/** Whether a path in an archive would harm, or hide something, where it is unpacked. yauzl refuses paths that climb. */
export function isUnsafeName(path: string): boolean {
  if (control.test(path) || turning.test(path)) return true;
  return path.replace(/\/$/u, "").split("/").some(isUnsafePart);
}
