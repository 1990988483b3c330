import type { PageLine } from "../../../src/domain/exclusion/first-page.ts";

/** A line of the first page with its place: parts of the page's width and height, `y` of the baseline. */
export interface SeenLine extends PageLine {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly width: number;
}

interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The text of a PDF's first page, read in this browser; null for other kinds of files, for a scan without text, and for
 * what pdf.js cannot open (the server says what is wrong with it).
 */
export async function readFirstPage(file: File): Promise<readonly SeenLine[] | null> {
  if (file.type !== "application/pdf" && !/\.pdf$/iu.test(file.name)) return null;
  const closing = new AbortController();
  try {
    const [{ openPdf }, { bytesOf }] = await Promise.all([
      import("../paper/open-pdf.ts"),
      import("../paper/paper-source.ts"),
    ]);
    const bytes = {
      size: file.size,
      read: async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
    } satisfies ReturnType<typeof bytesOf>;
    const { pdf } = await openPdf(bytes, closing.signal);
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const runs = items.flatMap((item) =>
      "str" in item && item.str.trim() !== "" ? [runOf(item, width, height)] : [],
    );
    return runs.length === 0 ? null : linesOf(runs);
  } catch {
    // Whatever is wrong with the file, the server looks at it too and has the words for it.
    return null;
  } finally {
    closing.abort();
  }
}

function runOf(
  item: { str: string; transform: unknown[]; width: number; height: number },
  width: number,
  height: number,
): Run {
  const [x = 0, y = 0] = item.transform.slice(4).map(Number);
  return {
    text: item.str,
    x: x / width,
    y: 1 - y / height,
    width: item.width / width,
    height: item.height / height,
  };
}

/** Runs of one baseline without a wide gap between them are one line; the halves of a letterhead are two. */
export function linesOf(runs: readonly Run[]): SeenLine[] {
  const sorted = runs.toSorted((a, b) => (Math.abs(a.y - b.y) < 0.004 ? a.x - b.x : a.y - b.y));
  const lines: SeenLine[] = [];
  for (const run of sorted) {
    const last = lines.at(-1);
    const gap = last === undefined ? 1 : run.x - (last.x + last.width);
    if (last === undefined || Math.abs(last.y - run.y) > 0.006 || gap > 0.05 || gap < -0.02) {
      lines.push({ text: run.text, x: run.x, y: run.y, size: run.height, width: run.width });
      continue;
    }
    const blank = gap > 0.002 && !last.text.endsWith(" ") && !run.text.startsWith(" ") ? " " : "";
    lines[lines.length - 1] = {
      ...last,
      text: last.text + blank + run.text,
      width: run.x + run.width - last.x,
      size: Math.max(last.size, run.height),
    };
  }
  return lines.map((line) => ({ ...line, text: line.text.normalize("NFC").replace(/\s+/gu, " ").trim() }));
}
