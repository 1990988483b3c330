/** A file of the spool whose bytes the store keeps. */
export interface SpoolFileRecord {
  readonly id: string;
  /** Bytes that are held. */
  readonly size: number;
  readonly isFinished: boolean;
  readonly begunAt: Date;
  /** When bytes last came in. */
  readonly changedAt: Date;
  /** Who appends to it until `heldUntil`; null: nobody. */
  readonly holder: string | null;
  readonly heldUntil: Date | null;
}

/** Bytes that came together, and their place in the file. */
export interface SpoolPiece {
  readonly position: number;
  readonly bytes: Uint8Array;
}

/** A hold on a file; a server that dies loses it when its time has passed. */
export interface SpoolHold {
  readonly holder: string;
  readonly now: Date;
  readonly until: Date;
}

/**
 * The spool in the store (`VANTHU_SPOOL=database`), for servers without a disk in common. Bytes come in pieces of at most some hundred
 * kilobytes, each in a transaction of its own, so that neither memory nor the store's log grows with a file.
 */
export interface SpoolRecords {
  get(id: string): Promise<SpoolFileRecord | null>;
  /** Throws `DuplicateKey`. */
  begin(id: string, at: Date): Promise<void>;
  /** Takes a growing file of that size for one who appends; false where it is otherwise, or another holds it. */
  hold(id: string, size: number, hold: SpoolHold): Promise<boolean>;
  /** Holds on; false where the hold was lost, or the file removed. */
  holdOn(id: string, hold: SpoolHold): Promise<boolean>;
  /** Adds the next piece for who holds the file; false where the hold was lost, or the file removed. */
  add(id: string, hold: SpoolHold, piece: SpoolPiece): Promise<boolean>;
  letGo(id: string, holder: string): Promise<void>;
  /** No byte is added any more; false where it is finished already, held, or not there. */
  finish(id: string, now: Date): Promise<boolean>;
  /** The piece that holds this byte; null where there is none. */
  pieceAt(id: string, position: number): Promise<SpoolPiece | null>;
  /** Nobody finds the file any more; true where there was one. Its pieces go by `removePieces`. */
  remove(id: string): Promise<boolean>;
  /** Removes some of the last pieces; false when none is left. */
  removePieces(id: string): Promise<boolean>;
  /** Files that were removed while some of their pieces are still there. */
  leftBehind(limit: number): Promise<readonly string[]>;
  /** By id. */
  after(id: string | null, limit: number): Promise<readonly SpoolFileRecord[]>;
}
