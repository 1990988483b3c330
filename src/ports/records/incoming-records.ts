import type { IncomingFields } from "../../domain/incoming-fields.ts";
import type { IncomingDocument, IncomingState } from "../../domain/incoming/incoming-document.ts";
import type { LegalStanding } from "../../domain/legal-value/legal-value.ts";
import type { Principal, ReadScope } from "../../domain/policies/read-scope.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

/** What may be the same document; `why` is the domain's (`duplicateReasons`). */
export interface DuplicateCandidate {
  readonly document: IncomingDocument;
  readonly sharesFile: boolean;
  readonly mainFileId: string | null;
  readonly registeredByName: string;
}

export interface IncomingFilter {
  readonly scope: ReadScope;
  readonly year?: number | undefined;
  readonly registerKey?: string | undefined;
  readonly states?: readonly IncomingState[] | undefined;
  readonly priority?: number | undefined;
  readonly typeFolded?: string | undefined;
  /** Folded words of the sender's name; each must occur, the last one as a prefix. */
  readonly senderWords?: readonly string[] | undefined;
  readonly arrivedFrom?: Date | undefined;
  readonly arrivedBefore?: Date | undefined;
  readonly deadlineBefore?: Date | undefined;
  readonly late?: boolean | undefined;
  /** Folded words; each must occur, the last one as a prefix. */
  readonly words?: readonly string[] | undefined;
}

/**
 * Keyset position: the `position` of the last row seen, or a sort key to jump to. Lists by words or by days
 * of arrival, and those by state, type and the like of who does not see the whole agency, may stand in the order of
 * registration; all others by year, number and register.
 */
export interface IncomingPageRequest {
  readonly direction: "newestFirst" | "oldestFirst";
  readonly after: number | null;
  readonly limit: number;
}

type ShownFields = Pick<
  IncomingFields,
  | "codeNumber"
  | "codeNotation"
  | "issuedDate"
  | "typeName"
  | "senderName"
  | "senderAgencyId"
  | "abstract"
  | "description"
  | "priority"
  | "arrivedAt"
>;

/** One line of a list: of the document what the register shows. */
export interface IncomingListed {
  readonly document: Pick<
    IncomingDocument,
    "id" | "year" | "arrivalNumber" | "numberSuffix" | "state" | "deadlineAt"
  > & { readonly fields: ShownFields; readonly isLate: boolean };
  /** Where the row stands in this list: its sort key, or its place in the search. */
  readonly position: number;
  readonly fileCount: number;
  readonly legalValue: LegalStanding;
}

export interface Amendment {
  readonly id: string;
  readonly documentId: string;
  readonly at: Date;
  readonly by: string;
  readonly reason: string;
  readonly changes: readonly { field: string; from: string | null; to: string | null }[];
}

export interface IncomingRecords {
  get(id: string): Promise<IncomingDocument | null>;
  /** Registered before under the same key of the client: the repeated request gets the first one's answer. */
  byRequestKey(agencyId: string, requestKey: string): Promise<IncomingDocument | null>;
  /**
   * `sortKey` is `sortKeyOf` its place; `searchText` is folded; `requestKey` is unique in the agency; `fileCount` is how
   * many files are kept with it in the same transaction, none unless told.
   */
  insert(
    document: IncomingDocument,
    extra: { sortKey: number; requestKey: string; searchText: string; fileCount?: number },
  ): Promise<void>;
  /**
   * False when somebody else changed it since `seenVersion`; saves with `seenVersion + 1`. `searchText` where what it
   * is made of has changed, the sender's name included.
   */
  update(document: IncomingDocument, seenVersion: number, searchText?: string): Promise<boolean>;
  access(documentId: string): Promise<Principal[]>;
  /** Who may read it from now on; those who may already are left as they are. */
  grant(document: IncomingDocument, principals: readonly Principal[]): Promise<void>;
  /** Takes readers away; the lists and the search know it in the same transaction. */
  revoke(document: Pick<IncomingDocument, "id">, principals: readonly Principal[]): Promise<void>;
  list(filter: IncomingFilter, page: IncomingPageRequest): Promise<IncomingListed[]>;
  /** The latest few for each reason. */
  duplicates(criteria: {
    agencyId: string;
    documentCode: string | null;
    symbolFolded: string | null;
    senderFolded: string;
    sha256s: readonly string[];
  }): Promise<DuplicateCandidate[]>;
  /** The latest entries from each of these senders, to propose what repeats. */
  latestFrom(agencyId: string, senderAgencyIds: readonly string[]): Promise<IncomingDocument[]>;
  addAmendment(amendment: Amendment): Promise<void>;
  amendments(documentId: string): Promise<Amendment[]>;
  /** Which of these documents have been amended. */
  amendedAmong(documentIds: readonly string[]): Promise<Set<string>>;
  /** The register in order of numbers for printing, a chunk at a time, after `afterNumber`. */
  registerChunk(
    period: { registerId: string; from?: LocalDate | undefined; before?: LocalDate | undefined },
    range: { afterNumber: number; toNumber: number | null; limit: number },
  ): Promise<IncomingDocument[]>;
}
