import type { LegalStanding } from "../../domain/legal-value/legal-value.ts";
import type { OutgoingDocument } from "../../domain/outgoing/outgoing-document.ts";
import type { Principal, ReadScope } from "../../domain/policies/read-scope.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

export interface OutgoingFilter {
  readonly scope: ReadScope;
  readonly year?: number | undefined;
  readonly registerKey?: string | undefined;
  readonly typeFolded?: string | undefined;
  readonly issuedFrom?: LocalDate | undefined;
  readonly issuedTo?: LocalDate | undefined;
  readonly words?: readonly string[] | undefined;
}

export interface OutgoingListed {
  readonly document: OutgoingDocument;
  /** Where the row stands in this list: by year and number, those of other senders among one's own, no two alike. */
  readonly position: number;
  readonly registerName: string;
  readonly fileCount: number;
  readonly legalValue: LegalStanding;
}

/** Keyset position: the `position` of the last row seen, or a sort key to jump to. Newest first unless said otherwise. */
export interface OutgoingPageRequest {
  readonly direction?: "newestFirst" | "oldestFirst";
  readonly after: number | null;
  readonly limit: number;
}

export interface OutgoingRecords {
  get(id: string): Promise<OutgoingDocument | null>;
  byRequestKey(agencyId: string, requestKey: string): Promise<OutgoingDocument | null>;
  /** As `IncomingRecords.insert`. */
  insert(
    document: OutgoingDocument,
    extra: { sortKey: number; requestKey: string; searchText: string; fileCount?: number },
  ): Promise<void>;
  access(documentId: string): Promise<Principal[]>;
  grant(document: OutgoingDocument, principals: readonly Principal[]): Promise<void>;
  list(filter: OutgoingFilter, page: OutgoingPageRequest): Promise<OutgoingListed[]>;
  /** Date of the document that holds the register's last number, null in an empty register. */
  lastIssuedDate(registerId: string): Promise<LocalDate | null>;
  /** Outgoing documents that answer this incoming one. */
  repliesTo(incomingIds: readonly string[]): Promise<OutgoingDocument[]>;
  /** The register in order of numbers for printing, a chunk at a time, after `afterNumber`. */
  registerChunk(
    period: { registerId: string; from?: LocalDate | undefined; to?: LocalDate | undefined },
    range: { afterNumber: number; toNumber: number | null; limit: number },
  ): Promise<OutgoingDocument[]>;
}
