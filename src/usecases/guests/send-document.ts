import type { OwnArrival, SendInput } from "../../contract/guest.ts";
import type { Arrival, ArrivalFields } from "../../domain/arrivals/arrival.ts";
import { exclusionOf } from "../../domain/exclusion/exclusion.ts";
import { tidyLine, tidyNotation, tidyOptionalLine } from "../../domain/fields/tidy.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Guest } from "../../domain/people/guest.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { ownUploads } from "../files/own-upload.ts";
import { refuseWithUploads } from "../files/refuse-with-uploads.ts";
import { takeUploads } from "../files/take-uploads.ts";
import { addDeliveries } from "../notices/tell-people.ts";
import { recordGuestAct, senderOf } from "./record-guest-act.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "files">;

/** The event by which clerks are told of what was sent: `arrival <id>`. */
export const arrivalEvent = "arrival";

const mostListed = 200;

/**
 * Sends the agency here a document in the name of the agency outside: through the same gate as what a clerk brings, to wait
 * for a clerk, who gives it its arrival number. The same `key` again answers what the first request was answered. Throws
 * `upload.…` and what the gate refuses.
 */
export async function sendDocument(
  deps: Deps,
  guest: Guest,
  input: SendInput,
): Promise<{ readonly id: string }> {
  const { read } = deps.store;
  const before = await read.arrivals.byRequestKey(guest.accountId, input.key);
  if (before !== null) return { id: before.id };
  const uploads = await ownUploads(read, guest, input.uploadIds);
  const fields = fieldsIn(input);
  await refuseWhatIsExcluded(deps, guest, fields, uploads);
  try {
    return await deps.store.transaction((records) => send(deps, records, guest, { input, fields, uploads }));
  } catch (error) {
    // The same request twice at once: the first has taken the uploads and the key.
    const first = await read.arrivals.byRequestKey(guest.accountId, input.key);
    if (first === null) throw error;
    return { id: first.id };
  }
}

function fieldsIn(input: SendInput): ArrivalFields {
  const { codeNumber, codeNotation, issuedDate, typeName, abstract, signerName, priority } = input;
  return {
    codeNumber: tidyOptionalLine(codeNumber),
    codeNotation: tidyNotation(codeNotation),
    issuedDate,
    typeName: tidyLine(typeName),
    abstract: tidyLine(abstract),
    signerName: tidyOptionalLine(signerName),
    priority,
  };
}

async function refuseWhatIsExcluded(
  deps: Deps,
  guest: Guest,
  { typeName, abstract }: ArrivalFields,
  uploads: readonly UploadRecord[],
): Promise<void> {
  const exclusion = exclusionOf({
    direction: "incoming",
    typeName,
    abstract,
    fileNames: uploads.map(({ name }) => name),
    on: localDateOf(deps.clock.now()),
  });
  if (exclusion !== null) await refuseWithUploads(deps, senderOf(guest), exclusion, uploads);
}

interface Sending {
  readonly input: SendInput;
  readonly fields: ArrivalFields;
  readonly uploads: readonly UploadRecord[];
}

async function send(deps: Deps, records: Records, guest: Guest, { input, fields, uploads }: Sending) {
  const [id, at] = [deps.ids.next(), deps.clock.now()];
  const { agencyId, accountId, outside, personId } = guest;
  const files = await takeUploads(records, uploads, input.uploadIds, { kind: "arrival", id, at });
  const arrival: Arrival = {
    id,
    agencyId,
    accountId,
    outsideId: outside.id,
    sentBy: personId,
    sentAt: at,
    fields,
    state: "waiting",
    decided: null,
    documentId: null,
    version: 1,
  };
  await records.arrivals.insert(arrival, input.key);
  await records.files.insert(files);
  const sealed = files.map(({ name, sha256, size }) => ({ name, sha256, size }));
  const act = {
    action: "arrival.sent",
    documentId: null,
    subjectId: id,
    at,
    data: { files: sealed },
  } as const;
  await recordGuestAct(deps, records, guest, act);
  const appointed = await records.people.appointedIn(agencyId, localDateOf(at));
  const clerks = appointed.filter(({ role }) => role === "clerk").map((it) => it.personId);
  await addDeliveries(
    deps,
    records,
    { eventKey: `${arrivalEvent} ${id}`, agencyId, documentId: null, actorId: personId, at },
    new Map(clerks.map((who) => [who, { reason: "arrived", assignmentId: null }])),
  );
  return { id };
}

/** What the agency outside has sent, newest first, and what became of it. */
export async function listOwnArrivals(
  { store }: Pick<Services, "store">,
  guest: Guest,
): Promise<OwnArrival[]> {
  const { read } = store;
  const sent = await read.arrivals.ofAccount(guest.accountId, mostListed);
  const names = await read.people.names([...new Set(sent.map(({ sentBy }) => sentBy))]);
  const documents = await read.routing.workDocuments(sent.flatMap(({ documentId }) => documentId ?? []));
  const numberOf = (documentId: string | null): string | null => {
    const document = documents.get(documentId ?? "");
    return document === undefined ? null : `${document.arrivalNumber}/${document.year}`;
  };
  return sent.map(({ id, fields, sentBy, sentAt, state, decided, documentId }) => ({
    id,
    symbol: joinSymbol(fields.codeNumber, fields.codeNotation),
    typeName: fields.typeName,
    abstract: fields.abstract,
    sentBy: names.get(sentBy) ?? "…",
    sentAt: sentAt.toISOString(),
    state,
    arrivalNumber: numberOf(documentId),
    reason: decided?.reason ?? null,
  }));
}
