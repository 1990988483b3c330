import type { DirectoryObject, Group } from "@microsoft/microsoft-graph-types";
import { GraphFault } from "./graph-fault.ts";
import { linkTo, readToken, type Limits } from "./delta-tokens.ts";

interface Member {
  readonly id: string;
  readonly type: "user" | "group";
  changedAs: number;
  isGone: boolean;
}

interface Kept {
  name: string;
  changedAs: number;
  isGone: boolean;
  readonly members: Map<string, Member>;
}

type Removed = { readonly "@removed"?: { readonly reason: string } };
type MemberRow = DirectoryObject & Removed & { readonly "@odata.type": string };
type GroupRow = Group & Removed & { readonly "members@delta"?: readonly MemberRow[] };

/**
 * The groups of a tenant, as Graph documents `GET /groups/delta` ("Get incremental changes for groups"): members come with
 * `$expand=members` alone, as who came and who went, and the members of a large group in several rows of the same group.
 */
export class GroupsModel {
  private readonly kept = new Map<string, Kept>();
  private changes = 0;

  get latest(): number {
    return this.changes;
  }

  put(id: string, name: string): void {
    this.changes += 1;
    const known = this.kept.get(id);
    if (known === undefined)
      this.kept.set(id, { name, changedAs: this.changes, isGone: false, members: new Map() });
    else Object.assign(known, { name, changedAs: this.changes, isGone: false });
  }

  remove(id: string): void {
    this.changes += 1;
    Object.assign(this.one(id), { changedAs: this.changes, isGone: true });
  }

  join(id: string, member: Pick<Member, "id" | "type">): void {
    this.changes += 1;
    this.one(id).members.set(member.id, { ...member, changedAs: this.changes, isGone: false });
  }

  leave(id: string, memberId: string): void {
    const member = this.one(id).members.get(memberId);
    if (member === undefined) throw new Error(`No member ${memberId}.`);
    this.changes += 1;
    Object.assign(member, { changedAs: this.changes, isGone: true });
  }

  page(url: URL, { longestPage, forgottenBefore }: Limits): Record<string, unknown> {
    const { since, upTo, shown, asked } = readToken(url, this.changes);
    if (url.searchParams.has("$deltatoken") && since < forgottenBefore)
      throw new GraphFault(410, "syncStateNotFound", "Resync required.");
    const withMembers = asked[0] === "members" || url.searchParams.get("$expand") === "members";
    const rows = [...this.kept].flatMap(([id, group]) =>
      rowsOf(id, group, { since, upTo, longestPage, withMembers }),
    );
    const page = rows.slice(shown, shown + longestPage);
    const isLast = shown + page.length >= rows.length;
    return {
      "@odata.context": `${url.origin}/v1.0/$metadata#groups`,
      value: page,
      ...linkTo(
        url,
        { since, upTo, shown: shown + page.length, asked: withMembers ? ["members"] : [] },
        isLast,
      ),
    };
  }

  private one(id: string): Kept {
    const known = this.kept.get(id);
    if (known === undefined) throw new Error(`No group ${id}.`);
    return known;
  }
}

interface Stretch {
  readonly since: number;
  readonly upTo: number;
  readonly longestPage: number;
  readonly withMembers: boolean;
}

function rowsOf(id: string, group: Kept, { since, upTo, longestPage, withMembers }: Stretch): GroupRow[] {
  const isNew = ({ changedAs }: { readonly changedAs: number }) => changedAs > since && changedAs <= upTo;
  if (group.isGone) return isNew(group) && since > 0 ? [{ id, "@removed": { reason: "deleted" } }] : [];
  const members = [...group.members.values()].filter((it) => isNew(it) && !(since === 0 && it.isGone));
  if (!isNew(group) && members.length === 0) return [];
  if (!withMembers || members.length === 0) return [{ id, displayName: group.name }];
  const rows: GroupRow[] = [];
  for (let from = 0; from < members.length; from += longestPage)
    rows.push({
      id,
      displayName: group.name,
      "members@delta": members.slice(from, from + longestPage).map(memberRow),
    });
  return rows;
}

function memberRow({ id, type, isGone }: Member): MemberRow {
  const row = { "@odata.type": `#microsoft.graph.${type}`, id };
  return isGone ? { ...row, "@removed": { reason: "deleted" } } : row;
}
