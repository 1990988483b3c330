import type { Generated } from "kysely";

/** The tables of lost accounts, delegations, rights that wait, the directory, and work left behind; see `schema.ts`. */
export interface PeopleTables {
  account_freeze: AccountFreezeTable;
  delegation: DelegationTable;
  rights_change: RightsChangeTable;
  directory_person: DirectoryPersonTable;
  directory_cursor: { name: string; position: string; is_refused: Generated<boolean>; read_at: Date };
  directory_group: { directory_id: string; name: string; read_at: Date };
  directory_member: { group_id: string; member_id: string; read_at: Date };
  line_manager: { agency_id: string; person_id: string; manager_id: string };
  recipient_list: RecipientListTable;
  recipient: { list_id: string; person_id: string };
  left_work: LeftWorkTable;
}

interface RecipientListTable {
  id: string;
  agency_id: string;
  name: string;
  /** The directory's group that it follows. */
  group_id: string | null;
  made_by: string;
  made_at: Date;
}

interface LeftWorkTable {
  assignment_id: string;
  agency_id: string;
  person_id: string;
  unit_id: string | null;
  cause: string;
  departure_id: string;
}

interface DirectoryPersonTable {
  directory_id: string;
  full_name: string;
  email: string;
  department: string | null;
  job_title: string | null;
  company: string | null;
  manager_id: Generated<string | null>;
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
