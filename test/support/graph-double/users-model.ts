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
}

interface Kept {
  readonly user: UserModel;
  readonly changedAs: number;
  readonly isGone: boolean;
}

/** What `users/delta` needs of the double: how long a page is, and which tokens are too old. */
interface Limits {
  readonly longestPage: number;
  readonly forgottenBefore: number;
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
    const token = url.searchParams.get("$deltatoken") ?? url.searchParams.get("$skiptoken");
    const [since, upTo, shown, ...selected] = readToken(token, this.changes);
    if (url.searchParams.has("$deltatoken") && since < forgottenBefore)
      throw new GraphFault(410, "syncStateNotFound", "Resync required.");
    const columns = token === null ? (url.searchParams.get("$select")?.split(",") ?? []) : selected;
    const changed = [...this.kept.values()]
      .filter((it) => it.changedAs > since && it.changedAs <= upTo && !(since === 0 && it.isGone))
      .sort((a, b) => a.changedAs - b.changedAs);
    const page = changed.slice(shown, shown + longestPage);
    const address = `${url.origin}${url.pathname}`;
    const isLast = shown + page.length >= changed.length;
    const next = [
      isLast ? upTo : since,
      isLast ? "" : upTo,
      isLast ? 0 : shown + page.length,
      ...columns,
    ].join("~");
    return {
      "@odata.context": `${url.origin}/v1.0/$metadata#users(${columns.join(",")})`,
      value: page.map((it) => (it.isGone ? gone(it.user) : shape(it.user, columns))),
      ...(isLast
        ? { "@odata.deltaLink": `${address}?$deltatoken=${encodeURIComponent(next)}` }
        : { "@odata.nextLink": `${address}?$skiptoken=${encodeURIComponent(next)}` }),
    };
  }
}

function readToken(token: string | null, now: number): [number, number, number, ...string[]] {
  if (token === null) return [0, now, 0];
  const [since = "0", upTo = "", shown = "0", ...columns] = token.split("~");
  return [Number(since), upTo === "" ? now : Number(upTo), Number(shown), ...columns];
}

const gone = ({ id }: UserModel) => ({ id, "@removed": { reason: "changed" } });

/** `id` always, and what was selected; a column that has no value is left out of a first delta, as Graph does. */
function shape(user: UserModel, columns: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = { accountEnabled: true, userType: "Member", ...user };
  const said = Object.entries(all).filter(([name, value]) => columns.includes(name) && value !== undefined);
  return { ...Object.fromEntries(said), id: user.id };
}
