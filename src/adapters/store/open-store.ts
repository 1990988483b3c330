import type { Kysely } from "kysely";
import type { Records, SchemaState, Store } from "../../ports/store.ts";
import { storeNow } from "./dialect.ts";
import { openDatabase, type Database, type StoreSettings } from "./engine/open-database.ts";
import { snapshotAdvice } from "./engine/snapshot-advice.ts";
import { migrate, pending } from "./migrate.ts";
import { migrations } from "./migrations/all.ts";
import { auditTrail } from "./records/audit-trail.ts";
import { calendarRecords } from "./records/calendar-records.ts";
import { conversationRecords } from "./records/conversation-records.ts";
import { arrivalRecords } from "./records/arrival-records.ts";
import { guestRecords } from "./records/guest-records.ts";
import { delegationRecords } from "./records/delegation-records.ts";
import { deliveryRecords } from "./records/delivery-records.ts";
import { directoryRecords } from "./records/directory-records.ts";
import { draftRecords } from "./records/draft-records.ts";
import { fileRecords } from "./records/file-records.ts";
import { channelRecords } from "./records/channel-records.ts";
import { leftWorkRecords } from "./records/left-work-records.ts";
import { meetingRecords } from "./records/meeting-records.ts";
import { helpRecords } from "./records/help-records.ts";
import { freezeRecords } from "./records/freeze-records.ts";
import { importRecords } from "./records/import-records.ts";
import { findingRecords } from "./records/finding-records.ts";
import { incomingRecords } from "./records/incoming-records.ts";
import { instanceRecords } from "./records/instance-records.ts";
import { organisationRecords } from "./records/organisation-records.ts";
import { outboxRecords } from "./records/outbox-records.ts";
import { outgoingRecords } from "./records/outgoing-records.ts";
import { peopleRecords } from "./records/people-records.ts";
import { placeRecords } from "./records/place-records.ts";
import { reachRecords } from "./records/reach-records.ts";
import { recipientRecords } from "./records/recipient-records.ts";
import { registerRecords } from "./records/register-records.ts";
import { rightsRecords } from "./records/rights-records.ts";
import { routingRecords } from "./records/routing-records.ts";
import { scanRecords } from "./records/scan-records.ts";
import { sealingRecords } from "./records/sealing-records.ts";
import { searchRecords } from "./records/search-records.ts";
import { spoolRecords } from "./records/spool-records.ts";
import { serverKeys } from "./records/server-keys.ts";
import { settingRecords } from "./records/setting-records.ts";
import { textRecords } from "./records/text-records.ts";
import { signatureRecords } from "./records/signature-records.ts";
import { trustRecords } from "./records/trust-records.ts";
import { uploadRecords } from "./records/upload-records.ts";
import type { Tables } from "./schema.ts";

/** All repositories over one connection or transaction. */
export function recordsOver(db: Kysely<Tables>): Records {
  return {
    organisation: organisationRecords(db),
    people: peopleRecords(db),
    freezes: freezeRecords(db),
    delegations: delegationRecords(db),
    guests: guestRecords(db),
    arrivals: arrivalRecords(db),
    rights: rightsRecords(db),
    directory: directoryRecords(db),
    leftWork: leftWorkRecords(db),
    recipients: recipientRecords(db),
    registers: registerRecords(db),
    imports: importRecords(db),
    incoming: incomingRecords(db),
    routing: routingRecords(db),
    outgoing: outgoingRecords(db),
    drafts: draftRecords(db),
    files: fileRecords(db),
    places: placeRecords(db),
    spool: spoolRecords(db),
    keys: serverKeys(db),
    texts: textRecords(db),
    search: searchRecords(db),
    uploads: uploadRecords(db),
    scans: scanRecords(db),
    signatures: signatureRecords(db),
    trust: trustRecords(db),
    audit: auditTrail(db),
    outbox: outboxRecords(db),
    instances: instanceRecords(db),
    findings: findingRecords(db),
    sealings: sealingRecords(db),
    settings: settingRecords(db),
    calendars: calendarRecords(db),
    conversations: conversationRecords(db),
    deliveries: deliveryRecords(db),
    reach: reachRecords(db),
    help: helpRecords(db),
    meetings: meetingRecords(db),
    channels: channelRecords(db),
  };
}

export function storeOver(database: Database<Tables>): Store {
  return {
    engine: database.engine,
    read: recordsOver(database.reader),
    transaction: (work, how) => database.transaction((tx) => work(recordsOver(tx)), how),
    ping: () => database.ping(),
    schema: schemaOf(database),
    present: () => storeNow(database.reader),
    close: () => database.close(),
  };
}

const schemaFreshMs = 30_000;

function schemaOf(database: Database<Tables>): Store["schema"] {
  let known: { readonly state: SchemaState; readonly at: number } | null = null;
  return async () => {
    const at = performance.now();
    if (known !== null && at - known.at < schemaFreshMs) return known.state;
    const { missing, unknown, changed } = await pending(database, migrations);
    known = { state: { missing: [...missing, ...changed], unknown }, at };
    return known.state;
  };
}

/** Opens a store as it is, such as a copy that is to stay one. */
export async function openStoreAsItIs(settings: StoreSettings): Promise<Store> {
  return storeOver(await openDatabase<Tables>(settings));
}

/**
 * Opens the store and brings its schema up to date. SQLite is never told to gather statistics (ANALYZE, PRAGMA
 * optimize): its plans then depend on the schema alone and stay what the tests have seen, however the data grow.
 * `advise` is told what a database administrator should set otherwise.
 */
export async function openStore(
  settings: StoreSettings,
  advise: (sentence: string) => void = () => undefined,
): Promise<Store> {
  const database = await openDatabase<Tables>(settings);
  try {
    await migrate(database, migrations);
    const advice = await snapshotAdvice(database);
    if (advice !== undefined) advise(advice);
  } catch (error) {
    await database.close();
    throw error;
  }
  return storeOver(database);
}
