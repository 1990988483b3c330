import { breakLines, leading, type Type } from "./line-breaks.ts";
import { margins, openDocument, type PrintedDocument } from "./pdf-document.ts";

/** A report of headings with paragraphs below, as people read it on paper. */
export interface PrintedReport {
  readonly title: string;
  readonly author: string;
  readonly printedAt: Date;
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

/** A4 portrait, as many pages as it takes. */
export async function reportPdf(report: PrintedReport): Promise<Buffer> {
  const page = openDocument("portrait", report);
  const { regular, bold } = page.faces;
  const flow: Flow = { page, done: [], y: margins.top };
  await write(flow, { face: bold, size: 14 }, report.title);
  for (const { heading, paragraphs } of report.parts) {
    flow.y += 8;
    await write(flow, { face: bold, size: 12 }, heading);
    for (const paragraph of paragraphs) await write(flow, { face: regular, size: 11 }, paragraph);
  }
  return Buffer.concat([...flow.done, page.end()]);
}

interface Flow {
  readonly page: PrintedDocument;
  readonly done: Buffer[];
  y: number;
}

async function write(flow: Flow, type: Type, text: string): Promise<void> {
  const box = { x: margins.left, width: flow.page.width - margins.left - margins.right };
  for (const line of breakLines(type, text, box.width)) {
    if (flow.y + leading(type) > flow.page.height - margins.bottom) {
      flow.done.push(await flow.page.turnPage());
      flow.y = margins.top;
    }
    flow.y = flow.page.canvas.line(type, line, box, flow.y);
  }
  flow.y += 2;
}
