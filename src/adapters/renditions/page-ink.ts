import { AnnotationMode, OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { InkMap } from "../../domain/forms/stamp-place.ts";
import { markPicture, pictureOf, wholePicture } from "./picture-ink.ts";
import { pathInk } from "./path-ink.ts";
import { markBox, type Matrix, multiplied, newInk, type Ink } from "./ink.ts";

const opaque = "#000000";
/** Paint as light as this leaves no mark that a stamp would hide. */
const paperBrightness = 235;

/** What of the graphics state decides what a mark covers. */
interface State {
  readonly matrix: Matrix;
  readonly fill: string;
  readonly stroke: string;
}

const saves = new Set([OPS.save, OPS.beginGroup, OPS.paintFormXObjectBegin, OPS.beginAnnotation]);
const restores = new Set([OPS.restore, OPS.endGroup, OPS.paintFormXObjectEnd, OPS.endAnnotation]);

function isMatrix(value: unknown): value is ArrayLike<number> {
  return typeof value === "object" && value !== null && "length" in value && value.length === 6;
}

export function matrixOf(value: unknown): Matrix | null {
  if (!isMatrix(value)) return null;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(value, Number);
  return [a, b, c, d, e, f];
}

/** `#fefefe` hides nothing; what is no plain colour counts as dark. */
function isPaper(colour: string): boolean {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/iu.exec(colour)?.slice(1) ?? [];
  return (
    channels.length === 3 && channels.every((channel) => Number.parseInt(channel, 16) >= paperBrightness)
  );
}

/** Walks through what a page draws, keeping the state that decides where it lands. */
class Drawing {
  readonly #page: PDFPageProxy;
  readonly #ink: Ink;
  readonly #saved: State[] = [];
  #state: State;

  constructor(page: PDFPageProxy, ink: Ink) {
    this.#page = page;
    this.#ink = ink;
    const matrix = matrixOf(page.getViewport({ scale: 1 }).transform) ?? [1, 0, 0, 1, 0, 0];
    this.#state = { matrix, fill: opaque, stroke: opaque };
  }

  async draw(operation: number, args: readonly unknown[]): Promise<void> {
    if (saves.has(operation)) this.#saved.push(this.#state);
    if (restores.has(operation)) this.#state = this.#saved.pop() ?? this.#state;
    else if (operation === OPS.transform) this.#transform(args);
    else if (operation === OPS.paintFormXObjectBegin) this.#transform(args[0]);
    else if (operation === OPS.setFillRGBColor) this.#state = { ...this.#state, fill: String(args[0]) };
    else if (operation === OPS.setStrokeRGBColor) this.#state = { ...this.#state, stroke: String(args[0]) };
    else if (operation === OPS.setFillColorN) this.#state = { ...this.#state, fill: opaque };
    else if (operation === OPS.constructPath) this.#path(args);
    else await this.#picture(operation, args);
  }

  #transform(by: unknown): void {
    const matrix = matrixOf(by);
    if (matrix !== null) this.#state = { ...this.#state, matrix: multiplied(this.#state.matrix, matrix) };
  }

  #path([operation, data]: readonly unknown[]): void {
    const { matrix, fill, stroke } = this.#state;
    const isFilled = [
      OPS.fill,
      OPS.eoFill,
      OPS.fillStroke,
      OPS.eoFillStroke,
      OPS.closeFillStroke,
      OPS.closeEOFillStroke,
      OPS.rawFillPath,
    ].some((one) => one === operation);
    const isStroked = [
      OPS.stroke,
      OPS.closeStroke,
      OPS.fillStroke,
      OPS.eoFillStroke,
      OPS.closeFillStroke,
      OPS.closeEOFillStroke,
    ].some((one) => one === operation);
    const path: unknown = Array.isArray(data) ? data[0] : data;
    if (!(path instanceof Float32Array)) return;
    pathInk(this.#ink, matrix, path, {
      isFilled: isFilled && !isPaper(fill),
      isStroked: isStroked && !isPaper(stroke),
    });
  }

  async #picture(operation: number, args: readonly unknown[]): Promise<void> {
    const { matrix, fill } = this.#state;
    const [first, second] = args;
    switch (operation) {
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
        return markPicture(this.#ink, matrix, await pictureOf(this.#page, first));
      case OPS.paintImageMaskXObject:
        if (!isPaper(fill)) markPicture(this.#ink, matrix, await pictureOf(this.#page, first));
        return;
      case OPS.paintSolidColorImageMask:
        return isPaper(fill) ? undefined : markPicture(this.#ink, matrix, wholePicture);
      case OPS.paintImageXObjectRepeat:
      case OPS.paintImageMaskXObjectRepeat:
        return this.#repeated(
          operation === OPS.paintImageXObjectRepeat ? args : [first, second, args[4], args[5]],
        );
      case OPS.paintInlineImageXObjectGroup:
        return this.#grouped(second);
      case OPS.paintImageMaskXObjectGroup:
        return this.#grouped(first);
    }
  }

  #repeated([, scaleX, scaleY, positions]: readonly unknown[]): void {
    if (typeof positions !== "object" || positions === null || !("length" in positions)) return;
    const places = Array.from(positions as ArrayLike<number>);
    for (let at = 0; at + 1 < places.length; at += 2) {
      const own: Matrix = [Number(scaleX), 0, 0, Number(scaleY), places[at] ?? 0, places[at + 1] ?? 0];
      markPicture(this.#ink, multiplied(this.#state.matrix, own), wholePicture);
    }
  }

  #grouped(pictures: unknown): void {
    if (!Array.isArray(pictures)) return;
    for (const picture of pictures as readonly unknown[]) {
      const own =
        typeof picture === "object" && picture !== null && "transform" in picture
          ? matrixOf(picture.transform)
          : null;
      if (own !== null) markPicture(this.#ink, multiplied(this.#state.matrix, own), wholePicture);
    }
  }
}

/** Letters reach so far above their line and below it, as parts of their size. */
const above = 0.95;
const below = 0.3;

async function markText(page: PDFPageProxy, ink: Ink, viewport: Matrix): Promise<void> {
  const { items } = await page.getTextContent();
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") continue;
    const run = matrixOf(item.transform);
    if (run === null) continue;
    const size = Math.hypot(run[2], run[3]) || Math.hypot(run[0], run[1]);
    const turn = Math.atan2(run[1], run[0]);
    const upright: Matrix = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), run[4], run[5]];
    const width = Math.max(item.width, size * 0.2);
    markBox(ink, multiplied(viewport, upright), 0, -below * size, width, above * size);
  }
}

async function markAnnotations(page: PDFPageProxy, ink: Ink, viewport: Matrix): Promise<void> {
  for (const annotation of (await page.getAnnotations()) as readonly unknown[]) {
    if (typeof annotation !== "object" || annotation === null || !("rect" in annotation)) continue;
    if ("subtype" in annotation && annotation.subtype === "Link") continue;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(annotation.rect as ArrayLike<number>, Number);
    markBox(ink, viewport, Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  }
}

/** Where a page has ink: its text, lines, areas, pictures (their dark dots alone) and what is put upon it. */
export async function inkOf(page: PDFPageProxy): Promise<InkMap> {
  const viewport = page.getViewport({ scale: 1 });
  const ink = newInk(viewport.width, viewport.height);
  const { fnArray, argsArray } = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const drawing = new Drawing(page, ink);
  for (const [at, operation] of fnArray.entries()) {
    const args: unknown = argsArray[at];
    await drawing.draw(
      operation,
      Array.isArray(args) ? args : ArrayBuffer.isView(args) ? [...(args as Float32Array)] : [],
    );
  }
  const matrix = matrixOf(viewport.transform) ?? [1, 0, 0, 1, 0, 0];
  await markText(page, ink, matrix);
  await markAnnotations(page, ink, matrix);
  return ink;
}
