import type { IncomingDocument, IncomingState } from "../../domain/incoming/incoming-document.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { ReadScope } from "../../domain/policies/read-scope.ts";
import type { SearchQuery } from "../../domain/text/search-query.ts";

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

export type SearchedDocument =
  | { readonly kind: "incoming"; readonly document: IncomingDocument }
  | { readonly kind: "outgoing"; readonly document: OutgoingDocument };

export interface SearchRecords {
  /**
   * Documents with this very number or symbol, or one that begins so; `symbol` as `foldSymbol` writes it. A bare number is
   * an arrival number too, of the 30 years to `latestYear`.
   */
  bySymbol(
    kind: DocumentKind,
    filter: SearchFilter,
    sought: { readonly symbol: string; readonly latestYear: number },
    limit: number,
  ): Promise<SearchHit[]>;
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
  load(hits: readonly SearchHit[]): Promise<SearchedDocument[]>;
  /** Puts some of the documents that were here before the full text into it; how many. */
  catchUp(limit: number): Promise<number>;
}
