import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
// The types know no named export.
// oxlint-disable-next-line import/no-named-as-default
import PDFDocument from "pdfkit";

export type Pdf = InstanceType<typeof PDFDocument>;
/** Italics are these slanted: two more fonts in each of some seventy documents would be half the time to make them. */
export type FaceName = "regular" | "bold";

/** The part of pdfkit's own font object that we lean on; pdfkit is pinned, and a test reads our pages back. */
interface EmbeddedFont {
  readonly font: object;
  layoutCache: object;
  readonly constructor: new (pdf: Pdf, font: object, id: string) => EmbeddedFont;
}

const packaged: Readonly<Record<FaceName, string>> = {
  regular: "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf",
  bold: "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf",
};

const faceNames: readonly FaceName[] = ["regular", "bold"];
const require = createRequire(import.meta.url);

/**
 * Makes documents whose fonts were read once: a font is 200 ms of reading its tables, which for some seventy documents
 * would be longer than the start may take. Each document still embeds its own subset.
 */
export function documentsWithSharedFaces(): (title: string, author: string, at: Date) => Pdf {
  const known = new Map<FaceName, EmbeddedFont>();
  return (title, author, at) => {
    const pdf = new PDFDocument({
      size: "A4",
      margins: { top: 57, bottom: 57, left: 85, right: 57 },
      // None until ours are there; the library would read Helvetica for each document.
      font: "",
      bufferPages: true,
      lang: "vi-VN",
      displayTitle: true,
      info: { Title: title, Author: author, CreationDate: at },
    });
    for (const [i, name] of faceNames.entries()) {
      const first = known.get(name);
      if (first === undefined) known.set(name, readFace(pdf, name));
      // The library makes the tag of a subset of the digits of its id.
      else shareFace(pdf, name, `F${i + 1}`, first);
    }
    return pdf;
  };
}

function readFace(pdf: Pdf, name: FaceName): EmbeddedFont {
  pdf.registerFont(name, readFileSync(require.resolve(packaged[name])));
  pdf.font(name);
  return Reflect.get(pdf, "_font") as EmbeddedFont;
}

function shareFace(pdf: Pdf, name: FaceName, id: string, first: EmbeddedFont): void {
  const { constructor: Face, font, layoutCache } = first;
  const face = new Face(pdf, font, id);
  face.layoutCache = layoutCache;
  Reflect.set(Reflect.get(pdf, "_fontFamilies") as object, name, face);
}
