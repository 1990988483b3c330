import { read } from "cfb";

/** Files within files that are looked into, by their first bytes. */
export type Within = "archive" | "ole" | "pdf" | "rtf" | "mail";

export interface FileWithin {
  readonly name: string;
  readonly bytes: Buffer;
}

const looked: readonly (readonly [is: Within, signature: string])[] = [
  ["archive", "PK\u0003\u0004"],
  ["ole", "\u00d0\u00cf\u0011\u00e0"],
  ["pdf", "%PDF-"],
  ["rtf", "{\\rt"],
];

/** What programs open as an archive by its name, whatever stands before its first entry. */
const archiveNames = /\.(?:zip|jar|(?:doc|dot|xls|xlt|ppt|pot|pps)[xm]|xlsb|od[tspg])$/iu;
/** A whole page kept as a mail, which Word opens under the name of a document too. */
const mailHead = /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*mime-version:/iu;

/** What of it is looked into; null for what says nothing here. */
export function withinOf(name: string, beginning: Buffer): Within | null {
  const latin = beginning.toString("latin1", 0, 1024);
  const signed = looked.find(([, signature]) => latin.startsWith(signature))?.[0];
  if (signed !== undefined) return signed;
  if (/\.(?:eml|mht|mhtml)$/iu.test(name) || mailHead.test(latin.trimStart())) return "mail";
  if (latin.includes("%PDF-")) return "pdf";
  return archiveNames.test(name) ? "archive" : null;
}

/** Whether bytes begin or end as an archive, also one that does not open. */
export function isArchive(bytes: Buffer): boolean {
  const end = bytes.toString("latin1", Math.max(0, bytes.length - 66_000));
  return bytes.toString("latin1", 0, 4) === "PK\u0003\u0004" || end.includes("PK\u0005\u0006");
}

const archives: readonly (readonly [label: string, signature: string, at: number])[] = [
  ["RAR", "Rar!\u001a\u0007", 0],
  ["7Z", "7z\u00bc\u00af\u0027\u001c", 0],
  ["GZIP", "\u001f\u008b\u0008", 0],
  ["BZIP2", "BZh", 0],
  ["XZ", "\u00fd7zXZ\0", 0],
  ["CAB", "MSCF\0\0\0\0", 0],
  ["TAR", "ustar", 257],
  // Holds files of any kind.
  ["OneNote", "\u00e4\u0052\u005c\u007b\u008c\u00d8\u00a7\u004d", 0],
];

/** An archive of a kind that cannot be looked into, as people call it. */
export function closedArchive(beginning: Buffer): string | null {
  const latin = beginning.toString("latin1", 0, 300);
  return archives.find(([, signature, at]) => latin.startsWith(signature, at))?.[0] ?? null;
}

/** What Windows runs, mounts, or lets another program run or fetch, when it is opened. */
const runs = new RegExp(
  `\\.(?:${[
    "exe|com|scr|pif|cpl|dll|ocx|drv|sys|msi|msp|mst|msix(?:bundle)?|appx(?:bundle)?|appinstaller|application|appref-ms|gadget",
    "bat|cmd|ps[12]?(?:xml)?|psc[12]|psd?m1|vb|vbs|vbe|js|jse|ws|wsf|wsc|wsh|sct|hta|sh|py|pyw|jar",
    "lnk|url|scf|inf|reg|job|msc|rdp|chm|diagcab|library-ms|search-ms|searchconnector-ms|settingcontent-ms|theme(?:pack)?",
    "iso|img|vhdx?|ad[ep]|mde|accde|xll|wll|xla|xlam|ppam?|slk|iqy|dqy|oqy|rqy|odc",
  ].join("|")})$`,
  "iu",
);

/** A program, or what Windows takes for one, by its name or its first bytes. */
export function isProgram(name: string, beginning: Buffer): boolean {
  const latin = beginning.toString("latin1", 0, 4);
  return runs.test(name.replace(/[. ]+$/u, "")) || /^(?:MZ|\u007fELF)/u.test(latin);
}

/**
 * Files in an OLE file: the attachments of a saved message (MS-OXMSG), the contents of an embedded object, and its own
 * streams.
 */
export function filesInOle(bytes: Buffer): FileWithin[] {
  try {
    const { FullPaths, FileIndex } = read(bytes, { type: "buffer" });
    return FileIndex.flatMap(({ content }, at): FileWithin[] => {
      // Not every entry of a damaged file has its bytes.
      const stored: typeof content | undefined = content;
      if (stored === undefined || stored.length < 8) return [];
      const stream = { name: FullPaths[at] ?? "", bytes: Buffer.from(stored) };
      const packed = stream.name.endsWith("Ole10Native") ? fileInPackage(stream.bytes) : null;
      return packed === null ? [stream] : [stream, packed];
    });
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/** A stream of an OLE file that is a part of it, and no file which somebody attached. */
export const isStream = (name: string): boolean =>
  name.includes("/") && !/__substg1\.0_37010102$/iu.test(name);

/** The file that an object of "Package" holds, behind its names (MS-OLEDS, 2.3.6 and what Windows writes there). */
function fileInPackage(stream: Buffer): FileWithin | null {
  const label = stream.indexOf(0, 6);
  const source = stream.indexOf(0, label + 1);
  if (label < 0 || source < 0 || source + 9 > stream.length) return null;
  const start = source + 9 + stream.readUInt32LE(source + 5);
  if (start + 4 > stream.length) return null;
  const name = stream.toString("latin1", 6, label);
  return { name, bytes: stream.subarray(start + 4, start + 4 + stream.readUInt32LE(start)) };
}

/** Parts of a mail that are written in base64 (RFC 2045), of which every attachment is one. */
export function filesInMail(bytes: Buffer): FileWithin[] {
  const text = bytes.toString("latin1");
  return [...text.matchAll(/(?:^[\w+/]{40,}[ \t]*\r?\n)*^[\w+/]{4,}={0,2}\s*$/gmu)].map(([block]) => ({
    name: "",
    bytes: Buffer.from(block, "base64"),
  }));
}

/** What Word keeps the macros of such a page in. */
export const holdsMacros = (bytes: Buffer): boolean => bytes.toString("latin1", 0, 10) === "ActiveMime";
