import type { Face, Pdf } from "./faces.ts";
import { leading, widthOf, type Type } from "./line-breaks.ts";

export const millimetres = (length: number): number => (length * 72) / 25.4;

export type Align = "left" | "center" | "right";

export interface Box {
  readonly x: number;
  readonly width: number;
}

/**
 * Draws on the document's present page. Points from the top left corner; what is drawn reaches the page, as one
 * piece, when `finish` is called.
 */
export interface Canvas {
  /** One line of text whose top is at `y`; returns where the next line's top is. */
  line(type: Type, text: string, box: Box, y: number, align?: Align): number;
  rule(fromX: number, fromY: number, toX: number, toY: number, width?: number): void;
  /** A line between cells: thinner and paler than the text, so that the text is read first. */
  cellRule(fromX: number, fromY: number, toX: number, toY: number): void;
  /** A row of dots to write on. */
  dots(fromX: number, toX: number, y: number): void;
  frame(x: number, y: number, width: number, height: number, lineWidth: number): void;
  finish(): void;
}

const number = (value: number): string => String(Math.round(value * 100) / 100);

function encoded(face: Face, text: string): string {
  let codes = "";
  for (const character of text) codes += face.glyph(character).code;
  return codes;
}

function startOf(type: Type, text: string, box: Box, align: Align): number {
  if (align === "left") return box.x;
  const spare = box.width - widthOf(type, text);
  return box.x + (align === "center" ? spare / 2 : spare);
}

/** pdfkit begins a page with y turned downwards, so the text matrix turns each line back up. */
export function createCanvas(pdf: Pdf): Canvas {
  let drawn: string[] = [];
  const used = new Map<string, Face>();
  return {
    line(type, text, box, y, align = "left") {
      const { face, size } = type;
      used.set(face.id, face);
      const height = leading(type);
      const baseline = y + (height - size) / 2 + (size * face.ascender) / 1000;
      const x = startOf(type, text, box, align);
      drawn.push(
        `BT /${face.id} ${size} Tf 1 0 0 -1 ${number(x)} ${number(baseline)} Tm <${encoded(face, text)}> Tj ET`,
      );
      return y + height;
    },
    rule(fromX, fromY, toX, toY, width = 0.5) {
      drawn.push(`${width} w ${number(fromX)} ${number(fromY)} m ${number(toX)} ${number(toY)} l S`);
    },
    cellRule(fromX, fromY, toX, toY) {
      drawn.push(`q 0.35 G 0.4 w ${number(fromX)} ${number(fromY)} m ${number(toX)} ${number(toY)} l S Q`);
    },
    dots(fromX, toX, y) {
      drawn.push(`q 1 J 0.7 w [0 2.6] 0 d ${number(fromX)} ${number(y)} m ${number(toX)} ${number(y)} l S Q`);
    },
    frame(x, y, width, height, lineWidth) {
      drawn.push(`${lineWidth} w ${number(x)} ${number(y)} ${number(width)} ${number(height)} re S`);
    },
    finish() {
      const fonts = pdf.page.fonts as Record<string, unknown>;
      for (const face of used.values()) fonts[face.id] ??= face.reference;
      if (drawn.length > 0) pdf.addContent(drawn.join("\n"));
      drawn = [];
      used.clear();
    },
  };
}
