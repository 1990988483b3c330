import type { NoticeReason } from "../../ports/records/delivery-records.ts";

/** Whom, by their ids, and why; `onBehalfOf`: in whose place, where it is not their own. */
export type Told = ReadonlyMap<
  string,
  {
    readonly reason: NoticeReason;
    readonly assignmentId: string | null;
    readonly onBehalfOf?: string | null;
  }
>;
