/** The tables of help, practice and meetings; see `schema.ts`. */
export interface DailyUseTables {
  tour_seen: { person_id: string; tour: string; seen_at: Date };
  practice_agency: {
    agency_id: string;
    /** The real agency whose people practise in it. */
    for_agency_id: string;
    founded_by: string;
    founded_at: Date;
    ended_at: Date | null;
  };
  meeting: {
    document_id: string;
    agency_id: string;
    starts_at: Date;
    ends_at: Date;
    place: string | null;
    set_by: string;
    set_at: Date;
    version: number;
  };
  meeting_event: {
    document_id: string;
    agency_id: string;
    /** In whose calendar. */
    person_id: string;
    event_id: string;
    link: string | null;
    shown_version: number;
    put_at: Date;
  };
}
