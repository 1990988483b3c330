import { marksOnFirstPage, marksOnLaterPage, type FileMark } from "../../domain/exclusion/marks-within.ts";
import { pageLines } from "../../domain/exclusion/page-lines.ts";
import { openSource } from "../inspection/pdf-source.ts";
import { hasLetters, openPdf, placedText } from "../inspection/pdf.ts";
import type { ExtractionLimits } from "./limits.ts";
import type { LineCollector } from "./line-collector.ts";

export interface PdfText {
  /** A page has more letters than a signature. */
  readonly hasText: boolean;
  /** There was no time for all pages. */
  readonly isCut: boolean;
  readonly marks: readonly FileMark[];
}

/** Reads page after page until the collector has enough or `enoughMs` have passed; what was read by then is kept. */
export async function readPdf(path: string, limits: ExtractionLimits, into: LineCollector): Promise<PdfText> {
  const until = performance.now() + limits.enoughMs;
  await using source = await openSource(path);
  const task = openPdf(source);
  try {
    const document = await task.promise;
    let hasText = false;
    const marks: FileMark[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      if (performance.now() > until) return { hasText, isCut: true, marks };
      const page = await document.getPage(number);
      const runs = await placedText(page);
      const { width, height } = page.getViewport({ scale: 1 });
      page.cleanup();
      hasText ||= hasLetters(runs);
      const lines = pageLines(runs, width, height);
      marks.push(...(number === 1 ? marksOnFirstPage(lines) : marksOnLaterPage(lines, number)));
      for (const line of lines) {
        if (!into.add(line.text)) return { hasText, isCut: true, marks };
      }
    }
    return { hasText, isCut: false, marks };
  } finally {
    await task.destroy();
  }
}
