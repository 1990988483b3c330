import { tidyLine } from "../../domain/fields/tidy.ts";
import type { Person } from "../../domain/people/person.ts";
import {
  DirectoryForgot,
  type Directory,
  type DirectoryPage,
  type DirectoryPerson,
} from "../../ports/directory.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { lookForLeftWork } from "../handovers/find-left-work.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "directory">;

/** A name in our own records has at most so many letters (FullName, NĐ 30, PL VI). */
const longestName = 50;
const chunk = 100;

export interface DirectoryRead {
  readonly read: number;
  /** People of ours whom the directory no longer lets in. */
  readonly ended: number;
}

/**
 * Reads what changed in the organisation's directory, or all of it where it was never read or has been forgotten. Whoever
 * was removed or disabled there can do nothing here from that moment, and is never opened again by it; what they had is
 * looked for at once, for the heads of their units. Null where no directory is connected.
 */
export async function readDirectory(deps: Deps): Promise<DirectoryRead | null> {
  const { directory, store } = deps;
  if (directory === null) return null;
  const before = await store.read.directory.cursor("users");
  try {
    return await readFrom(deps, directory, before?.cursor ?? null);
  } catch (error) {
    if (error instanceof DirectoryForgot && before !== null) return readFrom(deps, directory, null);
    throw error;
  }
}

async function readFrom(deps: Deps, directory: Directory, from: string | null): Promise<DirectoryRead> {
  const { store, clock } = deps;
  const startedAt = clock.now();
  let [read, ended] = [0, 0];
  for (let cursor = from; ;) {
    const page = await directory.page(cursor);
    cursor = page.cursor;
    read += page.people.length;
    ended += await store.transaction((records) => takePage(deps, records, page, startedAt));
    if (!page.isLast) continue;
    // A whole reading tells of nobody who is gone: they are those whom it did not have.
    if (from === null) ended += await endUnseen(deps, startedAt);
    await store.transaction(({ directory: known }) =>
      known.saveCursor("users", { cursor: page.cursor, readAt: startedAt, isRefused: false }),
    );
    if (ended > 0)
      await store.transaction(async (records) => {
        await records.outbox.hurryJob("reconcile", clock.now());
        await lookForLeftWork(records, deps);
      });
    return { read, ended };
  }
}

async function takePage(deps: Deps, records: Records, page: DirectoryPage, readAt: Date): Promise<number> {
  await records.directory.save(page.people, readAt);
  await records.directory.remove(page.removed);
  let ended = 0;
  for (const one of page.people) ended += Number(await takePerson(deps, records, one));
  for (const directoryId of page.removed) ended += Number(await endPerson(deps, records, directoryId));
  return ended;
}

async function endUnseen(deps: Deps, startedAt: Date): Promise<number> {
  let ended = 0;
  for (;;) {
    const gone = await deps.store.read.directory.notSeenSince(startedAt, chunk);
    if (gone.length === 0) return ended;
    ended += await deps.store.transaction((records) =>
      takePage(deps, records, { people: [], removed: gone, cursor: "", isLast: true }, startedAt),
    );
  }
}

/** True where somebody of ours was ended by it. Names and addresses follow the directory. */
async function takePerson(deps: Deps, records: Records, one: DirectoryPerson): Promise<boolean> {
  const person = await records.people.personByDirectoryId(one.directoryId);
  if (person === null) return false;
  if (!one.isEnabled) return endPerson(deps, records, one.directoryId);
  const fullName = tidyLine(one.fullName).slice(0, longestName);
  const email = one.email === "" ? person.email : one.email;
  if (fullName !== person.fullName || email !== person.email)
    await change(deps, records, person, { ...person, fullName, email });
  return false;
}

async function endPerson(deps: Deps, records: Records, directoryId: string): Promise<boolean> {
  const person = await records.people.personByDirectoryId(directoryId);
  if (person?.isActive !== true) return false;
  await change(deps, records, person, { ...person, isActive: false });
  return true;
}

/** Written down in every agency that appointed the person; nobody did it here. */
async function change(deps: Deps, records: Records, before: Person, after: Person): Promise<void> {
  if (!(await records.people.updatePerson(after, before.version))) return;
  const appointments = await records.people.everyAppointmentOf(before.id);
  for (const agencyId of [...new Set(appointments.map((it) => it.agencyId))].sort())
    await records.audit.append(agencyId, [
      {
        id: deps.ids.next(),
        at: deps.clock.now(),
        actorId: null,
        onBehalfOf: null,
        action: "person.changed",
        documentId: null,
        subjectId: before.id,
        data: { by: "directory", isActive: [before.isActive, after.isActive] },
      },
    ]);
}
