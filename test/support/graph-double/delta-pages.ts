import type { DriveModel, Item } from "./drive-model.ts";
import { GraphFault } from "./graph-fault.ts";
import { driveItemShape } from "./item-shapes.ts";

export interface DeltaOptions {
  readonly hidesHashes: boolean;
  readonly token: string | null;
  readonly top: number;
  /** The address of the delta, without a token. */
  readonly address: string;
  /** Tokens before this change are forgotten. */
  readonly forgottenBefore: number;
}

/** `since.upTo.shown`: what changed after `since`, of which the first `shown` were given. */
interface Place {
  readonly since: number;
  readonly upTo: number;
  readonly shown: number;
}

/** A page of what changed, with the folders above it, as Graph's delta gives it. */
export function deltaPage(drive: DriveModel, options: DeltaOptions): Record<string, unknown> {
  const place = read(options, drive.changes);
  const isFirst = place.since === 0;
  const changed = [...drive.items.values()]
    .filter(({ changedAs, gone }) => changedAs > place.since && !(isFirst && gone !== null))
    .sort((a, b) => a.changedAs - b.changedAs);
  const all = withParents(drive, changed);
  const page = all.slice(place.shown, place.shown + options.top);
  const shown = place.shown + page.length;
  const link = (to: Place) =>
    `${options.address}${options.address.includes("?") ? "&" : "?"}token=${to.since}.${to.upTo}.${to.shown}`;
  return {
    value: page.map((item) => driveItemShape(drive, item, { ...options, isDelta: true })),
    ...(shown < all.length
      ? { "@odata.nextLink": link({ ...place, shown }) }
      : { "@odata.deltaLink": link({ since: place.upTo, upTo: -1, shown: 0 }) }),
  };
}

function read({ token, forgottenBefore, address }: DeltaOptions, now: number): Place {
  if (token === null) return { since: 0, upTo: now, shown: 0 };
  if (token === "latest") return { since: now, upTo: now, shown: 0 };
  const [since = 0, upTo = -1, shown = 0] = token.split(".").map(Number);
  if (since < forgottenBefore)
    throw new GraphFault(410, "resyncChangesApplyDifferences", "Resync required.", { location: address });
  return { since, upTo: upTo < 0 ? now : upTo, shown };
}

function withParents(drive: DriveModel, changed: readonly Item[]): Item[] {
  const all = new Set<Item>();
  const addWithAbove = (item: Item): void => {
    const parent = item.parent === null ? undefined : drive.items.get(item.parent);
    if (parent !== undefined && parent.gone === null) addWithAbove(parent);
    all.add(item);
  };
  for (const item of changed) addWithAbove(item);
  return [...all];
}
