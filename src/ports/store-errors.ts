/**
 * A row with the same unique key is already there. The transaction it happened in is rolled back unless the
 * caller catches this inside it; both engines undo the one statement only.
 */
export class DuplicateKey extends Error {
  /** Which key, in the engine's own words (columns or an index name), for the log only; never a value. */
  readonly key: string | undefined;

  constructor(key?: string, options?: ErrorOptions) {
    super(key === undefined ? "Duplicate key." : `Duplicate key: ${key}.`, options);
    this.name = "DuplicateKey";
    this.key = key;
  }
}

/**
 * The store cannot answer now: the connection is lost, the disk is full or broken, a lock was not to be had in
 * time, or the store is closed. Nothing of the transaction was kept unless `outcome` is `unknown`: then the
 * connection broke while it was being committed, and the caller must look before trying again.
 */
export class StoreUnavailable extends Error {
  readonly outcome: "nothing-kept" | "unknown";
  /** No room is left. */
  readonly full: boolean;

  constructor(
    message: string,
    options?: ErrorOptions & { readonly outcome?: "nothing-kept" | "unknown"; readonly full?: boolean },
  ) {
    super(message, options);
    this.name = "StoreUnavailable";
    this.outcome = options?.outcome ?? "nothing-kept";
    this.full = options?.full ?? false;
  }
}

/** The program and the database are of different releases; the message is a sentence for the administrator. */
export class StoreMisfit extends Error {
  constructor(message: string) {
    super(message);
    this.name = "StoreMisfit";
  }
}
