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

/** What of it is looked into; null for what says nothing here. */
export function withinOf(name: string, beginning: Buffer): Within | null {
  const latin = beginning.toString("latin1", 0, 1024);
  const signed = looked.find(([, signature]) => latin.startsWith(signature))?.[0];
  if (signed !== undefined) return signed;
  if (/\.(?:eml|mht|mhtml)$/iu.test(name)) return "mail";
  return latin.includes("%PDF-") ? "pdf" : null;
}

const archives: readonly (readonly [label: string, signature: string, at: number])[] = [
  ["RAR", "Rar!\u001a\u0007", 0],
  ["7Z", "7z\u00bc\u00af\u0027\u001c", 0],
  ["GZIP", "\u001f\u008b\u0008", 0],
  ["BZIP2", "BZh", 0],
  ["XZ", "\u00fd7zXZ\0", 0],
  ["CAB", "MSCF\0\0\0\0", 0],
  ["TAR", "ustar", 257],
];

/** An archive of a kind that cannot be looked into, as people call it. */
export function closedArchive(beginning: Buffer): string | null {
  const latin = beginning.toString("latin1", 0, 300);
  return archives.find(([, signature, at]) => latin.startsWith(signature, at))?.[0] ?? null;
}

/** What Windows runs, or mounts, when it is opened. */
const runs =
  /\.(?:exe|com|scr|pif|cpl|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|mst|lnk|scf|inf|reg|jar|chm|appref-ms|application|gadget|iso|img|vhdx?)$/iu;

/** A program, or what Windows takes for one, by its name or its first bytes. */
export function isProgram(name: string, beginning: Buffer): boolean {
  const latin = beginning.toString("latin1", 0, 4);
  return runs.test(name.replace(/[. ]+$/u, "")) || /^(?:MZ|\u007fELF)/u.test(latin);
}

/** Files in an OLE file: the attachments of a saved message (MS-OXMSG), the contents of an embedded object. */
export function filesInOle(bytes: Buffer): FileWithin[] {
  try {
    const { FullPaths, FileIndex } = read(bytes, { type: "buffer" });
    return FileIndex.flatMap(({ content }, at): FileWithin[] => {
      // Not every entry of a damaged file has its bytes.
      const stored: typeof content | undefined = content;
      return stored === undefined || stored.length < 8
        ? []
        : [{ name: FullPaths[at] ?? "", bytes: Buffer.from(stored) }];
    });
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/** Parts of a mail that are written in base64 (RFC 2045), of which every attachment is one. */
export function filesInMail(bytes: Buffer): FileWithin[] {
  const text = bytes.toString("latin1");
  return [...text.matchAll(/(?:^[\w+/]{40,}\r?\n)*^[\w+/]{4,}={0,2}\s*$/gmu)].map(([block]) => ({
    name: "",
    bytes: Buffer.from(block, "base64"),
  }));
}
