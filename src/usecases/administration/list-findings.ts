import type { Bilingual } from "../../contract/common.ts";
import type { FindingsView, FindingView } from "../../contract/findings.ts";
import { findingAdvice, findingSubjects } from "../../contract/messages/findings.ts";
import { filledInBoth } from "../../contract/messages/message.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import type { FindingRecord } from "../../ports/records/finding-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { unitLeftBehind } from "./find-stuck-assignments.ts";

const most = 200;

/** What came to a stop or does not fit, with what to do about each. By symbols and names, never by content. */
export async function listFindings(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<FindingsView> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = store;
  const run = await read.findings.lastRun();
  const items: FindingView[] = [];
  for (const record of await read.findings.ofAgency(actor.agencyId, most))
    items.push(await viewOf(read, record, clock.now()));
  const checked = run && {
    at: run.finishedAt.toISOString(),
    files: run.files,
    hashed: run.hashed,
    assignments: run.assignments,
  };
  return { items, checked };
}

/** Asks for a run now; the server that finds it due does it within some seconds. */
export async function askToReconcile(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<{ asked: true }> {
  demand(mayAdminister(actor, actor.agencyId));
  await store.transaction(({ outbox }) => outbox.hurryJob("reconcile", clock.now()));
  return { asked: true };
}

async function viewOf(read: Records, record: FindingRecord, now: Date): Promise<FindingView> {
  const { id, kind, foundAt } = record;
  const { act, advice } = await actOf(read, record, now);
  const symbol = (await symbolOf(read, record.documentId)) ?? "…";
  const person = await whoIsMeant(read, record);
  return {
    id,
    kind,
    what: filledInBoth(findingSubjects[kind], { symbol, person, id: record.subjectId }),
    advice: filledInBoth(findingAdvice[advice], {}),
    act,
    foundAt: foundAt.toISOString(),
  };
}

async function actOf(
  read: Records,
  { kind, subjectId }: FindingRecord,
  now: Date,
): Promise<{ act: FindingView["act"]; advice: keyof typeof findingAdvice }> {
  switch (kind) {
    case "assignmentStuck": {
      const assignment = await read.routing.assignment(subjectId);
      const unit = assignment && (await unitLeftBehind(read, assignment, now));
      return unit === null ? { act: null, advice: "appointHead" } : { act: "handOver", advice: "handOver" };
    }
    case "noticeStuck":
      return { act: "sendAgain", advice: "sendAgain" };
    case "checkMissing":
      return { act: "sendAgain", advice: "checkAgain" };
    case "fileUnknown":
    case "uploadLeft":
      return { act: "clear", advice: "clear" };
    case "fileMissing":
    case "fileDamaged":
      return { act: null, advice: "fromBackup" };
    case "archiveChanged":
    case "archiveMissing":
      return { act: null, advice: "inArchive" };
    case "scanStuck":
      return { act: null, advice: "lookAtScanner" };
    case "outboxStuck":
      return { act: null, advice: "lookAtJobs" };
  }
}

async function whoIsMeant(read: Records, { kind, subjectId, details }: FindingRecord): Promise<string> {
  if (kind === "assignmentStuck") {
    const id = String(details["assigneeId"]);
    const named =
      details["assigneeKind"] === "person"
        ? (await read.people.names([id])).get(id)
        : (await read.organisation.node(id))?.name;
    return named ?? "…";
  }
  if (kind !== "noticeStuck") return "";
  const delivery = await read.deliveries.get(subjectId);
  const names = delivery === null ? null : await read.people.names([delivery.personId]);
  return (delivery && names?.get(delivery.personId)) ?? "…";
}

async function symbolOf(read: Records, documentId: string | null): Promise<Bilingual["vi"] | null> {
  const document = documentId === null ? null : await read.incoming.get(documentId);
  if (document === null) return null;
  const { codeNumber, codeNotation } = document.fields;
  return joinSymbol(codeNumber, codeNotation) || `số đến ${document.arrivalNumber}`;
}
