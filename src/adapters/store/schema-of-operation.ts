import type { Generated } from "kysely";

export interface OutboxTable {
  id: string;
  agency_id: string | null;
  kind: string;
  dedup_key: string;
  payload: string;
  state: string;
  attempts: number;
  /** Where it waits; `OutboxLine`. */
  line: Generated<string>;
  /** From when it may be taken. */
  ready_at: Date;
  /** Who took it, as `<instance>/<n>`: another one for each taking, so that nobody ends what was taken again since. */
  lease_owner: string | null;
  last_error: string | null;
  created_at: Date;
  ended_at: Date | null;
}

/** A periodic job, and who runs it now. */
export interface JobTable {
  name: string;
  ready_at: Date;
  lease_owner: string | null;
}

/** A server that works on this store; `beat` grows while it lives. */
export interface InstanceTable {
  id: string;
  beat: number;
  started_at: Date;
  seen_at: Date;
}

/** What each instance has let through of a busy key, so that the others count it too. */
export interface RateUseTable {
  rate_key: string;
  instance_id: string;
  used: number;
}

export interface FindingTable {
  id: string;
  kind: string;
  subject_id: string;
  /** Null where it is no one agency's matter. */
  agency_id: string | null;
  document_id: string | null;
  details: string;
  found_at: Date;
  run_id: string;
}
