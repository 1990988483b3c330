/** Makes technical keys: UUIDs of version 7, so that rows made later sort later and indexes stay dense. */
export interface Ids {
  next(): string;
}
