/** The tables of units' channels; see `schema.ts`. */
export interface ChannelTables {
  met_team: {
    team_id: string;
    tenant_id: string;
    name: string | null;
    service_url: string;
    bot_id: string;
    updated_at: Date;
  };
  unit_channel: {
    id: string;
    agency_id: string;
    unit_id: string;
    tenant_id: string;
    team_id: string;
    channel_id: string;
    team_name: string | null;
    channel_name: string | null;
    service_url: string;
    bot_id: string;
    language: string;
    state: string;
    why: string | null;
    linked_by: string;
    linked_at: Date;
    lost_at: Date | null;
    ended_at: Date | null;
    version: number;
  };
  channel_post: {
    id: string;
    unit_channel_id: string;
    agency_id: string;
    document_id: string;
    assignment_id: string;
    state: string;
    why: string | null;
    conversation_id: string | null;
    activity_id: string | null;
    shown: string | null;
    attempts: number;
    created_at: Date;
    ended_at: Date | null;
  };
}
