import type { Logger } from "pino";
import type { Instance } from "../ports/instance.ts";
import type { Services } from "../ports/services.ts";
import type { Records } from "../ports/store.ts";

export interface LiveInstance extends Instance {
  /** Shows life, and ends those that show none any more. To be called every `beatMs`. */
  beat(): Promise<void>;
  /** Gives back all that is held and goes. */
  leave(): Promise<void>;
}

export interface InstanceSettings {
  readonly beatMs: number;
  /** Who is seen to stand still for so long is dead. */
  readonly deadAfterMs: number;
  /** Milliseconds that never go back. */
  readonly steady?: () => number;
}

export const defaultInstanceSettings: InstanceSettings = { beatMs: 3000, deadAfterMs: 12_000 };

type Deps = Pick<Services, "store" | "clock" | "ids">;

/** A clock that was set, and no rounding. */
const jumpMs = 2000;

/** Makes this process one of those that share the store. */
export async function joinInstances(
  deps: Deps,
  log: Logger,
  settings: InstanceSettings = defaultInstanceSettings,
): Promise<LiveInstance> {
  const { store, clock } = deps;
  const steady = settings.steady ?? (() => performance.now());
  const silences = watch(settings, steady);
  let own = await join(deps);
  let seenAt = clock.now();
  let count = 1;
  let holds = 0;

  async function rejoin(): Promise<void> {
    log.warn({ instance: own.id }, "taken for dead by another server; what was in hand is theirs");
    own.lost.abort();
    own = await join(deps);
  }

  return {
    get id() {
      return own.id;
    },
    get count() {
      return count;
    },
    get lost() {
      return own.lost.signal;
    },
    newHold() {
      holds += 1;
      return `${own.id}/${holds}`;
    },
    async beat() {
      const at = clock.now();
      const wasSetBack = at.getTime() < seenAt.getTime() - jumpMs;
      const alive = await store.transaction(async ({ instances, ...queues }) => {
        if (!(await instances.beat(own.id, at))) return null;
        if (wasSetBack) await bringForward(queues, at);
        return instances.all();
      });
      seenAt = at;
      if (wasSetBack) log.warn("the clock was set back; what waits is due now");
      if (alive === null) return rejoin();
      count = alive.length;
      for (const { id, beat } of silences(alive.filter((it) => it.id !== own.id))) {
        if (await store.transaction(({ instances }) => instances.end(id, beat)))
          log.warn({ instance: id }, "a server is dead; what it held is free");
      }
    },
    async leave() {
      await store.transaction(({ instances }) => instances.end(own.id, null));
    },
  };
}

/**
 * Nobody else may be there to have seen how the clock went while this server was down, so what waits is tried now:
 * once too early rather than an hour too late.
 */
async function join({ store, clock, ids }: Deps): Promise<{ id: string; lost: AbortController }> {
  const id = ids.next();
  await store.transaction(async ({ instances, ...queues }) => {
    const at = clock.now();
    const others = await instances.all();
    const isLater = others.every(({ seenAt }) => seenAt.getTime() > at.getTime() + jumpMs);
    await instances.join(id, at);
    if (isLater) await bringForward(queues, at);
  });
  return { id, lost: new AbortController() };
}

async function bringForward(
  { outbox, texts, signatures }: Pick<Records, "outbox" | "texts" | "signatures">,
  at: Date,
): Promise<void> {
  for (const queue of [outbox, texts, signatures]) await queue.bringForward(at);
}

type Seen = readonly { readonly id: string; readonly beat: number }[];

/** Tells who has shown no life for too long, as this process saw it with its own eyes. */
function watch({ beatMs, deadAfterMs }: InstanceSettings, steady: () => number): (others: Seen) => Seen {
  const since = new Map<string, { readonly beat: number; readonly at: number }>();
  let lookedAt = steady();
  return (others) => {
    const at = steady();
    // Who could not look cannot say that the others were silent: the store may have been away from all.
    if (at - lookedAt > 2 * beatMs) since.clear();
    lookedAt = at;
    for (const id of since.keys()) if (!others.some((other) => other.id === id)) since.delete(id);
    return others.filter(({ id, beat }) => {
      const known = since.get(id);
      if (known?.beat === beat) return at - known.at >= deadAfterMs;
      since.set(id, { beat, at });
      return false;
    });
  };
}
