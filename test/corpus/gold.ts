import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { localDateOf, parseLocalDate } from "../../src/domain/time/local-date.ts";

// Real documents lie beside the repository and never in it. Names of officials are in them: tests speak of a document
// by the name of its file alone (S001.pdf), also where they fail.

export const corpusFolder = path.resolve(import.meta.dirname, "../../../shared/corpus/documents");
export const hasCorpus = existsSync(path.join(corpusFolder, "gold.tsv"));

/** One labelled document; texts as printed, empty where there is none. */
export interface Gold {
  /** The main file, then those that belong to the same document. */
  readonly files: readonly [string, ...string[]];
  /** Null where the label does not say. */
  readonly pages: number | null;
  readonly agency: string;
  readonly number: string;
  readonly symbol: string;
  readonly date: string | null;
  readonly type: string;
  readonly abstract: string;
  readonly signer: string;
  readonly signerPosition: string;
  readonly urgency: string;
}

/** The documents whose files a clerk would scan or receive: PDF, DOC and DOCX. */
export async function goldDocuments(): Promise<Gold[]> {
  const [head = "", ...rows] = (await readFile(path.join(corpusFolder, "gold.tsv"), "utf8"))
    .trimEnd()
    .split("\n");
  const columns = head.split("\t");
  return rows.flatMap((row) => {
    const cells = row.split("\t");
    const cell = (name: string) => (cells[columns.indexOf(name)] ?? "").normalize("NFC").trim();
    const [main = "", ...attached] = cell("file").split("|");
    if (!/\.(?:pdf|docx?)$/u.test(main)) return [];
    return [
      {
        files: [main, ...attached] as const,
        pages: /^\d+$/u.test(cell("pages")) ? Number(cell("pages")) : null,
        agency: cell("agency"),
        number: cell("number"),
        symbol: cell("symbol"),
        date: parseLocalDate(cell("date")),
        type: cell("type"),
        abstract: cell("abstract"),
        signer: cell("signer"),
        signerPosition: cell("signer_position"),
        urgency: cell("urgency"),
      },
    ];
  });
}

const urgencies = ["khẩn", "thượng khẩn", "hỏa tốc"];

/** What a clerk types: the label, cut to the lengths of NĐ 30, Phụ lục VI. */
export function fieldsOf(gold: Gold) {
  const cut = (text: string, most: number) => text.slice(0, most).trim();
  const optional = (text: string, most: number) => cut(text, most) || null;
  const today = localDateOf(new Date());
  return {
    documentCode: null,
    codeNumber: optional(gold.number, 11),
    codeNotation: optional(gold.symbol, 30),
    issuedDate: gold.date !== null && gold.date <= today ? gold.date : null,
    typeName: cut(gold.type, 100) || "Văn bản khác",
    senderAgencyId: null,
    senderName: cut(gold.agency, 200) || "Không rõ",
    senderCode: null,
    abstract: cut(gold.abstract, 500) || "Không có trích yếu",
    language: "Tiếng Việt",
    pageCount: gold.pages !== null && gold.pages > 0 && gold.pages < 1000 ? gold.pages : null,
    description: null,
    signerPosition: optional(gold.signerPosition, 100),
    signerName: optional(gold.signer, 50),
    priority: urgencies.indexOf(gold.urgency.toLowerCase()) + 1,
    toPlaces: null,
    dueDate: null,
    source: "paper",
    arrivedAt: new Date(Date.now() - 60_000).toISOString(),
  };
}
