import { ArchiveUnavailable } from "../../../ports/archive.ts";

/** What all calls of this process share, and, through `busy` and `learn`, all servers. */
export interface UnitBudget {
  /**
   * Waits for so many resource units; urgent calls go before all others. Throws `ArchiveUnavailable` `throttled` when it would
   * take longer than a call of its kind should wait: then the caller comes back later.
   */
  take(units: number, isUrgent: boolean): Promise<void>;
  /** What Graph says that is left: until then no more than that is used, and background work leaves its part to people. */
  hear(left: UnitsLeft | null): void;
  /** Graph has asked for it: nobody calls for so many seconds. */
  pauseFor(seconds: number): void;
  /** For `jobs/share-limits.ts`: what passed here, and until when (seconds since 1970) all have to wait. */
  busy(): readonly { readonly key: string; readonly used: number }[];
  learn(server: string, key: string, used: number): void;
}

/** What Graph says of its own account: so many units until so many seconds have passed. */
export interface UnitsLeft {
  readonly units: number;
  readonly seconds: number;
}

export interface BudgetSettings {
  /** Units in any minute. */
  readonly perMinute: number;
  /** In a day so many times as many: SharePoint's rule for its resource units. Null: as many as its minutes give. */
  readonly dayFactor: number | null;
  /** Of a minute's units so much may be used at once, and never less than `leastAtOnce`; a fifth unless said otherwise. */
  readonly burst?: number;
  /**
   * Where a limit holds within each second, so that hearing of what the others used comes too late: how many servers there
   * are, of which each uses its even part.
   */
  readonly servers?: () => number;
  /** Seconds that a call waits at most. */
  readonly patience: { readonly urgent: number; readonly background: number };
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (ms: number, then: () => void) => { cancel(): void };
}

export const defaultBudget: Omit<BudgetSettings, "perMinute"> = {
  dayFactor: 960,
  patience: { urgent: 20, background: 60 },
  now: () => Date.now(),
  wait(ms, then) {
    const timer = setTimeout(then, ms);
    return { cancel: () => clearTimeout(timer) };
  },
};

interface Waiting {
  readonly units: number;
  readonly until: number;
  readonly go: () => void;
  readonly fail: (error: Error) => void;
}

const minuteMs = 60_000;
const dayMinutes = 1440;
/** Of what fills a bucket in its span, so much may be used at once. */
const burst = 0.2;
/** Background work leaves so much of the bucket to people. */
const reserve = 0.3;
/** A timer is no finer. */
const leastWaitMs = 5;

/** What must be at once of a minute's amount, so that none is lost while a timer rings late: of a tiny amount, its half. */
function leastAtOnce(amount: number): number {
  return Math.min(amount / 2, Math.max(1.5, (amount / minuteMs) * 4 * leastWaitMs));
}

interface BucketSize {
  readonly amount: number;
  readonly spanMs: number;
  readonly atOnce: number;
  readonly servers: () => number;
}

/** A bucket of `amount` in any `spanMs`: a part of it at once, the rest evenly, by this server its part of that. */
function bucket({ amount, spanMs, atOnce, servers }: BucketSize, now: () => number) {
  const parts = (): number => Math.max(1, servers());
  const size = (): number => Math.max((amount * atOnce) / parts(), leastAtOnce(amount));
  const perMs = (): number => (amount - size()) / spanMs / parts();
  let level = size();
  let at = now();
  const fill = () => {
    const moment = now();
    level = Math.min(size(), level + Math.max(0, moment - at) * perMs());
    at = moment;
  };
  return {
    /** Milliseconds until so many are there, with so much left. */
    wait(units: number, left: number) {
      fill();
      const needed = Math.min(units + size() * left, size());
      return level >= needed ? 0 : Math.ceil((needed - level) / perMs());
    },
    use(units: number) {
      fill();
      level -= units;
    },
    /** What others used, of which news comes late: no more of it is owed than can be had at once. */
    learn(units: number) {
      fill();
      level = Math.max(Math.min(level, -size()), level - units);
    },
  };
}

const alone = (): number => 1;
const longestReset = 60;

/** What Graph said that is left of its own account, which others may have used too, and until when that holds. */
function account({ perMinute, now }: Pick<BudgetSettings, "perMinute" | "now">) {
  let left = Infinity;
  let until = 0;
  return {
    wait: (units: number, part: number): number =>
      left - units >= perMinute * burst * part ? 0 : Math.max(0, until - now()),
    use(units: number) {
      left -= units;
    },
    hear({ units, seconds }: UnitsLeft) {
      left = units;
      until = now() + Math.min(seconds, longestReset) * 1000;
    },
  };
}

/** What may pass and when: both buckets, what Graph says itself, and the pause that it asked for. */
function meter({
  perMinute,
  dayFactor,
  now,
  burst: atOnce = burst,
  servers,
}: Pick<BudgetSettings, "perMinute" | "dayFactor" | "now" | "burst" | "servers">) {
  const parts = servers ?? alone;
  const day = { spanMs: dayMinutes * minuteMs, atOnce: burst, servers: parts };
  const buckets = [bucket({ amount: perMinute, spanMs: minuteMs, atOnce, servers: parts }, now)];
  if (dayFactor !== null) buckets.push(bucket({ ...day, amount: perMinute * dayFactor }, now));
  const atGraph = account({ perMinute, now });
  const heard = new Map<string, number>();
  let [used, told, pausedUntil, pauseTold] = [0, 0, 0, 0];
  return {
    delay(units: number, isUrgent: boolean): number {
      const left = isUrgent ? 0 : reserve;
      const waits = [atGraph, ...buckets].map((one) => one.wait(units, left));
      return Math.max(0, pausedUntil - now(), ...waits);
    },
    hear: (left: UnitsLeft) => atGraph.hear(left),
    use(units: number) {
      buckets.forEach((one) => one.use(units));
      atGraph.use(units);
      used += units;
    },
    pauseFor(seconds: number) {
      pausedUntil = Math.max(pausedUntil, now() + seconds * 1000);
    },
    busy() {
      const news: { key: string; used: number }[] = [];
      if (used > told && servers === undefined) news.push({ key: "units", used });
      const pause = Math.ceil(pausedUntil / 1000);
      if (pause > pauseTold && pausedUntil > now()) news.push({ key: "pause", used: pause });
      told = used;
      pauseTold = Math.max(pause, pauseTold);
      return news;
    },
    learn(server: string, key: string, value: number) {
      if (key === "pause") {
        // Told by others, it need not be told again; no pause is believed that is longer than an hour.
        pausedUntil = Math.max(pausedUntil, Math.min(value * 1000, now() + 60 * minuteMs));
        pauseTold = Math.max(pauseTold, value);
        return;
      }
      const before = heard.get(server);
      heard.set(server, value);
      // First heard of, it may be from long ago; a smaller count is one that began anew.
      const more = before === undefined ? 0 : value >= before ? value - before : value;
      buckets.forEach((one) => one.learn(more));
    },
  };
}

/** Resource units of Graph as a budget: per minute and per day, with a pause when Graph asks for one. */
export function createUnitBudget(settings: BudgetSettings): UnitBudget {
  const { patience, now, wait } = settings;
  const units = meter(settings);
  const queues = { urgent: [] as Waiting[], background: [] as Waiting[] };
  let timer: { cancel(): void } | null = null;

  /** Lets go who may go, in order; what cannot is looked at again when the first of them could. */
  function pump(): void {
    timer?.cancel();
    timer = null;
    for (const isUrgent of [true, false]) {
      const queue = isUrgent ? queues.urgent : queues.background;
      for (let first = queue[0]; first !== undefined; first = queue[0]) {
        const ms = units.delay(first.units, isUrgent);
        if (ms > 0 && now() + ms <= first.until) {
          timer = wait(Math.max(leastWaitMs, ms), pump);
          return;
        }
        queue.shift();
        if (ms > 0) {
          first.fail(throttled(ms));
          continue;
        }
        units.use(first.units);
        first.go();
      }
    }
  }

  return {
    take: (count, isUrgent) =>
      new Promise((go, fail) => {
        const until = now() + (isUrgent ? patience.urgent : patience.background) * 1000;
        (isUrgent ? queues.urgent : queues.background).push({ units: count, until, go, fail });
        pump();
      }),
    hear(left) {
      if (left !== null) units.hear(left);
    },
    pauseFor(seconds) {
      units.pauseFor(seconds);
      pump();
    },
    busy: () => units.busy(),
    learn: (server, key, value) => units.learn(server, key, value),
  };
}

function throttled(ms: number): ArchiveUnavailable {
  return new ArchiveUnavailable("throttled", "Graph is used to its limit.", {
    retryAfter: Math.ceil(ms / 1000),
  });
}
