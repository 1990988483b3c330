import { linesOf, type Run, type SeenLine } from "./page-lines.ts";

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
