import type { Migration } from "../migrate.ts";
import { organisation } from "./0001-organisation.ts";
import { registers } from "./0002-registers.ts";
import { routingAndFiles } from "./0003-routing-and-files.ts";
import { auditAndOutbox } from "./0004-audit-and-outbox.ts";
import { lists } from "./0005-lists.ts";
import { searchAndText } from "./0007-search-and-text.ts";
import { importing } from "./0008-import.ts";
import { operation } from "./0009-operation.ts";
import { handling } from "./0011-handling.ts";
import { archive } from "./0012-archive.ts";
import { gate } from "./0013-gate.ts";
import { sealing } from "./0014-sealing.ts";
import { signatureChecks } from "./0015-signature-checks.ts";
import { trust } from "./0016-trust.ts";
import { engine } from "./0018-engine.ts";
import { drafts } from "./0019-drafts.ts";
import { spool } from "./0020-spool.ts";
import { reach } from "./0022-reach.ts";
import { people } from "./0023-people.ts";
import { dailyUse } from "./0024-daily-use.ts";
import { signatures } from "./0025-signatures.ts";
import { channelCards } from "./0026-channel-cards.ts";
import { meetingEvents } from "./0027-meeting-events.ts";
import { guests } from "./0028-guests.ts";
import { directory } from "./0029-directory.ts";

/** Every step of the schema, in order; forward only. */
export const migrations: readonly Migration[] = [
  organisation,
  registers,
  routingAndFiles,
  auditAndOutbox,
  lists,
  searchAndText,
  importing,
  operation,
  handling,
  archive,
  gate,
  sealing,
  signatureChecks,
  trust,
  engine,
  drafts,
  spool,
  reach,
  people,
  dailyUse,
  signatures,
  channelCards,
  meetingEvents,
  guests,
  directory,
];
