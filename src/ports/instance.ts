import type { Records, Transacting } from "./store.ts";

/**
 * This process among all that share the store. What it holds there (rows of the outbox, periodic jobs, appends to
 * uploads) is held in its name, and is free for others as soon as they no longer see it alive.
 */
export interface Instance {
  readonly id: string;
  /** How many live, this one included, when it last looked. */
  readonly count: number;
  /** A name to hold one thing in, `<id>/<n>`: another each time, so that a thing taken again is told from before. */
  newHold(): string;
  /** Aborted when others took this instance for dead: nothing that it held until then is its own. */
  readonly lost: AbortSignal;
}

/**
 * How the last transaction is made of all that a row of the outbox asks for: who works under a lease ends the row with it
 * (`fenced`), so that both are written at once. To a store alone it says nothing.
 */
export const lastOfRow: Transacting = Object.freeze({});

/** Somebody works in another's place by now. */
export class LeaseLost extends Error {
  constructor() {
    super("The lease was lost to another worker.");
    this.name = "LeaseLost";
  }
}

/** The right to do one row of the outbox, as long as nobody else was given it. */
export interface Lease {
  /** Throws `LeaseLost`; asked within a transaction, it holds until the end of that. */
  hold(records: Pick<Records, "outbox">): Promise<void>;
  /** Throws `LeaseLost`; the row is done with the transaction in which this is said. */
  end(records: Pick<Records, "outbox">): Promise<void>;
  /** Aborted when nobody waits for the work any more. */
  readonly signal: AbortSignal;
}
