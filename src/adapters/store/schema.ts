import type { Generated } from "kysely";
import type { ArchiveCursorTable, FilePlaceTable, ServerKeyTable } from "./schema-of-archive.ts";
import type { ChannelTables } from "./schema-of-channels.ts";
import type { DailyUseTables } from "./schema-of-daily-use.ts";
import type { DraftTables } from "./schema-of-drafts.ts";
import type { StoredFileTable, UploadTable } from "./schema-of-files.ts";
import type { ScanRunTable } from "./schema-of-gate.ts";
import type { ImportTables } from "./schema-of-imports.ts";
import type {
  FindingTable,
  InstanceTable,
  JobTable,
  OutboxTable,
  RateUseTable,
} from "./schema-of-operation.ts";
import type { GuestTables } from "./schema-of-guests.ts";
import type { ReachTables } from "./schema-of-reach.ts";
import type { PeopleTables } from "./schema-of-people.ts";
import type { SealingTables } from "./schema-of-sealing.ts";
import type { SignatureTables } from "./schema-of-signatures.ts";
import type { SpoolTables } from "./schema-of-spool.ts";
import type { TrustTables } from "./schema-of-trust.ts";
import type { FileTextTable } from "./schema-of-text.ts";
import type { AppointmentTable, OrgNodeTable, RegisterTable } from "./schema-of-organisation.ts";

/**
 * The tables as the last migration leaves them. Columns that end in `_at` hold instants, those that begin with `is_`
 * or `has_` flags (engine/values.ts); JSON is text that the repositories parse.
 */
export interface Tables
  extends
    ReachTables,
    ChannelTables,
    DailyUseTables,
    DraftTables,
    GuestTables,
    ImportTables,
    PeopleTables,
    SealingTables,
    SignatureTables,
    TrustTables {
  org_node: OrgNodeTable;
  /** The folded words by which an agency is found. */
  org_term: { term: string; node_id: string };
  org_succession: { predecessor_id: string; successor_id: string; effective_on: string };
  person: {
    id: string;
    full_name: string;
    email: string;
    directory_id: string | null;
    is_active: boolean;
    version: number;
  };
  position: { id: string; agency_id: string; name: string; rank: number };
  appointment: AppointmentTable;
  register: RegisterTable;
  incoming_document: IncomingDocumentTable;
  outgoing_document: OutgoingDocumentTable;
  document_access: DocumentAccessTable;
  amendment: AmendmentTable;
  instruction: InstructionTable;
  assignment: AssignmentTable;
  stored_file: StoredFileTable;
  file_place: FilePlaceTable;
  archive_cursor: ArchiveCursorTable;
  server_key: ServerKeyTable;
  spool_file: SpoolTables["spool_file"];
  spool_piece: SpoolTables["spool_piece"];
  upload: UploadTable;
  scan_run: ScanRunTable;
  audit_entry: AuditEntryTable;
  audit_head: { agency_id: string; seq: number; hash: string };
  outbox: OutboxTable;
  job: JobTable;
  instance: InstanceTable;
  rate_use: RateUseTable;
  finding: FindingTable;
  setting: SettingTable;
  calendar_year: { agency_id: string; year: number; version: number; days: string };
  conversation: ConversationTable;
  delivery: DeliveryTable;
  /** SQLite only: the fields of the register (FTS5); see search.ts. */
  document_search: { rowid: number; scope: string; sender: string; body: string };
  /** SQLite only: fields and texts of files, in full (FTS5 without a copy); see document-text.ts. */
  document_text: { rowid: number; scope: string; body: string };
  file_text: FileTextTable;
  /** Up to which `search_id` `document_text` has all. */
  search_backlog: { kind: string; position: number };
  /** SQL Server only: our own index of words. */
  document_term: { agency_id: string; kind: string; term: string; sort_key: number };
  document_words: { document_id: string; part: string; words: string };
}

interface IncomingDocumentTable {
  id: string;
  agency_id: string;
  register_id: string;
  register_key: string;
  year: number;
  arrival_number: number;
  /** `a` of 15a, which old registers have; empty for every number given here. */
  number_suffix: Generated<string>;
  sort_key: number;
  search_id: number;
  /** Of `stored_file`, for the lists. */
  file_count: Generated<number>;
  legal_value: Generated<string>;
  document_code: string | null;
  code_number: string | null;
  code_notation: string | null;
  symbol_folded: string;
  issued_date: string | null;
  type_name: string;
  type_folded: string;
  sender_agency_id: string | null;
  sender_name: string;
  sender_folded: string;
  sender_code: string | null;
  abstract: string;
  language: string;
  page_count: number | null;
  description: string | null;
  signer_position: string | null;
  signer_name: string | null;
  priority: number;
  to_places: string | null;
  due_date: string | null;
  source: string;
  arrived_at: Date;
  state: string;
  submitted_to: string | null;
  deadline_at: Date | null;
  is_late: boolean;
  late_due_at: Date | null;
  late_article_vi: string | null;
  late_article_en: string | null;
  registered_at: Date;
  registered_by: string;
  request_key: string;
  version: number;
}

interface OutgoingDocumentTable {
  id: string;
  agency_id: string;
  register_id: string;
  register_key: string;
  year: number;
  number: number;
  number_suffix: Generated<string>;
  sort_key: number;
  search_id: number;
  /** Of `stored_file`, for the lists. */
  file_count: Generated<number>;
  legal_value: Generated<string>;
  symbol: string;
  symbol_folded: string;
  issued_date: string;
  type_name: string;
  type_folded: string;
  abstract: string;
  reply_to_id: string | null;
  /** The fields of the form as JSON; what is searched, sorted or joined by has a column of its own. */
  fields: string;
  state: string;
  registered_at: Date;
  registered_by: string;
  request_key: string;
  version: number;
}

interface DocumentAccessTable {
  document_id: string;
  principal: string;
  /** In which agency the right holds: the document's own, or the one that it was sent to. */
  agency_id: string;
  kind: string;
  /** Where the document stands in this principal's list; unique in it. */
  sort_key: number;
}

interface AmendmentTable {
  id: string;
  document_id: string;
  amended_at: Date;
  amended_by: string;
  reason: string;
  changes: string;
}

interface InstructionTable {
  id: string;
  document_id: string;
  given_by: string;
  on_behalf_of: string | null;
  given_at: Date;
  level: string;
  text: string;
  /** The instruction in whose place it stands. */
  replaces_id: string | null;
}

interface AssignmentTable {
  id: string;
  document_id: string;
  agency_id: string;
  instruction_id: string;
  parent_id: string | null;
  role: string;
  assignee_kind: string;
  assignee_id: string;
  is_claim: Generated<boolean>;
  assigned_by: string;
  assigned_at: Date;
  held_since_at: Date | null;
  deadline_at: Date | null;
  first_deadline_at: Date | null;
  /** The deadline, or the end of time where there is none, so that lists sort by one column. */
  due_at: Date;
  state: string;
  is_open: boolean;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  completed_at: Date | null;
  result: string | null;
  reply_symbol: string | null;
  extension_until_at: Date | null;
  extension_reason: string | null;
  extension_asked_at: Date | null;
  extension_asked_by: string | null;
  /** Set when it is returned: the latest order on the document, until then, by who had assigned it. */
  returned_upon_at: Date | null;
  version: number;
}

interface AuditEntryTable {
  agency_id: string;
  seq: number;
  id: string;
  happened_at: Date;
  actor_id: string | null;
  on_behalf_of: string | null;
  action: string;
  document_id: string | null;
  subject_id: string | null;
  data: string;
  previous_hash: string;
  hash: string;
}

interface SettingTable {
  id: string;
  agency_id: string;
  setting_key: string;
  value: string;
  valid_from: string;
  article: string | null;
  set_by: string;
  set_at: Date;
}

interface ConversationTable {
  person_id: string;
  tenant_id: string;
  teams_user_id: string;
  conversation_id: string;
  service_url: string;
  bot_id: string;
  state: string;
  language: string;
  updated_at: Date;
}

interface DeliveryTable {
  id: string;
  agency_id: string;
  person_id: string;
  event_key: string;
  reason: string;
  document_id: string | null;
  assignment_id: string | null;
  outcome: string;
  why: string | null;
  activity_id: string | null;
  conversation_id: string | null;
  attempts: number;
  created_at: Date;
  ended_at: Date | null;
  /** What its reader has seen of the card last, as `Messenger.shownOf` says it. */
  shown: string | null;
  /** Attempts of which it is known how they ended. */
  answers: Generated<number>;
  /** The digest in which it was told. */
  told_in: string | null;
  on_behalf_of: string | null;
}
