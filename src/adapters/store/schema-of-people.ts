/** The tables of lost accounts, delegations and changes of rights that wait; see `schema.ts`. */
export interface PeopleTables {
  account_freeze: AccountFreezeTable;
  delegation: DelegationTable;
  rights_change: RightsChangeTable;
  directory_person: DirectoryPersonTable;
  directory_cursor: { name: string; position: string; read_at: Date };
}

interface DirectoryPersonTable {
  directory_id: string;
  full_name: string;
  email: string;
  department: string | null;
  job_title: string | null;
  company: string | null;
  is_enabled: boolean;
  is_guest: boolean;
  read_at: Date;
}

interface AccountFreezeTable {
  id: string;
  person_id: string;
  agency_id: string;
  frozen_by: string;
  frozen_at: Date;
  lost_since_at: Date;
  reason: string;
  lifted_by: string | null;
  lifted_at: Date | null;
  lift_reason: string | null;
  version: number;
}

interface DelegationTable {
  id: string;
  agency_id: string;
  kind: string;
  giver_id: string;
  receiver_id: string;
  /** JSON: names of document types; null: all. */
  types: string | null;
  basis: string | null;
  valid_from: string;
  valid_to: string | null;
  made_by: string;
  made_at: Date;
  revoked_by: string | null;
  revoked_at: Date | null;
  version: number;
}

interface RightsChangeTable {
  id: string;
  agency_id: string;
  person_id: string;
  appointment_id: string | null;
  /** JSON: the appointment as it is to be. */
  wanted: string;
  asked_by: string;
  asked_at: Date;
  decision: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  reason: string | null;
  version: number;
}
