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

/** What Teams allows an app in a tenant, with some room. */
export const appWindows: readonly Window[] = [{ count: 25, spanMs: 1_000 }];

export interface SendLimits {
  /**
   * The milliseconds to wait until this conversation may be written to; the place is taken when they are at most
   * `mostMs`, and not taken when they are more: then the caller comes back later.
   */
  reserve(conversationId: string, now: Date, mostMs: number): number;
  /** Nobody sends before then: the other side has asked for it. */
  pauseUntil(until: Date): void;
}

export function createSendLimits(
  perConversation: readonly Window[] = conversationWindows,
  perApp: readonly Window[] = appWindows,
  instances: () => number = () => 1,
): SendLimits {
  const sent = new Map<string, number[]>();
  const all: number[] = [];
  let pausedUntil = 0;
  let reserved = 0;

  return {
    reserve(conversationId, now, mostMs) {
      const at = now.getTime();
      reserved += 1;
      if (reserved % 1_000 === 0) forgetIdle(sent, at - longest(perConversation));
      const own = sent.get(conversationId) ?? [];
      const share = (windows: readonly Window[]) => windows.map((window) => shareOf(window, instances()));
      const slot = Math.max(
        at,
        pausedUntil,
        earliest(own, share(perConversation)),
        earliest(all, share(perApp)),
      );
      if (slot - at > mostMs) return slot - at;
      sent.set(conversationId, taken(own, slot, perConversation));
      taken(all, slot, perApp);
      return slot - at;
    },
    pauseUntil(until) {
      pausedUntil = Math.max(pausedUntil, until.getTime());
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

function taken(slots: number[], slot: number, windows: readonly Window[]): number[] {
  slots.push(slot);
  const needed = Math.max(...windows.map(({ count }) => count));
  if (slots.length > 2 * needed) slots.splice(0, slots.length - needed);
  return slots;
}

function longest(windows: readonly Window[]): number {
  return Math.max(...windows.map(({ spanMs }) => spanMs));
}

function forgetIdle(sent: Map<string, number[]>, before: number): void {
  for (const [id, slots] of sent) if ((slots.at(-1) ?? 0) < before) sent.delete(id);
}
