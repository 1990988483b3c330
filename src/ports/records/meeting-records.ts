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

/** The event in somebody's own calendar that was made of the meeting: one for an invitation, whoever asks. */
export interface MeetingEvent {
  readonly documentId: string;
  readonly agencyId: string;
  /** Whose calendar it is in. */
  readonly personId: string;
  /** Graph's id. */
  readonly eventId: string;
  readonly link: string | null;
  /** The version of the meeting that it shows. */
  readonly shownVersion: number;
  readonly putAt: Date;
}

export interface MeetingRecords {
  of(documentId: string): Promise<Meeting | null>;
  /** Those of the agency that have a moment in common with this time, the earliest first. */
  during(agencyId: string, time: MeetingTime, limit: number): Promise<Meeting[]>;
  /** `seenVersion` null: there was none. False when somebody else was first. */
  save(meeting: Meeting, seenVersion: number | null): Promise<boolean>;
  eventOf(documentId: string): Promise<MeetingEvent | null>;
  /** In the place of the event with the id `seen`; null: there was none. False when somebody else was first. */
  saveEvent(event: MeetingEvent, seen: string | null): Promise<boolean>;
}
