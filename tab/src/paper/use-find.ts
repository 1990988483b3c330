import { useEffect, useMemo, useRef, useState } from "react";
import { findIn } from "./find-text.ts";
import type { PDFDocumentProxy } from "./open-pdf.ts";

/** A place among all that were found. */
export interface FoundPlace {
  readonly page: number;
  /** The how many-th of its page, from 0. */
  readonly nth: number;
}

export interface Finding {
  readonly words: string;
  readonly found: readonly FoundPlace[];
  /** The one that is shown, from 0. */
  readonly at: number;
  /** Pages are still being read. */
  readonly isReading: boolean;
  readonly seek: (words: string) => void;
  readonly step: (by: 1 | -1) => void;
}

type Texts = Map<number, Promise<string>>;

async function readText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
}

/** Text is asked for page after page, and kept; a thousand pages are some megabytes. */
function textOf(texts: Texts, pdf: PDFDocumentProxy, number: number): Promise<string> {
  const before = texts.get(number);
  if (before !== undefined) return before;
  // A page that cannot be read has no words; the others have.
  const read = readText(pdf, number).catch(() => "");
  texts.set(number, read);
  return read;
}

const pagesAtOnce = 20;
/** So long a person types on, ms. */
const typingMs = 150;

interface Result {
  /** Of what this is the result. */
  readonly words: string;
  readonly found: readonly FoundPlace[];
  readonly isOver: boolean;
}

const none: readonly FoundPlace[] = [];

/** Looks for words in all pages of a paper, the first ones first. */
export function useFind(pdf: PDFDocumentProxy | null): Finding {
  const texts = useRef<Texts>(new Map());
  const [words, setWords] = useState("");
  const [result, setResult] = useState<Result>({ words: "", found: none, isOver: true });
  const [chosen, setChosen] = useState({ words: "", at: 0 });
  useEffect(() => {
    if (pdf === null || words.trim() === "") return undefined;
    const abortion = new AbortController();
    const timer = setTimeout(() => void look(pdf, abortion.signal), typingMs);
    async function look(of: PDFDocumentProxy, signal: AbortSignal): Promise<void> {
      const found: FoundPlace[] = [];
      for (let from = 1; from <= of.numPages; from += pagesAtOnce) {
        const count = Math.min(pagesAtOnce, of.numPages - from + 1);
        const numbers = Array.from({ length: count }, (_, i) => from + i);
        const read = await Promise.all(numbers.map((page) => textOf(texts.current, of, page)));
        if (signal.aborted) return;
        for (const [i, text] of read.entries())
          found.push(...findIn(text, words).map((_, nth) => ({ page: from + i, nth })));
        setResult({ words, found: [...found], isOver: from + count > of.numPages });
      }
    }
    return () => {
      clearTimeout(timer);
      abortion.abort();
    };
  }, [pdf, words]);
  return useMemo(() => {
    const isOf = result.words === words;
    const found = isOf ? result.found : none;
    const at = chosen.words === words ? chosen.at : 0;
    return {
      words,
      found,
      at,
      isReading: !isOf || !result.isOver,
      seek: setWords,
      step: (by) =>
        setChosen({ words, at: found.length === 0 ? 0 : (at + by + found.length) % found.length }),
    };
  }, [words, result, chosen]);
}
