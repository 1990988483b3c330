import type { PlaceRecord } from "../../ports/records/place-records.ts";
import type { Services } from "../../ports/services.ts";

export interface ArchiveServices extends Pick<Services, "store" | "clock" | "ids" | "files" | "archives"> {
  /** For so long the spool keeps what the archive has, too. */
  readonly graceMs: number;
}

/** A place in the hands of this server. */
export interface HeldPlace {
  readonly place: PlaceRecord;
  readonly hold: string;
}
