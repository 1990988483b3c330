/** The tables of agencies outside: their accounts, who acts for them, what they sent and took in; see `schema.ts`. */
export interface GuestTables {
  agency_account: AgencyAccountTable;
  representative: RepresentativeTable;
  arrival: ArrivalTable;
  receipt: { document_id: string; account_id: string; received_by: string; received_at: Date };
}

interface AgencyAccountTable {
  id: string;
  agency_id: string;
  outside_id: string;
  opened_by: string;
  opened_at: Date;
  closed_by: string | null;
  closed_at: Date | null;
  close_reason: string | null;
  version: number;
}

interface RepresentativeTable {
  id: string;
  account_id: string;
  person_id: string;
  basis: string;
  valid_from: string;
  valid_to: string;
  named_by: string;
  named_at: Date;
  ended_by: string | null;
  ended_at: Date | null;
  version: number;
}

interface ArrivalTable {
  id: string;
  agency_id: string;
  account_id: string;
  outside_id: string;
  request_key: string;
  sent_by: string;
  sent_at: Date;
  /** JSON: what the sender said of it. */
  fields: string;
  state: string;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
  document_id: string | null;
  version: number;
}
