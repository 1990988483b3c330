import type { FindingKind } from "../../domain/finding-kinds.ts";
import type { ReconcileRun } from "../../ports/records/finding-records.ts";
import type { StoredFileRecord } from "../../ports/records/file-records.ts";
import type { Services } from "../../ports/services.ts";
import { findStuckAssignments } from "./find-stuck-assignments.ts";
import { noteState, type Found } from "./original-state.ts";
import { rereadDoubtful } from "./reread-originals.ts";

type Deps = Pick<Services, "store" | "files" | "archives" | "clock" | "ids">;

const chunk = 200;
const hourMs = 3_600_000;
/** What came or was begun later than this ago may still be on its way. */
const graceMs = 2 * hourMs;
/** What is due for so long is not being taken. */
const overdueMs = hourMs / 4;
const mostOfAKind = 1000;

/**
 * Compares records with files and looks for what has come to a stop: nothing is changed but the list of findings.
 * Everything is read in small pieces, so that it can run while people work.
 */
export async function reconcile(deps: Deps): Promise<ReconcileRun & { readonly findings: number }> {
  const { store, clock, ids } = deps;
  const runId = ids.next();
  const counts = new Map<FindingKind, number>();
  const found: Found = async (finding) => {
    const before = counts.get(finding.kind) ?? 0;
    counts.set(finding.kind, before + 1);
    // A store that is not mounted would otherwise fill the list with every file there is.
    if (before >= mostOfAKind) return;
    const record = { ...finding, id: ids.next(), foundAt: clock.now() };
    await store.transaction((records) => records.findings.put(record, runId));
  };
  const files = await filesOfRecords(deps, found);
  const hashed = await rereadDoubtful(deps, found);
  await filesWithoutRecord(deps, found);
  await uploadsLeft(deps, found);
  await stuckScans(deps, found);
  const assignments = await findStuckAssignments(deps, found);
  await stuckOutbox(deps, found);
  await stuckTexts(deps, found);
  await stuckChecks(deps, found);
  await stuckPlaces(deps, found);
  await stuckNotices(deps, found);
  const run = { finishedAt: clock.now(), files, hashed, assignments };
  await store.transaction((records) => records.findings.finishRun(runId, run));
  return { ...run, findings: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

/** Whether each is there, in its size; a job of its own reads them through, a few at a time. */
async function filesOfRecords(deps: Deps, found: Found): Promise<number> {
  const { store } = deps;
  let looked = 0;
  for (let after: string | null = null; ;) {
    const page = await store.read.files.after(after, chunk);
    const places = await store.read.places.ofFiles(page.map(({ id }) => id));
    for (const file of page) await noteState(deps, found, file, places.get(file.id) ?? null, false);
    await uncheckedFiles(deps, found, page);
    looked += page.length;
    after = page.at(-1)?.id ?? null;
    if (page.length < chunk || after === null) return looked;
  }
}

/** Asked for with the document, each waits or was checked; of what is no document yet it is not asked. */
async function uncheckedFiles(
  { store, clock }: Deps,
  found: Found,
  page: readonly StoredFileRecord[],
): Promise<void> {
  const before = new Date(clock.now().getTime() - graceMs);
  const files = page.filter((it) => isRegistered(it) && it.storedAt < before);
  const unasked = await store.read.signatures.unasked(files.map(({ id }) => id));
  for (const { id, agencyId, documentId } of files.filter((it) => unasked.has(it.id)))
    await found({ kind: "checkMissing", subjectId: id, agencyId, documentId, details: {} });
}

const isRegistered = ({ documentKind: kind }: StoredFileRecord): boolean =>
  kind === "incoming" || kind === "outgoing";

/** The sweep removes them after an hour; what is still there has not been swept. */
async function filesWithoutRecord({ store, files, clock }: Deps, found: Found): Promise<void> {
  const before = new Date(clock.now().getTime() - graceMs);
  async function look(ids: readonly string[]): Promise<void> {
    // Uploads first: registering turns one into a file, so that none is missed in between.
    const uploads = await store.read.uploads.known(ids);
    const stored = await store.read.files.known(ids);
    for (const id of ids.filter((it) => !uploads.has(it) && !stored.has(it)))
      await found({ kind: "fileUnknown", subjectId: id, agencyId: null, documentId: null, details: {} });
  }
  let ids: string[] = [];
  for await (const held of files.list()) {
    if (held.changedAt < before) ids.push(held.id);
    if (ids.length < chunk) continue;
    await look(ids);
    ids = [];
  }
  await look(ids);
}

async function uploadsLeft({ store, clock }: Deps, found: Found): Promise<void> {
  const before = new Date(clock.now().getTime() - graceMs);
  for (const { id, agencyId } of await store.read.uploads.expired(before, chunk))
    await found({ kind: "uploadLeft", subjectId: id, agencyId, documentId: null, details: {} });
}

/** Not only late: while it waits its sender can register nothing with it. */
async function stuckScans({ store, clock }: Deps, found: Found): Promise<void> {
  const before = clock.now().getTime() - overdueMs;
  for (const { id, agencyId, createdAt } of await store.read.uploads.waiting(chunk)) {
    if (createdAt.getTime() > before) return;
    const details = { since: createdAt.toISOString() };
    await found({ kind: "scanStuck", subjectId: id, agencyId, documentId: null, details });
  }
}

async function stuckOutbox({ store, clock }: Deps, found: Found): Promise<void> {
  const before = new Date(clock.now().getTime() - overdueMs);
  for (const { id, agencyId, kind, runAt } of await store.read.outbox.overdue(before, chunk)) {
    const details = { kind, since: runAt.toISOString() };
    await found({ kind: "outboxStuck", subjectId: id, agencyId, documentId: null, details });
  }
}

/** A file's text waits in its own row. */
async function stuckTexts({ store, clock }: Deps, found: Found): Promise<void> {
  const before = new Date(clock.now().getTime() - overdueMs);
  for (const { fileId, agencyId, documentId, readyAt } of await store.read.texts.overdue(before, chunk)) {
    const details = { kind: "readText", since: readyAt.toISOString() };
    await found({ kind: "outboxStuck", subjectId: fileId, agencyId, documentId, details });
  }
}

/** So does its check, where somebody waits for it. */
async function stuckChecks({ store, clock }: Deps, found: Found): Promise<void> {
  const before = new Date(clock.now().getTime() - overdueMs);
  for (const { fileId, agencyId, documentId, readyAt } of await store.read.signatures.overdue(
    before,
    chunk,
  )) {
    const details = { kind: "checkSignatures", since: readyAt.toISOString() };
    await found({ kind: "outboxStuck", subjectId: fileId, agencyId, documentId, details });
  }
}

/** And so does a step to the archive or back. */
async function stuckPlaces({ store, clock }: Deps, found: Found): Promise<void> {
  const before = new Date(clock.now().getTime() - overdueMs);
  for (const { id, agencyId, documentId, readyAt } of await store.read.places.overdue(before, chunk)) {
    const details = { kind: "moveToArchive", since: readyAt?.toISOString() ?? null };
    await found({ kind: "outboxStuck", subjectId: id, agencyId, documentId, details });
  }
}

/** Written down as to be brought, and nothing in the outbox that will bring it. */
async function stuckNotices({ store, clock }: Deps, found: Found): Promise<void> {
  const before = new Date(clock.now().getTime() - overdueMs);
  for (const { id: agencyId } of await store.read.organisation.agenciesHere()) {
    for (let after: string | null = null; ;) {
      const filter = { outcome: "pending" as const, after, limit: chunk };
      const page = await store.read.deliveries.list(agencyId, filter);
      const waiting = page.filter(({ createdAt }) => createdAt < before);
      const keyOf = (id: string) => `deliverNotice ${id}`;
      const known = await store.read.outbox.unfinished(waiting.map(({ id }) => keyOf(id)));
      for (const { id, documentId } of waiting.filter((it) => !known.has(keyOf(it.id))))
        await found({ kind: "noticeStuck", subjectId: id, agencyId, documentId, details: {} });
      after = page.at(-1)?.id ?? null;
      if (page.length < chunk || after === null) break;
    }
  }
}
