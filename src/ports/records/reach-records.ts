import type { Announcement } from "../../domain/notices/announcement.ts";
import type { NoticeChoice } from "../../domain/notices/quiet-hours.ts";

/** What became of installing the app for a person. */
export interface InstallationRecord {
  readonly personId: string;
  readonly state: "waiting" | "installed" | "refused";
  readonly why: string | null;
  readonly triedAt: Date;
}

/** How people are reached, and what is announced to many of them. */
export interface ReachRecords {
  announcement(id: string): Promise<Announcement | null>;
  addAnnouncement(announcement: Announcement): Promise<void>;
  /** False when its version is another by now. */
  saveAnnouncement(announcement: Announcement, seenVersion: number): Promise<boolean>;
  /** The agency's, latest first. */
  announcements(agencyId: string, page: { after: string | null; limit: number }): Promise<Announcement[]>;
  /** Made by this person and neither cancelled nor taken back, latest first. */
  announcementsOf(madeBy: string, limit: number): Promise<Announcement[]>;
  choice(personId: string): Promise<NoticeChoice | null>;
  saveChoice(personId: string, choice: NoticeChoice): Promise<void>;
  installation(personId: string): Promise<InstallationRecord | null>;
  installations(personIds: readonly string[]): Promise<Map<string, InstallationRecord>>;
  saveInstallation(installation: InstallationRecord): Promise<void>;
}
