import { createRequire } from "node:module";
import path from "node:path";
import PdfKit from "pdfkit";

const fonts = path.dirname(createRequire(import.meta.url).resolve("@expo-google-fonts/tinos/package.json"));

export interface PdfLine {
  readonly text: string;
  /** Left edge and baseline from the top, points (A4 is 595 x 842); without them lines follow one another. */
  readonly at?: readonly [x: number, y: number];
  /** Points, 13 as NĐ 30 has it. */
  readonly size?: number;
  /** Points between letters. */
  readonly spacing?: number;
}

export interface PdfFixtureOptions {
  /** Pages, each a list of lines; a plain string is a line that follows the one before. */
  readonly pages?: readonly (readonly (PdfLine | string)[])[];
  /** Needed to open the file. */
  readonly userPassword?: string;
  /** Guards restrictions only. */
  readonly ownerPassword?: string;
}

/** A small valid PDF, A4, with Vietnamese text in an embedded font. One page with `lines` unless `pages` says more. */
export function makePdf(
  lines: readonly (PdfLine | string)[] = [],
  options: PdfFixtureOptions = {},
): Promise<Buffer> {
  const { userPassword, ownerPassword } = options;
  const document = new PdfKit({
    size: "A4",
    margin: 56,
    autoFirstPage: false,
    ...(userPassword === undefined ? {} : { userPassword }),
    ...(ownerPassword === undefined ? {} : { ownerPassword, permissions: { printing: "lowResolution" } }),
  });
  document.registerFont("Tinos", path.join(fonts, "400Regular", "Tinos_400Regular.ttf"));
  for (const page of options.pages ?? [lines]) {
    document.addPage().font("Tinos");
    for (const line of page) {
      const { text, at, size = 13, spacing = 0 } = typeof line === "string" ? { text: line } : line;
      const style = { lineBreak: false, characterSpacing: spacing };
      if (at) document.fontSize(size).text(text, at[0], at[1] - size, style);
      else document.fontSize(size).text(text, { characterSpacing: spacing });
    }
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on("data", (chunk: Buffer) => chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
    document.end();
  });
}

/** What an incoming document looks like: letterhead in two columns, number, place and date, abstract and body. */
export function officialPage(more: readonly (PdfLine | string)[] = []): (PdfLine | string)[] {
  return [
    { text: "ỦY BAN NHÂN DÂN", at: [90, 60] },
    { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", at: [300, 60] },
    { text: "TỈNH A", at: [130, 76] },
    { text: "Độc lập - Tự do - Hạnh phúc", at: [340, 76] },
    { text: "Số: 1837/QĐ-UBND", at: [90, 110] },
    { text: "A, ngày 17 tháng 10 năm 2026", at: [350, 110] },
    { text: "QUYẾT ĐỊNH", at: [260, 190] },
    { text: "Ban hành Quy chế quản lý, sử dụng hệ thống quản lý văn bản và điều hành", at: [110, 212] },
    {
      text: "Căn cứ Luật Tổ chức chính quyền địa phương; theo đề nghị của Giám đốc Sở Nội vụ,",
      at: [90, 250],
    },
    { text: "Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý, sử dụng hệ thống.", at: [90, 280] },
    {
      text: "Điều 2. Quyết định này có hiệu lực kể từ ngày ký; các cơ quan chịu trách nhiệm thi hành.",
      at: [90, 300],
    },
    ...more,
  ];
}
