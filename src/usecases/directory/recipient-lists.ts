import type { DirectoryView } from "../../contract/directory-people.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { peopleWithin } from "../../domain/people/membership.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { RecipientList } from "../../ports/records/recipient-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";

const byName = new Intl.Collator("vi");

/** A list as it stands: the name of its group as it is now, and its people who are appointed in the agency today. */
export interface ListNow extends RecipientList {
  readonly people: readonly string[];
  /** Its group is in the directory no more. */
  readonly isGone: boolean;
}

/** The lists of the agency; whoever of them is appointed there no more is on none. */
export async function listsNow(read: Records, agencyId: string, at: Date): Promise<ListNow[]> {
  const lists = await read.recipients.lists(agencyId);
  if (lists.length === 0) return [];
  const here = await appointedIds(read, agencyId, at);
  const groups = await read.directory.groupNames(lists.flatMap(({ groupId }) => groupId ?? []));
  const within = peopleWithin(await read.directory.memberships(agencyId));
  const kept = Map.groupBy(await read.recipients.people(lists.map(({ id }) => id)), ({ listId }) => listId);
  return lists.map((list) => {
    const { id, groupId } = list;
    const members =
      groupId === null ? (kept.get(id) ?? []).map(({ personId }) => personId) : [...within(groupId)];
    return {
      ...list,
      name: (groupId === null ? undefined : groups.get(groupId)) ?? list.name,
      people: members.filter((personId) => here.has(personId)).toSorted(),
      isGone: groupId !== null && !groups.has(groupId),
    };
  });
}

async function appointedIds(read: Records, agencyId: string, at: Date): Promise<ReadonlySet<string>> {
  const appointed = await read.people.appointedIn(agencyId, localDateOf(at));
  return new Set(appointed.map(({ personId }) => personId));
}

/** Groups that have people of this agency, each a list once an administrator says so; and the lists there are. */
export async function proposedLists(
  { store, clock }: Pick<Services, "store" | "clock">,
  agencyId: string,
): Promise<Pick<DirectoryView, "groups" | "lists" | "groupsRefused">> {
  const { read } = store;
  const lists = await listsNow(read, agencyId, clock.now());
  const taken = new Set(lists.map(({ groupId }) => groupId));
  const here = await appointedIds(read, agencyId, clock.now());
  const memberships = await read.directory.memberships(agencyId);
  const within = peopleWithin(memberships);
  const ids = [...memberships.people, ...memberships.groups].map(({ groupId }) => groupId);
  const names = await read.directory.groupNames([...new Set(ids)]);
  const inOrder = [...names].sort(([, a], [, b]) => byName.compare(a, b));
  const groups = inOrder.flatMap(([id, name]) => {
    const people = [...within(id)].filter((personId) => here.has(personId)).length;
    return people === 0 || taken.has(id) ? [] : [{ id, name, people }];
  });
  return {
    groups,
    lists: lists.map(({ id, name, groupId, people, isGone }) => ({
      id,
      name,
      isGroup: groupId !== null,
      people: people.length,
      isGone,
    })),
    groupsRefused: (await read.directory.cursor("groups"))?.isRefused === true,
  };
}

/** A group becomes a list of recipients, and follows the directory from then on. Throws `directory.no-group`. */
export async function makeList(
  deps: Deps,
  actor: Actor,
  { groupId }: { readonly groupId: string },
): Promise<{ id: string; version: number }> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const name = (await records.directory.groupNames([groupId])).get(groupId);
    const known = (await records.recipients.lists(actor.agencyId)).find((list) => list.groupId === groupId);
    if (known !== undefined) return { id: known.id, version: 1 };
    if (name === undefined) throw new RuleBroken("directory.no-group", { field: "groupId" });
    return { id: await insertList(deps, records, actor, { name, groupId }), version: 1 };
  });
}

/** Inside a transaction of an administrator's. */
export async function insertList(
  deps: Deps,
  records: Records,
  actor: Actor,
  { name, groupId }: Pick<RecipientList, "name" | "groupId">,
): Promise<string> {
  const id = deps.ids.next();
  const { agencyId, personId: madeBy } = actor;
  await records.recipients.insert({ id, agencyId, name, groupId, madeBy, madeAt: deps.clock.now() });
  await recordChange(deps, records, actor, { action: "recipients.made", subjectId: id, data: { name } });
  return id;
}

/** What was announced to it stays announced. Throws `directory.no-list`. */
export async function removeList(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<{ id: string; version: number }> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const list = (await records.recipients.lists(actor.agencyId)).find((one) => one.id === id);
    if (list === undefined) throw new RuleBroken("directory.no-list");
    await records.recipients.remove(id);
    const { name } = list;
    await recordChange(deps, records, actor, { action: "recipients.removed", subjectId: id, data: { name } });
    return { id, version: 1 };
  });
}
