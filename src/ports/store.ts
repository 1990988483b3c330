import type { ArrivalRecords } from "./records/arrival-records.ts";
import type { AuditTrail } from "./records/audit-trail.ts";
import type { CalendarRecords } from "./records/calendar-records.ts";
import type { ChannelRecords } from "./records/channel-records.ts";
import type { ConversationRecords } from "./records/conversation-records.ts";
import type { DelegationRecords } from "./records/delegation-records.ts";
import type { DeliveryRecords } from "./records/delivery-records.ts";
import type { DirectoryRecords } from "./records/directory-records.ts";
import type { DraftRecords } from "./records/draft-records.ts";
import type { FileRecords } from "./records/file-records.ts";
import type { LeftWorkRecords } from "./records/left-work-records.ts";
import type { MeetingRecords } from "./records/meeting-records.ts";
import type { GuestRecords } from "./records/guest-records.ts";
import type { HelpRecords } from "./records/help-records.ts";
import type { FreezeRecords } from "./records/freeze-records.ts";
import type { ImportRecords } from "./records/import-records.ts";
import type { FindingRecords } from "./records/finding-records.ts";
import type { IncomingRecords } from "./records/incoming-records.ts";
import type { InstanceRecords } from "./records/instance-records.ts";
import type { OrganisationRecords } from "./records/organisation-records.ts";
import type { OutboxRecords } from "./records/outbox-records.ts";
import type { OutgoingRecords } from "./records/outgoing-records.ts";
import type { PeopleRecords } from "./records/people-records.ts";
import type { PlaceRecords } from "./records/place-records.ts";
import type { ReachRecords } from "./records/reach-records.ts";
import type { RecipientRecords } from "./records/recipient-records.ts";
import type { RegisterRecords } from "./records/register-records.ts";
import type { RightsRecords } from "./records/rights-records.ts";
import type { RoutingRecords } from "./records/routing-records.ts";
import type { ScanRecords } from "./records/scan-records.ts";
import type { SealingRecords } from "./records/sealing-records.ts";
import type { SearchRecords } from "./records/search-records.ts";
import type { ServerKeys } from "./records/server-keys.ts";
import type { SettingRecords } from "./records/setting-records.ts";
import type { SignatureRecords } from "./records/signature-records.ts";
import type { SpoolRecords } from "./records/spool-records.ts";
import type { TextRecords } from "./records/text-records.ts";
import type { TrustRecords } from "./records/trust-records.ts";
import type { UploadRecords } from "./records/upload-records.ts";

export interface Transacting {
  /**
   * Nobody waits for it: a step of the schema, a batch of an import. SQL Server gives each of its statements an hour, on a
   * connection apart from those that people wait for.
   */
  readonly isLong?: boolean;
}

/** All records of one view of the store: of a transaction, or of a moment outside one. */
export interface Records {
  readonly organisation: OrganisationRecords;
  readonly people: PeopleRecords;
  readonly freezes: FreezeRecords;
  readonly delegations: DelegationRecords;
  readonly guests: GuestRecords;
  readonly arrivals: ArrivalRecords;
  readonly rights: RightsRecords;
  readonly directory: DirectoryRecords;
  readonly leftWork: LeftWorkRecords;
  readonly recipients: RecipientRecords;
  readonly registers: RegisterRecords;
  readonly imports: ImportRecords;
  readonly incoming: IncomingRecords;
  readonly routing: RoutingRecords;
  readonly outgoing: OutgoingRecords;
  readonly drafts: DraftRecords;
  readonly files: FileRecords;
  readonly places: PlaceRecords;
  readonly spool: SpoolRecords;
  readonly keys: ServerKeys;
  readonly texts: TextRecords;
  readonly search: SearchRecords;
  readonly uploads: UploadRecords;
  readonly scans: ScanRecords;
  readonly signatures: SignatureRecords;
  readonly trust: TrustRecords;
  readonly audit: AuditTrail;
  readonly outbox: OutboxRecords;
  readonly instances: InstanceRecords;
  readonly findings: FindingRecords;
  readonly sealings: SealingRecords;
  readonly settings: SettingRecords;
  readonly calendars: CalendarRecords;
  readonly conversations: ConversationRecords;
  readonly deliveries: DeliveryRecords;
  readonly reach: ReachRecords;
  readonly help: HelpRecords;
  readonly meetings: MeetingRecords;
  readonly channels: ChannelRecords;
}

/** Migrations by their ids. */
export interface SchemaState {
  /** What the program needs and the store has not: nothing can be trusted to work. */
  readonly missing: readonly string[];
  /** What the store has and the program does not know: a newer program runs beside this one. */
  readonly unknown: readonly string[];
}

export interface Store {
  readonly engine: "sqlite" | "sqlserver";
  /** Reads outside a transaction; never sees half of one. */
  readonly read: Records;
  /**
   * All or nothing. `work` may be run again from its start after a deadlock or a lost connection, so it must do
   * nothing outside the store: no file, no network, no ids kept from an earlier run.
   */
  transaction<T>(work: (records: Records) => Promise<T>, how?: Transacting): Promise<T>;
  /** Fails when the store cannot answer. */
  ping(): Promise<void>;
  /** Compares the schema with what this program was made for; asks the store at most every half minute. */
  schema(): Promise<SchemaState>;
  /** The store's own clock, which all who share it agree on. */
  present(): Promise<Date>;
  close(): Promise<void>;
}
