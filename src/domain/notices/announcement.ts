/** To whom: everybody in the agency, or the people of these units and of those below them, of lists, and these by name. */
export interface Audience {
  readonly everyone: boolean;
  readonly unitIds: readonly string[];
  readonly personIds: readonly string[];
  readonly listIds: readonly string[];
}

/** sending: each recipient has a delivery, or will. cancelled: who has not got it gets it no more. recalled: taken back. */
export const announcementStates = ["sending", "cancelled", "recalled"] as const;
export type AnnouncementState = (typeof announcementStates)[number];

export interface Announcement {
  readonly id: string;
  readonly agencyId: string;
  readonly title: string;
  readonly body: string;
  /** As of documents: 0 to 3, Hỏa tốc. */
  readonly priority: number;
  /** An incoming document that it is about; only who may read it sees more than the words of the announcement. */
  readonly documentId: string | null;
  readonly audience: Audience;
  readonly recipients: number;
  readonly state: AnnouncementState;
  readonly madeBy: string;
  readonly onBehalfOf: string | null;
  readonly madeAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly version: number;
}

const prefix = "announcement ";

/** The event of its deliveries: one a person, whatever happens on the way. */
export function eventOf(announcementId: string): string {
  return prefix + announcementId;
}

/** Null for an event that is no announcement. */
export function announcementIn(eventKey: string): string | null {
  return eventKey.startsWith(prefix) ? eventKey.slice(prefix.length) : null;
}
