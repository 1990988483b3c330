import type { LegalStanding } from "../../domain/legal-value/legal-value.ts";
import type { Priority } from "../../domain/incoming-fields.ts";
import type { IncomingState } from "../../domain/incoming/incoming-document.ts";
import type { ReadScope } from "../../domain/policies/read-scope.ts";
import type { SearchQuery } from "../../domain/text/search-query.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

export type DocumentKind = "incoming" | "outgoing";

export interface SearchFilter {
  readonly scope: ReadScope;
  readonly year?: number | undefined;
  readonly typeFolded?: string | undefined;
  readonly states?: readonly IncomingState[] | undefined;
  /** Folded words of who sent it; of outgoing documents there is none. */
  readonly senderWords?: readonly string[] | undefined;
  /** Days in Vietnam on which it arrived or was issued, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A document that has all that was sought; the latest first. */
export interface SearchHit {
  readonly kind: DocumentKind;
  readonly documentId: string;
}

/** A document as far as answers are weighed and shown. */
export interface SearchLine {
  readonly kind: DocumentKind;
  readonly documentId: string;
  readonly year: number;
  /** Arrival number or number. */
  readonly number: number;
  readonly documentCode: string | null;
  readonly symbol: string;
  readonly issuedDate: LocalDate | null;
  readonly typeName: string;
  readonly abstract: string;
  /** Who sent it; of an outgoing document who receives it. */
  readonly other: string;
  readonly signer: string;
  readonly priority: Priority;
  readonly state: IncomingState | null;
  readonly legalValue: LegalStanding;
  readonly registeredAt: Date;
}

export interface SearchRecords {
  /**
   * Documents with this very number or symbol, or one that begins so; `symbol` as `foldSymbol` writes it. A bare number is
   * an arrival number too.
   */
  bySymbol(kind: DocumentKind, filter: SearchFilter, symbol: string, limit: number): Promise<SearchHit[]>;
  /** By folded words among a document's own fields, the last one as a beginning: what the registers' quick search finds. */
  byFields(
    kind: DocumentKind,
    filter: SearchFilter,
    words: readonly string[],
    limit: number,
  ): Promise<SearchHit[]>;
  /**
   * Documents that have everything the question asks for in their own fields and the text of their files together;
   * `asPhrase`: all words one after another. The beginning of a word stands for the syllables that begin so.
   */
  byText(
    kind: DocumentKind,
    filter: SearchFilter,
    query: SearchQuery,
    page: { readonly asPhrase: boolean; readonly limit: number },
  ): Promise<SearchHit[]>;
  /**
   * Those of the documents in whose files the folded words stand one after another, in the order given; null where to look
   * through their texts would take longer than to ask `byText` for the phrase.
   */
  phraseAmong(hits: readonly SearchHit[], words: readonly string[]): Promise<SearchHit[] | null>;
  lines(hits: readonly SearchHit[]): Promise<SearchLine[]>;
  /** Puts some of the documents that were here before the full text into it; how many. */
  catchUp(limit: number): Promise<number>;
}
