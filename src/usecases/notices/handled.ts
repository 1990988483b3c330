/**
 * What the outbox does with a row: it is over, it is tried again later, or a person must look at it (dead). `afterMs` is what
 * the other side asked for; null: as we see fit. `forAll`: it asked everybody who sends to wait. later: nothing was tried, it
 * is not the time for it.
 */
export type Handled =
  | { readonly kind: "done" }
  | { readonly kind: "later"; readonly afterMs: number }
  | {
      readonly kind: "retry";
      readonly afterMs: number | null;
      readonly reason: string;
      readonly forAll?: boolean;
    }
  | { readonly kind: "dead"; readonly reason: string };
