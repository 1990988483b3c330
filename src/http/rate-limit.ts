/** Asks whether one more request of this key may pass: 0, or the seconds to wait. */
export interface RateLimit {
  take(key: string): number;
  /** The same question, without counting one. */
  peek(key: string): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const mostKeys = 20_000;

/**
 * A bucket for each key that holds `burst` and fills by `perSecond`, in the memory of this process. `now` is in
 * milliseconds and never goes back.
 */
export function rateLimit(perSecond: number, burst: number, now = () => performance.now()): RateLimit {
  const buckets = new Map<string, Bucket>();

  function filled(key: string): Bucket {
    const at = now();
    const before = buckets.get(key);
    if (before === undefined) return { tokens: burst, at };
    return { tokens: Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond), at };
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
      if (seconds === 0) bucket.tokens -= 1;
      buckets.set(key, bucket);
      if (buckets.size > mostKeys) forgetTheQuiet();
      return seconds;
    },
  };
}
