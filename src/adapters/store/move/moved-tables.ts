/** A table that is copied from one store to another, by its key. */
export interface MovedTable {
  readonly name: string;
  readonly key: readonly string[];
}

const table = (name: string, ...key: string[]): MovedTable => ({ name, key });

/** Everything that a store keeps, what is referred to before what refers to it. */
export const movedTables: readonly MovedTable[] = [
  table("org_node", "id"),
  table("org_term", "term", "node_id"),
  table("org_succession", "predecessor_id", "successor_id"),
  table("person", "id"),
  table("position", "id"),
  table("appointment", "id"),
  table("account_freeze", "id"),
  table("delegation", "id"),
  table("rights_change", "id"),
  table("directory_person", "directory_id"),
  table("directory_cursor", "name"),
  table("register", "id"),
  table("incoming_document", "id"),
  table("outgoing_document", "id"),
  table("document_access", "document_id", "principal"),
  table("amendment", "id"),
  table("instruction", "id"),
  table("assignment", "id"),
  table("draft", "id"),
  table("draft_version", "draft_id", "number"),
  table("draft_reader", "draft_id", "principal"),
  table("stored_file", "id"),
  table("file_text", "file_id"),
  table("file_place", "id"),
  table("spool_file", "id"),
  table("spool_piece", "file_id", "position"),
  table("archive_cursor", "archive_kind"),
  table("server_key", "name"),
  table("signature_wait", "file_id"),
  table("signature_check", "file_id", "seq"),
  table("legal_value", "document_id", "seq"),
  table("trusted_certificate", "id"),
  table("revocation_value", "value_key"),
  table("revocation_need", "document_id", "value_key"),
  table("sealing", "document_id"),
  table("sealing_item", "id"),
  table("secrecy_mark", "file_id"),
  table("upload", "id"),
  table("scan_run", "name"),
  table("audit_entry", "agency_id", "seq"),
  table("audit_head", "agency_id"),
  table("outbox", "id"),
  table("setting", "id"),
  table("calendar_year", "agency_id", "year"),
  table("conversation", "person_id"),
  table("delivery", "id"),
  table("announcement", "id"),
  table("notice_choice", "person_id"),
  table("app_installation", "person_id"),
  table("tour_seen", "person_id", "tour"),
  table("practice_agency", "agency_id"),
  table("meeting", "document_id"),
  table("met_team", "team_id"),
  table("unit_channel", "id"),
  table("channel_post", "id"),
  table("finding", "id"),
  table("import_job", "id"),
  table("import_problem", "import_id", "position"),
  table("import_mapping", "agency_id", "direction", "headings_key"),
  table("import_row", "document_id"),
];

/**
 * What stays: the record of migrations and of this move, what servers know of each other while they run, and the search,
 * which the target makes anew from the documents.
 */
export const tablesLeft: readonly string[] = [
  "migration",
  "move_progress",
  "job",
  "instance",
  "rate_use",
  "line_pause",
  "search_backlog",
  "document_search",
  "document_text",
  "document_term",
  "document_words",
];
