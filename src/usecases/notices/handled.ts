/** What the outbox does with a row: it is over, it is tried again later, or a person must look at it. */
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
