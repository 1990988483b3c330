import type { Actor } from "../../domain/people/actor.ts";
import { fold } from "../../domain/text/fold.ts";
import type { Records } from "../../ports/store.ts";
import type { Deps } from "../administration/record-change.ts";
import { insertList } from "./recipient-lists.ts";

/** What a file says of somebody it brought in: whom they report to (empty: nobody), and on which lists they are. */
export interface Ties {
  readonly personId: string;
  readonly managerEmail: string;
  readonly groups: readonly string[];
}

/** Once everybody of the file is here, for a manager may stand below. A list that has the name already gets more people. */
export async function keepTies(deps: Deps, actor: Actor, taken: readonly Ties[]): Promise<void> {
  if (taken.every(({ managerEmail, groups }) => managerEmail === "" && groups.length === 0)) return;
  await deps.store.transaction(async (records) => {
    await keepManagers(records, actor, taken);
    await keepLists(deps, records, actor, taken);
  });
}

async function keepManagers(records: Records, { agencyId }: Actor, taken: readonly Ties[]): Promise<void> {
  const { people } = await records.people.peopleOf(agencyId);
  const byEmail = new Map(people.map(({ id, email }) => [email.toLowerCase(), id]));
  for (const { personId, managerEmail } of taken) {
    const managerId = byEmail.get(managerEmail);
    if (managerEmail !== "" && managerId !== undefined && managerId !== personId)
      await records.directory.setLineManager(agencyId, personId, managerId);
  }
}

async function keepLists(deps: Deps, records: Records, actor: Actor, taken: readonly Ties[]): Promise<void> {
  const own = (await records.recipients.lists(actor.agencyId)).filter(({ groupId }) => groupId === null);
  const ids = new Map(own.map(({ id, name }) => [fold(name), id]));
  for (const { personId, groups } of taken)
    for (const group of groups) {
      const name = group.slice(0, 256);
      const id = ids.get(fold(name)) ?? (await insertList(deps, records, actor, { name, groupId: null }));
      ids.set(fold(name), id);
      await records.recipients.add(id, [personId]);
    }
}
