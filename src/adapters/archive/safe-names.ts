import { isDeviceName } from "../../domain/files/device-name.ts";
import type { ArchivePlace } from "../../ports/archive.ts";

/** UTF-16 units of a part, by SharePoint; bytes of UTF-8, by the file systems of Linux. The stricter one holds. */
const longestPart = 255;

/** How much of each part of the layout is kept, so that the name of the file always has room of its own. */
const longest = { agency: 80, register: 60, document: 80, leastName: 60 } as const;

/** Replaced one by one: what neither SharePoint nor Windows takes in a name. */
const replacements: Readonly<Record<string, string>> = {
  "/": "-",
  "\\": "-",
  "|": "-",
  ":": "-",
  '"': "'",
  "*": "_",
  "?": "_",
  "<": "(",
  ">": ")",
};

/** Controls, marks of direction and of no width (they make one name look like another), and what is no character at all. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029\u{115F}\u{1160}\u{3164}\u{FFA0}]/gu;

/** What SharePoint keeps for itself. */
const ofSharePoint = /^(?:desktop\.ini|\.lock|\.ds_store|forms)$/iu;
const isReserved = (name: string): boolean => isDeviceName(name) || ofSharePoint.test(name);

/**
 * A name that SharePoint, Windows and Linux hold as it is, in composed letters (NFC): no sign that one of them forbids, no
 * reserved name, no dot or space at an end, nothing unseen; at most `limit` characters and 255 bytes, its ending kept.
 * A safe name stays as it is. Never empty.
 */
export function safeName(text: string, limit = longestPart): string {
  const clean = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\p{Zs}|[\t\n\v\f\r]/gu, " ")
    .replace(unseen, "")
    .replace(/[/\\|:"*?<>]/gu, (sign) => replacements[sign] ?? "_")
    .replace(/_vti_/giu, "_vti-")
    .replace(/ {2,}/gu, " ");
  const trimmed = trimEnds(clean);
  const named = trimmed === "" ? "khong-ten" : isReserved(trimmed) ? `_${trimmed}` : trimmed;
  return shortened(named, Math.min(limit, longestPart));
}

/** A leading `~` marks a file that Office holds open; a leading dot hides a file; a trailing dot is dropped by Windows. */
function trimEnds(name: string): string {
  return name.replace(/^[ ~.]+/u, "").replace(/[ .]+$/u, "");
}

/** Cuts the stem and keeps the ending; never within a letter. */
function shortened(name: string, limit: number): string {
  if (fits(name, limit)) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  const letters = [...new Intl.Segmenter("vi").segment(name.slice(0, name.length - ending.length))];
  let stem = "";
  for (const { segment } of letters) {
    if (!fits(stem + segment + ending, limit)) break;
    stem += segment;
  }
  const cut = trimEnds(stem);
  return `${cut === "" ? "_" : cut}${ending}`;
}

function fits(name: string, limit: number): boolean {
  return name.length <= limit && Buffer.byteLength(name) <= longestPart;
}

/** `report (2).pdf`: the n-th name beside one that is taken. */
export function besideName(name: string, n: number, limit = longestPart): string {
  if (n < 2) return name;
  const dot = name.lastIndexOf(".");
  const ending = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  const mark = ` (${n})${ending}`;
  const stem = name.slice(0, name.length - ending.length);
  return `${safeName(stem, limit - mark.length).slice(0, Math.max(1, limit - mark.length))}${mark}`.trim();
}

/** Names that one folder cannot hold beside each other. */
export function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

export function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

export interface SafePlace {
  /** Agency, year, register, document: from the outside in. */
  readonly folders: readonly string[];
  readonly name: string;
  /** What a name beside it may be long. */
  readonly nameLimit: number;
}

/** The folders and the name of a file, `room` characters in all with the slashes between them. */
export function safePlace(place: ArchivePlace, room = 400): SafePlace {
  const folders = [
    safeName(place.agency, longest.agency),
    String(place.year),
    safeName(place.register, longest.register),
    safeName(place.document, longest.document),
  ];
  const taken = folders.join("/").length + 1;
  const nameLimit = Math.min(longestPart, room - taken);
  if (nameLimit < longest.leastName) throw new TypeError("The path to the library leaves no room for names.");
  return { folders, name: safeName(place.name, nameLimit), nameLimit };
}
