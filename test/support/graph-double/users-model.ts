import { linkTo, readToken, type Limits } from "./delta-tokens.ts";
import { GraphFault } from "./graph-fault.ts";

export interface UserModel {
  readonly id: string;
  readonly displayName: string;
  readonly mail?: string | null;
  readonly userPrincipalName: string;
  readonly department?: string | null;
  readonly jobTitle?: string | null;
  readonly companyName?: string | null;
  readonly accountEnabled?: boolean;
  readonly userType?: "Member" | "Guest";
  /** No column of a delta. */
  readonly managerId?: string | null;
}

interface Kept {
  readonly user: UserModel;
  readonly changedAs: number;
  readonly isGone: boolean;
}

/**
 * The users of a tenant and what changed of them, as Graph documents `GET /users/delta`: pages by `$skiptoken`, at the end
 * a `$deltatoken`, selected columns alone, `@removed` for who was deleted, 410 for a token that is too old.
 */
export class UsersModel {
  private readonly kept = new Map<string, Kept>();
  private changes = 0;

  put(user: UserModel): void {
    this.changes += 1;
    this.kept.set(user.id, { user, changedAs: this.changes, isGone: false });
  }

  remove(id: string): void {
    const known = this.kept.get(id);
    if (known === undefined) throw new Error(`No user ${id}.`);
    this.changes += 1;
    this.kept.set(id, { ...known, changedAs: this.changes, isGone: true });
  }

  get size(): number {
    return [...this.kept.values()].filter(({ isGone }) => !isGone).length;
  }

  /** How many changes there were: a token before a later number is forgotten once the double is told so. */
  get latest(): number {
    return this.changes;
  }

  page(url: URL, { longestPage, forgottenBefore }: Limits): Record<string, unknown> {
    const { since, upTo, shown, asked } = readToken(url, this.changes);
    if (url.searchParams.has("$deltatoken") && since < forgottenBefore)
      throw new GraphFault(410, "syncStateNotFound", "Resync required.");
    const columns = asked.length > 0 ? asked : (url.searchParams.get("$select")?.split(",") ?? []);
    const changed = [...this.kept.values()]
      .filter((it) => it.changedAs > since && it.changedAs <= upTo && !(since === 0 && it.isGone))
      .sort((a, b) => a.changedAs - b.changedAs);
    const page = changed.slice(shown, shown + longestPage);
    const isLast = shown + page.length >= changed.length;
    return {
      "@odata.context": `${url.origin}/v1.0/$metadata#users(${columns.join(",")})`,
      value: page.map((it) => (it.isGone ? gone(it.user) : shape(it.user, columns))),
      ...linkTo(url, { since, upTo, shown: shown + page.length, asked: columns }, isLast),
    };
  }

  /** `GET /users?$select=id&$expand=manager`, page by page; who has no manager has none in the row. */
  withManagers(url: URL, longestPage: number): Record<string, unknown> {
    const from = Number(url.searchParams.get("$skiptoken") ?? 0);
    const top = Math.min(Number(url.searchParams.get("$top") ?? 100), longestPage);
    const all = [...this.kept.values()].filter(({ isGone }) => !isGone);
    const next = new URL(url);
    next.searchParams.set("$skiptoken", String(from + top));
    return {
      "@odata.context": `${url.origin}/v1.0/$metadata#users(id,manager())`,
      value: all.slice(from, from + top).map(({ user: { id, managerId } }) => ({
        id,
        ...(managerId === undefined || managerId === null
          ? {}
          : { manager: { "@odata.type": "#microsoft.graph.user", id: managerId } }),
      })),
      ...(from + top < all.length ? { "@odata.nextLink": next.href } : {}),
    };
  }
}

const gone = ({ id }: UserModel) => ({ id, "@removed": { reason: "changed" } });

/** `id` always, and what was selected; a column that has no value is left out of a first delta, as Graph does. */
function shape(user: UserModel, columns: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = { accountEnabled: true, userType: "Member", ...user };
  const said = Object.entries(all).filter(([name, value]) => columns.includes(name) && value !== undefined);
  return { ...Object.fromEntries(said), id: user.id };
}
