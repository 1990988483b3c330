import { createHash } from "node:crypto";

/** Asks whether one more request of this key may pass: 0, or the seconds to wait. */
export interface RateLimit {
  take(key: string): number;
  /** The same question, without counting one. */
  peek(key: string): number;
  /** What passed here of keys that were busy since this was last asked, counted from when they were first met. */
  busy(): readonly { readonly key: string; readonly used: number }[];
  /** What passed elsewhere, as `busy` of that server tells it; only what is new since it was last told counts. */
  learn(server: string, key: string, used: number): void;
}

interface Bucket {
  tokens: number;
  at: number;
  /** Let through here. */
  used: number;
  /** How much of it was told. */
  told: number;
  /** Let through by each other server, as last heard. */
  readonly heard: Map<string, number>;
}

const mostKeys = 20_000;

/**
 * A bucket for each key that holds `burst` and fills by `perSecond`. What other servers let through is taken out of it
 * as they tell, down to an empty bucket's worth of debt, so that a key has one limit however many servers it asks. `now`
 * is in milliseconds and never goes back.
 */
export function rateLimit(perSecond: number, burst: number, now = () => performance.now()): RateLimit {
  const buckets = new Map<string, Bucket>();

  function filled(key: string): Bucket {
    const at = now();
    const before = buckets.get(key);
    if (before === undefined) return { tokens: burst, at, used: 0, told: 0, heard: new Map() };
    const tokens = Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond);
    return { ...before, tokens, at };
  }
  const wait = ({ tokens }: Bucket) => (tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond)));

  /** Those who have been quiet have a full bucket again and need not be remembered. */
  function forgetTheQuiet(): void {
    for (const key of buckets.keys()) if (filled(key).tokens >= burst) buckets.delete(key);
    // All busy at once: the oldest go, which at worst lets somebody send a burst again.
    for (const key of buckets.keys()) {
      if (buckets.size <= mostKeys / 2) return;
      buckets.delete(key);
    }
  }

  return {
    peek: (key) => wait(filled(key)),
    take(key) {
      const bucket = filled(key);
      const seconds = wait(bucket);
      if (seconds === 0) {
        bucket.tokens -= 1;
        bucket.used += 1;
      }
      buckets.set(key, bucket);
      if (buckets.size > mostKeys) forgetTheQuiet();
      return seconds;
    },
    busy() {
      const busy = [...buckets].filter(([, { used, told }]) => used - told >= perSecond);
      return busy.map(([key, bucket]) => {
        bucket.told = bucket.used;
        return { key, used: bucket.used };
      });
    },
    learn(server, key, used) {
      const bucket = filled(key);
      const before = bucket.heard.get(server);
      bucket.heard.set(server, used);
      // First heard of, it may be from long ago; a smaller count is one that began anew.
      const fresh = before === undefined ? 0 : used >= before ? used - before : used;
      bucket.tokens = Math.max(-burst, bucket.tokens - fresh);
      buckets.set(key, bucket);
    },
  };
}

/** The same, for keys that are addresses of people: they are known by their hash alone. */
export function byHash(limit: RateLimit): RateLimit {
  const hashOf = (key: string) => createHash("sha256").update(key).digest("hex").slice(0, 32);
  return {
    ...limit,
    take: (key) => limit.take(hashOf(key)),
    peek: (key) => limit.peek(hashOf(key)),
  };
}
