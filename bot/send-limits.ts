/** At most `count` sends within any `spanMs` milliseconds. */
export interface Window {
  readonly count: number;
  readonly spanMs: number;
}

/** Calls that leave us a second apart may arrive closer together than that. */
const jitterMs = 200;

/** What Teams allows one bot in one conversation (platform facts, section 8). */
export const conversationWindows: readonly Window[] = [
  { count: 7, spanMs: 1_000 + jitterMs },
  { count: 8, spanMs: 2_000 + jitterMs },
  { count: 60, spanMs: 30_000 + jitterMs },
  { count: 1_800, spanMs: 3_600_000 + jitterMs },
];

/** A person gets at most so many notices (Teams Store's validation: no more than 10 a minute). */
export const noticeWindows: readonly Window[] = [{ count: 10, spanMs: 60_000 + jitterMs }];

/** Of the 30 a second that Teams allows an app in a tenant (lessons), 27.8, one by one: no burst comes together. */
export const appSpacingMs = 36;
/**
 * After a 429 it goes a tenth slower, and back to its pace within a thousand sends: where calls arrive unevenly, the pace
 * that is right on paper would be refused again and again, and each refusal costs a pause of seconds.
 */
const slowing = { by: 1.1, most: 1.4, backPerSend: 0.0001 };
/** What is refused within this, ms, was one burst. */
const burstMs = 1_000;
/** Those that were held up follow each other a little closer: 29.2 a second, so that they catch up. */
const catchingUp = 0.95;

/** So long a turn in the queue is waited for, where one server sends; a longer one is the outbox's to come back to. */
const patienceMs = 1_500;

export interface SendLimits {
  /**
   * Milliseconds for which a turn is worth waiting. With more servers each has its turns further apart, and all its lanes
   * (`cardLanes`) must find one within it: who is sent away comes back at once, and asks the store again each time.
   */
  patienceMs(): number;
  /**
   * The milliseconds to wait until this conversation may be written to; the place is taken when they are at most
   * `mostMs`, and not taken when they are more: then the caller comes back later. `isNotice`: something new for the
   * person, and no change of what is there.
   */
  reserve(conversationId: string, now: Date, mostMs: number, isNotice?: boolean): number;
  /** Nobody sends before then: the other side has asked for it. */
  pauseUntil(until: Date): void;
  /** The milliseconds for which nobody sends still. */
  pauseLeft(now: Date): number;
  /**
   * Asked right before the call: the milliseconds that it has to wait still. A process that stood still for a while finds
   * many whose turn came meanwhile, and would send them all at once.
   */
  depart(now: Date): number;
}

/** What is kept to; Teams' own limits unless said otherwise. */
export interface Allowed {
  readonly conversation?: readonly Window[];
  readonly notices?: readonly Window[];
  readonly spacingMs?: number;
}

export function createSendLimits(allowed: Allowed = {}, instances: () => number = () => 1): SendLimits {
  const conversation = allowed.conversation ?? conversationWindows;
  const notices = allowed.notices ?? noticeWindows;
  const spacingMs = allowed.spacingMs ?? appSpacingMs;
  const sent = new Map<string, number[]>();
  const noticed = new Map<string, number[]>();
  let latest = -Infinity;
  let departed = -Infinity;
  let pausedUntil = 0;
  let reserved = 0;
  let slower = 1;
  const spacing = (): number => spacingMs * slower * Math.max(1, instances());

  return {
    patienceMs: () => patienceMs * Math.max(1, instances()),
    reserve(id, now, mostMs, isNotice = false) {
      const at = now.getTime();
      reserved += 1;
      if (reserved % 1_000 === 0) {
        forgetIdle(sent, at - longest(conversation));
        forgetIdle(noticed, at - longest(notices));
      }
      const share = (windows: readonly Window[]) => windows.map((window) => shareOf(window, instances()));
      const slot = Math.max(
        at,
        pausedUntil,
        latest + spacing(),
        earliest(sent.get(id) ?? [], share(conversation)),
        isNotice ? earliest(noticed.get(id) ?? [], share(notices)) : 0,
      );
      if (slot - at > mostMs) return slot - at;
      latest = slot;
      slower = Math.max(1, slower - slowing.backPerSend);
      take(sent, id, slot, conversation);
      if (isNotice) take(noticed, id, slot, notices);
      return slot - at;
    },
    pauseUntil(until) {
      if (until.getTime() > pausedUntil + burstMs) slower = Math.min(slowing.most, slower * slowing.by);
      pausedUntil = Math.max(pausedUntil, until.getTime());
    },
    pauseLeft: (now) => Math.max(0, pausedUntil - now.getTime()),
    depart(now) {
      const at = now.getTime();
      departed = Math.max(at, departed + spacing() * catchingUp);
      return departed - at;
    },
  };
}

/** Each of several servers sends its part of what all of them may. */
function shareOf({ count, spanMs }: Window, instances: number): Window {
  return { count: Math.max(1, Math.floor(count / Math.max(1, instances))), spanMs };
}

/** The first instant at which one more send breaks no window. */
function earliest(slots: readonly number[], windows: readonly Window[]): number {
  return windows.reduce((latest, { count, spanMs }) => {
    const limiting = slots.length >= count ? slots[slots.length - count] : undefined;
    return limiting === undefined ? latest : Math.max(latest, limiting + spanMs);
  }, 0);
}

function take(of: Map<string, number[]>, id: string, slot: number, windows: readonly Window[]): void {
  const slots = of.get(id) ?? [];
  slots.push(slot);
  const needed = Math.max(...windows.map(({ count }) => count));
  if (slots.length > 2 * needed) slots.splice(0, slots.length - needed);
  of.set(id, slots);
}

function longest(windows: readonly Window[]): number {
  return Math.max(...windows.map(({ spanMs }) => spanMs));
}

function forgetIdle(sent: Map<string, number[]>, before: number): void {
  for (const [id, slots] of sent) if ((slots.at(-1) ?? 0) < before) sent.delete(id);
}
