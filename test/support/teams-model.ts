/** What Teams documents of its limits, and what it does besides delivering; the platform facts, sections 3 and 8. */
export interface TeamsAnswer {
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: number | null;
  /** The message is in the chat. */
  readonly delivered: boolean;
  /** The connection breaks before the answer comes. */
  readonly isLost: boolean;
  readonly afterMs: number;
}

/** How a chat stands: it takes cards, its person turned the bot off, or the app is not there. */
export type ChatState = "open" | "blocked" | "gone";

export interface TeamsModel {
  /** Somebody brings a card into a chat, or replaces one that is there. */
  write(chat: string, what: "new" | "change"): TeamsAnswer;
  /** How often a new card came to each chat, and how often one was replaced. */
  readonly arrived: ReadonlyMap<string, number>;
  readonly replaced: ReadonlyMap<string, number>;
  /** Chats in which a card arrived and the answer was lost, or hidden by a fault behind a gateway. */
  readonly hidden: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
  /** The most that came within a second, refused ones too. */
  busiest(): number;
}

/** An app in a tenant may ask so often within a second (lessons: 30). */
export const appLimit = 30;
/** In one chat: so many within so many milliseconds. */
export const chatLimits = [
  { count: 7, spanMs: 1_000 },
  { count: 8, spanMs: 2_000 },
  { count: 60, spanMs: 30_000 },
  { count: 1_800, spanMs: 3_600_000 },
] as const;
const retryAfterSeconds = 2;

export interface TeamsSettings {
  /** Milliseconds. */
  readonly now: () => number;
  readonly chat: (chat: string) => ChatState;
  /** A number from 0 to 1, the same row of them each time. */
  readonly random: () => number;
  /** Whether a few calls go wrong by chance. */
  readonly isMoody: boolean;
  /** While it is, every call fails behind a gateway. */
  readonly isAway?: () => boolean;
  /** Between half and one and a half times as long an answer takes. */
  readonly answerMs?: number;
}

/** Of a thousand calls so many go wrong, one way or another. */
const moods = {
  preconditionFailed: 10,
  badGateway: 4,
  badGatewayDelivered: 3,
  lostReply: 5,
  slow: 30,
} as const;

export function teamsModel({
  now,
  chat: stateOf,
  random,
  isMoody,
  isAway,
  answerMs = 220,
}: TeamsSettings): TeamsModel {
  const inApp: number[] = [];
  const inChat = new Map<string, number[]>();
  const arrived = new Map<string, number>();
  const replaced = new Map<string, number>();
  const hidden: string[] = [];
  const statuses = new Map<number, number>();
  let busiest = 0;

  function isOverLimit(chat: string, at: number): boolean {
    inApp.push(at);
    while ((inApp[0] ?? at) <= at - 1_000) inApp.shift();
    busiest = Math.max(busiest, inApp.length);
    const own = inChat.get(chat) ?? [];
    const isOver = chatLimits.some(
      ({ count, spanMs }) => own.filter((one) => one > at - spanMs).length >= count,
    );
    if (inApp.length > appLimit || isOver) return true;
    inChat.set(chat, [...own.slice(-1_800), at]);
    return false;
  }

  function answer(chat: string): TeamsAnswer {
    const plain = {
      code: null,
      retryAfter: null,
      delivered: false,
      isLost: false,
      afterMs: answerMs * (0.5 + random()),
    };
    if (isOverLimit(chat, now()))
      return { ...plain, status: 429, code: "Throttled", retryAfter: retryAfterSeconds };
    if (isAway?.() === true) return { ...plain, status: 502 };
    const state = stateOf(chat);
    if (state === "blocked") return { ...plain, status: 403, code: "MessageWritesBlocked" };
    if (state === "gone") return { ...plain, status: 404, code: "ConversationNotFound" };
    const mood = isMoody ? moodOf(random() * 1_000) : null;
    if (mood === "preconditionFailed") return { ...plain, status: 412, code: "PreconditionFailed" };
    if (mood === "badGateway") return { ...plain, status: 502 };
    if (mood === "badGatewayDelivered") return { ...plain, status: 502, delivered: true };
    const afterMs = mood === "slow" ? 9_000 : plain.afterMs;
    return { ...plain, status: 201, delivered: true, isLost: mood === "lostReply", afterMs };
  }

  return {
    arrived,
    replaced,
    hidden,
    statuses,
    busiest: () => busiest,
    write(chat, what) {
      const one = answer(chat);
      const done = what === "new" ? arrived : replaced;
      statuses.set(one.status, (statuses.get(one.status) ?? 0) + 1);
      if (one.delivered) done.set(chat, (done.get(chat) ?? 0) + 1);
      if (what === "new" && one.delivered && (one.isLost || one.status >= 500)) hidden.push(chat);
      return one;
    },
  };
}

function moodOf(thousandth: number): keyof typeof moods | null {
  let upTo = 0;
  for (const [mood, share] of Object.entries(moods)) {
    upTo += share;
    if (thousandth < upTo) return mood as keyof typeof moods;
  }
  return null;
}

/** The same numbers each time, from 0 to 1 (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
