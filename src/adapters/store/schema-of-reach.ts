/** What somebody announces to many. Its deliveries have the event `announcement <id>`. */
export interface AnnouncementTable {
  id: string;
  agency_id: string;
  title: string;
  body: string;
  priority: number;
  document_id: string | null;
  /** To whom, as JSON. */
  audience: string;
  /** How many they were when it was made. */
  recipients: number;
  state: string;
  made_by: string;
  on_behalf_of: string | null;
  made_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
  version: number;
}

/** When a person wants to be left alone; `HH:mm`, null where the agency's hours hold. */
export interface NoticeChoiceTable {
  person_id: string;
  quiet_from: string | null;
  quiet_to: string | null;
  outside_work: string;
}

export interface AppInstallationTable {
  person_id: string;
  state: string;
  why: string | null;
  tried_at: Date;
}

export interface ReachTables {
  announcement: AnnouncementTable;
  notice_choice: NoticeChoiceTable;
  app_installation: AppInstallationTable;
  /** Lines of the outbox from which nobody takes a row for now. */
  line_pause: { line: string; until_at: Date };
}
