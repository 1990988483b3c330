import type { MeetingTime } from "../../domain/meetings/read-invitation.ts";

/** When and where the meeting of an invitation is, as somebody settled it. */
export interface Meeting extends MeetingTime {
  readonly documentId: string;
  readonly agencyId: string;
  readonly place: string | null;
  readonly setBy: string;
  readonly setAt: Date;
  readonly version: number;
}

export interface MeetingRecords {
  of(documentId: string): Promise<Meeting | null>;
  /** Those of the agency that have a moment in common with this time, the earliest first. */
  during(agencyId: string, time: MeetingTime, limit: number): Promise<Meeting[]>;
  /** `seenVersion` null: there was none. False when somebody else was first. */
  save(meeting: Meeting, seenVersion: number | null): Promise<boolean>;
}
