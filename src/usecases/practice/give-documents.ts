import { createHash } from "node:crypto";
import { notScanned } from "../../domain/files/file-scan.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { PracticePaper } from "../../ports/practice-papers.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import type { Services } from "../../ports/services.ts";
import { registerIncoming } from "../incoming/register-incoming.ts";

export type PracticeDeps = Pick<
  Services,
  "store" | "clock" | "ids" | "files" | "archives" | "practicePapers"
>;

/** A made-up clerk registers so many made-up documents; answers their ids. */
export async function giveDocuments(deps: PracticeDeps, clerk: Actor, count: number): Promise<string[]> {
  const now = deps.clock.now();
  const registered = await registeredIn(deps, clerk.agencyId);
  const papers = await deps.practicePapers.print(registered, count, localDateOf(now));
  const ids: string[] = [];
  for (const paper of papers) {
    const upload = await keepPaper(deps, clerk, paper);
    const { id } = await registerIncoming(deps, clerk, {
      key: deps.ids.next(),
      register: "incoming",
      fields: { ...paper.fields, arrivedAt: now.toISOString() },
      secrecy: null,
      uploadIds: [upload.id],
      arrivalId: null,
      confirmed: [],
      duplicateDecision: null,
      submitTo: null,
    });
    ids.push(id);
  }
  return ids;
}

/** How many documents stand in the register of a practice agency. */
export async function registeredIn(
  { store, clock }: Pick<Services, "store" | "clock">,
  agencyId: string,
): Promise<number> {
  const year = yearOf(localDateOf(clock.now()));
  const registers = await store.read.registers.ofAgency(agencyId, "incoming", year);
  return registers.reduce((sum, { lastNumber }) => sum + lastNumber, 0);
}

/** Our own paper, whose facts are known: it need not be looked at like one from outside. */
async function keepPaper(deps: PracticeDeps, clerk: Actor, paper: PracticePaper): Promise<UploadRecord> {
  const createdAt = deps.clock.now();
  const upload: UploadRecord = {
    id: deps.ids.next(),
    agencyId: clerk.agencyId,
    personId: clerk.personId,
    name: paper.name,
    role: "main",
    size: paper.bytes.length,
    state: "ready",
    scan: notScanned,
    active: [],
    sha256: createHash("sha256").update(paper.bytes).digest("hex"),
    mediaType: "application/pdf",
    pageCount: paper.pages,
    hasTextLayer: true,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + 86_400_000),
  };
  await deps.files.begin(upload.id);
  await deps.files.append(upload.id, once(paper.bytes), 0, paper.bytes.length);
  await deps.files.finish(upload.id);
  await deps.store.transaction(({ uploads }) => uploads.insert(upload));
  return upload;
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
