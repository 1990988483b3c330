/** The tables of help and of units' channels; see `schema.ts`. */
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
  unit_channel: UnitChannelTable;
  channel_post: ChannelPostTable;
}

interface UnitChannelTable {
  id: string;
  agency_id: string;
  unit_id: string;
  tenant_id: string;
  conversation_id: string;
  service_url: string;
  bot_id: string;
  linked_by: string;
  linked_at: Date;
  ended_at: Date | null;
}

interface ChannelPostTable {
  id: string;
  agency_id: string;
  channel_id: string;
  document_id: string;
  assignment_id: string;
  activity_id: string | null;
  /** What the channel sees of it, as the card's digest says it. */
  shown: string | null;
  why: string | null;
  posted_at: Date;
}
