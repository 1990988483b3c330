/** What a delta needs of the double: how long a page is, and which tokens are too old. */
export interface Limits {
  readonly longestPage: number;
  readonly forgottenBefore: number;
}

/** What changed after `since` and not after `upTo`, of which `shown` were given, and what was asked for at first. */
export interface Place {
  readonly since: number;
  readonly upTo: number;
  readonly shown: number;
  readonly asked: readonly string[];
}

export function readToken(url: URL, now: number): Place {
  const token = url.searchParams.get("$deltatoken") ?? url.searchParams.get("$skiptoken");
  const [since = "0", upTo = "", shown = "0", ...asked] = token?.split("~") ?? [];
  return { since: Number(since), upTo: upTo === "" ? now : Number(upTo), shown: Number(shown), asked };
}

/** The next page of the same stretch, or after its last what changes from then on. */
export function linkTo(url: URL, { since, upTo, shown, asked }: Place, isLast: boolean) {
  const token = (isLast ? [upTo, "", 0, ...asked] : [since, upTo, shown, ...asked]).join("~");
  const address = `${url.origin}${url.pathname}`;
  return isLast
    ? { "@odata.deltaLink": `${address}?$deltatoken=${encodeURIComponent(token)}` }
    : { "@odata.nextLink": `${address}?$skiptoken=${encodeURIComponent(token)}` };
}
