/** A request as faults and tests see it. */
export interface Seen {
  readonly host: "entra" | "graph" | "bytes";
  readonly method: string;
  /** Decoded, with its query. */
  readonly path: string;
  readonly hasToken: boolean;
  readonly userAgent: string;
}

/** What goes wrong with a request. */
export type Trouble =
  | {
      readonly kind: "status";
      readonly status: number;
      readonly code?: string;
      readonly retryAfter?: number | string;
    }
  /** The connection is cut when so many bytes of the question have come. */
  | { readonly kind: "cutQuestion"; readonly afterBytes: number }
  /** What was asked is done, and the connection cut before the answer. */
  | { readonly kind: "loseAnswer" }
  /** The last fragment is taken, the connection is cut, and the file is made of them only later. */
  | { readonly kind: "makeLater"; readonly afterMs: number }
  /** So many bytes of a download are sent, then the connection is cut. */
  | { readonly kind: "cutAnswer"; readonly afterBytes: number }
  /** So many bytes of a download are sent, then nothing more comes. */
  | { readonly kind: "stallAnswer"; readonly afterBytes: number }
  /** It is answered, and says what is left of the app's account, as SharePoint does from 80 % of it on. */
  | { readonly kind: "accountRunsOut"; readonly units: number; readonly seconds: number }
  /** Nothing is answered. */
  | { readonly kind: "silence" };

export interface PlannedFault {
  readonly matches: (seen: Seen) => boolean;
  readonly trouble: Trouble;
  /** How many requests it hits. */
  times: number;
}

/** Faults on demand, the first that matches hits. */
export class PlannedFaults {
  readonly planned: PlannedFault[] = [];

  plan(matches: (seen: Seen) => boolean, trouble: Trouble, times = 1): void {
    this.planned.push({ matches, trouble, times });
  }

  clear(): void {
    this.planned.length = 0;
  }

  next(seen: Seen): Trouble | null {
    const found = this.planned.find((fault) => fault.times > 0 && fault.matches(seen));
    if (found === undefined) return null;
    found.times -= 1;
    return found.trouble;
  }
}
