import { RuleBroken } from "../../domain/rule-broken.ts";
import { sheetLimits } from "./limits.ts";
import { readWholeXml } from "./read-xml.ts";
import type { ZipParts } from "./zip-parts.ts";

export interface WorkbookSheet {
  readonly name: string;
  /** The part that holds its rows. */
  readonly part: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly is1904: boolean;
  readonly sharedStrings: string | null;
  /** By the number of a cell's style: whether its number is a date. */
  readonly dateStyles: readonly boolean[];
}

interface Target {
  readonly path: string;
  readonly type: string;
}

/** Reads what a workbook says of its sheets and styles. Throws `sheet.broken`, `sheet.no-sheet`. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  const main = [...(await targetsOf(zip, "")).values()].find(({ type }) => type.endsWith("/officeDocument"));
  const part = main?.path ?? "xl/workbook.xml";
  if (!zip.has(part)) throw new RuleBroken("sheet.unknown-kind");
  const targets = await targetsOf(zip, part);
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  await readWholeXml(await zip.text(part), {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet" || sheets.length >= sheetLimits.sheets) return;
      const target = targets.get(attributes["r:id"] ?? idIn(attributes));
      if (target === undefined || !target.type.endsWith("/worksheet") || !zip.has(target.path)) return;
      const isHidden = (attributes["state"] ?? "visible") !== "visible";
      sheets.push({ name: attributes["name"] ?? "", part: target.path, isHidden });
    },
    text: () => undefined,
    close: () => undefined,
  });
  if (sheets.length === 0) throw new RuleBroken("sheet.no-sheet");
  const pathOf = (type: string) => [...targets.values()].find((it) => it.type.endsWith(`/${type}`))?.path;
  const shared = pathOf("sharedStrings");
  return {
    sheets: sheets.toSorted((a, b) => Number(a.isHidden) - Number(b.isHidden)),
    is1904,
    sharedStrings: shared !== undefined && zip.has(shared) ? shared : null,
    dateStyles: await dateStylesOf(await zip.text(pathOf("styles") ?? "")),
  };
}

const isTrue = (text: string | undefined): boolean => text === "1" || text === "true";

/** The relation's id under whatever prefix the writer chose. */
function idIn(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1] ?? "";
}

/** What a part refers to, by id. */
async function targetsOf(zip: ZipParts, part: string): Promise<Map<string, Target>> {
  const slash = part.lastIndexOf("/");
  const folder = part.slice(0, slash + 1);
  const targets = new Map<string, Target>();
  await readWholeXml(await zip.text(`${folder}_rels/${part.slice(slash + 1)}.rels`), {
    open(name, { Id: id = "", Target: target = "", Type: type = "", TargetMode: mode }) {
      if (name !== "Relationship" || mode === "External") return;
      const path = target.startsWith("/") ? target.slice(1) : resolved(folder + target);
      targets.set(id, { path, type });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return targets;
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const one of path.split("/")) {
    if (one === "..") parts.pop();
    else if (one !== "." && one !== "") parts.push(one);
  }
  return parts.join("/");
}

/** Formats 14 to 22 and 45 to 47 are dates everywhere, 27 to 36 and 50 to 58 in the languages of East Asia. */
function isBuiltInDate(id: number): boolean {
  return [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
  ].some(([from = 0, to = 0]) => id >= from && id <= to);
}

/** `dd/mm/yyyy`, `[$-42A]d mmmm yyyy`; not `"năm" 0` or `[Red]0.00`. */
function isDateFormat(code: string): boolean {
  const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./gu, "");
  return /[dmyhs]/iu.test(letters) && !/general/iu.test(letters);
}

async function dateStylesOf(text: string): Promise<boolean[]> {
  const formats = new Map<number, string>();
  const styles: boolean[] = [];
  let isInCells = false;
  await readWholeXml(text, {
    open(name, attributes) {
      if (name === "numFmt") formats.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (name === "cellXfs") isInCells = true;
      if (name !== "xf" || !isInCells) return;
      const id = Number(attributes["numFmtId"] ?? 0);
      const code = formats.get(id);
      styles.push(code === undefined ? isBuiltInDate(id) : isDateFormat(code));
    },
    text: () => undefined,
    close(name) {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return styles;
}
