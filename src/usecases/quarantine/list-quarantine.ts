import type { QuarantineItem, QuarantineView } from "../../contract/quarantine.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import { draftTitle } from "../drafts/draft-title.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { readScanner } from "./read-scanner.ts";

const most = 200;

/**
 * What of the agency is kept from everybody, for who answers for its security (R62): by names and symbols, never by
 * content. Files of documents stay blocked until a scan clears them; uploads go when their time in quarantine is over.
 */
export async function listQuarantine(
  services: Pick<Services, "store" | "clock" | "scanner" | "settings">,
  actor: Actor,
): Promise<QuarantineView> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = services.store;
  const uploads = await read.uploads.blocked(actor.agencyId, most);
  const files = await read.files.blocked(actor.agencyId, most);
  const people = await read.people.names(uploads.map(({ personId }) => personId));
  const items = uploads.map((upload) => ofUpload(upload, people.get(upload.personId) ?? null));
  for (const file of files) items.push(await ofFile(read, file));
  return { items, scanner: await readScanner(services), keptDays: services.settings.quarantineDays };
}

const known = ({ id, name, size, scan }: UploadRecord | StoredFileRecord) => ({
  id,
  name,
  size,
  state: scan.state === "infected" ? ("infected" as const) : ("notSeen" as const),
  found: scan.found,
  signatures: scan.signatures,
});

function ofUpload(upload: UploadRecord, person: string | null): QuarantineItem {
  const { createdAt, expiresAt } = upload;
  return {
    ...known(upload),
    person,
    document: null,
    at: createdAt.toISOString(),
    until: expiresAt.toISOString(),
  };
}

async function ofFile(read: Records, file: StoredFileRecord): Promise<QuarantineItem> {
  const { documentKind: kind, documentId } = file;
  return {
    ...known(file),
    person: null,
    document: { kind, id: documentId, symbol: await symbolOf(read, file) },
    at: file.storedAt.toISOString(),
    until: null,
  };
}

async function symbolOf(read: Records, { documentKind, documentId }: StoredFileRecord): Promise<string> {
  if (documentKind === "draft") return (await draftTitle(read, documentId)) ?? "…";
  if (documentKind === "outgoing") return (await read.outgoing.get(documentId))?.symbol ?? "…";
  const document = await read.incoming.get(documentId);
  if (document === null) return "…";
  const { codeNumber, codeNotation } = document.fields;
  return joinSymbol(codeNumber, codeNotation) || `số đến ${document.arrivalNumber}`;
}
