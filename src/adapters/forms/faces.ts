import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type PDFDocument from "pdfkit";

export type Pdf = InstanceType<typeof PDFDocument>;

export type FaceName = "regular" | "bold" | "italic";

/** One font of one document. Widths are in thousandths of the font's size. */
export interface Face {
  readonly id: string;
  readonly ascender: number;
  readonly reference: unknown;
  glyph(character: string): Glyph;
}

export interface Glyph {
  /** Four hexadecimal digits: the glyph's number in the embedded part of the font. */
  readonly code: string;
  readonly width: number;
}

export type Faces = Readonly<Record<FaceName, Face>>;

/** The part of pdfkit's font object that we lean on; pdfkit is pinned, and a test reads our pages back. */
interface EmbeddedFont {
  readonly id: string;
  readonly ascender: number;
  encode(text: string): [codes: string[], positions: { advanceWidth: number }[]];
  ref(): unknown;
}

const packaged: Readonly<Record<FaceName, string>> = {
  regular: "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf",
  bold: "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf",
  italic: "@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf",
};

const require = createRequire(import.meta.url);
const files = new Map<FaceName, Buffer>();

function fileOf(name: FaceName): Buffer {
  const known = files.get(name);
  if (known !== undefined) return known;
  const file = readFileSync(require.resolve(packaged[name]));
  files.set(name, file);
  return file;
}

/**
 * A face that sets one glyph after another, without kerning, as Word does by default. pdfkit's own text calls keep
 * the layout of every distinct word for the life of the document, which for a year of symbols and names is most
 * of the year; the glyphs of a language are a few hundred.
 */
function face(pdf: Pdf, name: FaceName): Face {
  pdf.registerFont(name, fileOf(name));
  pdf.font(name);
  const font = Reflect.get(pdf, "_font") as EmbeddedFont;
  const glyphs = new Map<string, Glyph>();
  return {
    id: font.id,
    ascender: font.ascender,
    reference: font.ref(),
    glyph(character) {
      const known = glyphs.get(character);
      if (known !== undefined) return known;
      const [codes, positions] = font.encode(character);
      const width = positions.reduce((sum, position) => sum + position.advanceWidth, 0);
      const made = { code: codes.join(""), width };
      glyphs.set(character, made);
      return made;
    },
  };
}

/** Tinos, which has the widths of Times New Roman and every composed Vietnamese letter; embedded as a subset. */
export function loadFaces(pdf: Pdf): Faces {
  return { regular: face(pdf, "regular"), bold: face(pdf, "bold"), italic: face(pdf, "italic") };
}
