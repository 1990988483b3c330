import type { LineCollector } from "./line-collector.ts";

/** Groups that hold no text of the document. */
const silent = new Set(
  "fonttbl colortbl stylesheet info pict object themedata colorschememapping datastore latentstyles listtable listoverridetable rsidtbl generator xmlnstbl filetbl revtbl fldinst bkmkstart bkmkend".split(
    " ",
  ),
);

/** Windows code pages by the charset of a font; what is not here is read as the document's own. */
const charsets: Readonly<Record<number, string>> = {
  0: "windows-1252",
  128: "shift_jis",
  129: "euc-kr",
  134: "gbk",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};

const ends: Readonly<Record<string, string>> = {
  par: "\n",
  line: "\n",
  row: "\n",
  sect: "\n",
  page: "\n",
  cell: "\t",
  tab: "\t",
  emdash: "—",
  endash: "–",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
};

interface Group {
  readonly isSilent: boolean;
  readonly font: number;
  /** Characters that follow a `\u` for programs that do not know it. */
  readonly skip: number;
}

const control = /\\(?:([a-z]{1,32})(-?\d{1,10})? ?|'([0-9a-f]{2})|([^a-z]))|([{}])|([^\\{}]+)/giu;
const deepest = 500;

/** Reads an RTF as a stream of words, `text` one character a byte. Nothing in it is run, opened or followed. */
export function rtfLines(text: string, into: LineCollector): void {
  const reader = new RtfReader(into);
  for (const [, word, number, hex, symbol, brace, plain] of text.matchAll(control)) {
    if (brace !== undefined) reader.brace(brace);
    else if (word !== undefined)
      reader.word(word.toLowerCase(), number === undefined ? null : Number(number));
    else if (hex !== undefined) reader.byte(Number.parseInt(hex, 16));
    else if (symbol !== undefined) reader.symbol(symbol);
    else if (plain !== undefined) reader.plain(plain);
    if (reader.isFull) return;
  }
  reader.show("\n");
}

class RtfReader {
  /** Nothing more is wanted, or it is deeper than any document. */
  isFull = false;
  readonly #into: LineCollector;
  readonly #fonts = new Map<number, string>();
  readonly #groups: Group[] = [];
  #group: Group = { isSilent: false, font: 0, skip: 1 };
  #codePage = "windows-1252";
  /** Letters of the present font that are not read yet. */
  #bytes: number[] = [];
  #line = "";
  /** Characters to leave out still, after a `\u`. */
  #skipped = 0;
  #inFonts = false;

  constructor(into: LineCollector) {
    this.#into = into;
  }

  brace(brace: string): void {
    this.#flush();
    if (brace === "{") this.#groups.push(this.#group);
    else this.#group = this.#groups.pop() ?? this.#group;
    if (this.#groups.length < 2) this.#inFonts = false;
    this.isFull ||= this.#groups.length > deepest;
  }

  word(word: string, number: number | null): void {
    if (word === "fonttbl") this.#inFonts = true;
    if (silent.has(word)) this.#change({ isSilent: true });
    else if (Object.hasOwn(ends, word)) this.show(ends[word] ?? "");
    else if (number !== null) this.#numbered(word, number);
  }

  #numbered(word: string, number: number): void {
    if (word === "f") this.#change({ font: number });
    else if (word === "fcharset" && this.#inFonts)
      this.#fonts.set(this.#group.font, charsets[number] ?? this.#codePage);
    else if (word === "ansicpg") this.#codePage = knownCodePage(number) ?? this.#codePage;
    else if (word === "uc") this.#change({ skip: number });
    else if (word === "u") {
      this.show(String.fromCharCode(number & 0xff_ff));
      this.#skipped = this.#group.skip;
    }
  }

  byte(byte: number): void {
    if (this.#skipped > 0) this.#skipped -= 1;
    else if (!this.#group.isSilent) this.#bytes.push(byte);
  }

  symbol(symbol: string): void {
    // A group of a kind that is newer than the program that reads it.
    if (symbol === "*") this.#change({ isSilent: true });
    else if (symbol === "~") this.show("\u00a0");
    else if (symbol === "_") this.show("-");
    else if (/[\\{}]/u.test(symbol)) this.show(symbol);
    else if (/[\r\n]/u.test(symbol)) this.show("\n");
  }

  plain(plain: string): void {
    for (const letter of plain.replace(/[\r\n]/gu, "")) this.byte(letter.charCodeAt(0) & 0xff);
  }

  show(text: string): void {
    this.#flush();
    if (this.#group.isSilent) return;
    if (text !== "\n") this.#line += text;
    else if (this.#line.trim() !== "") {
      this.isFull ||= !this.#into.add(this.#line);
      this.#line = "";
    }
  }

  #change(change: Partial<Group>): void {
    this.#flush();
    this.#group = { ...this.#group, ...change };
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const codePage = this.#fonts.get(this.#group.font) ?? this.#codePage;
    this.#line += new TextDecoder(codePage).decode(Uint8Array.from(this.#bytes));
    this.#bytes = [];
  }
}

function knownCodePage(number: number): string | null {
  const name = number === 932 ? "shift_jis" : `windows-${number}`;
  try {
    return new TextDecoder(name).encoding;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
