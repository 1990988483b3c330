/** What Graph answers about Teams and mail, and what it does besides; Microsoft's throttling limits, platform facts section 4. */
export interface TeamworkAnswer {
  readonly status: number;
  readonly code: string | null;
  readonly retryAfter: number | null;
  /** It was done, and the connection breaks before the answer comes. */
  readonly isLost: boolean;
  readonly afterMs: number;
}

/** How it stands with the app in a person's Teams before anybody asks: it can be put there, is there, or may not be. */
export type AppState = "new" | "there" | "refused";

export interface TeamworkModel {
  /** Puts the app of the catalogue into a person's Teams: 201, or 409 where it is there. */
  install(userId: string, catalogueId: string): TeamworkAnswer;
  /** Reads an installation or its chat: 404 where the app is not there. */
  look(userId: string): TeamworkAnswer;
  /** Reads the messages of the bot's chat with a person. */
  readChat(userId: string): TeamworkAnswer;
  /** The activity feed: 403 where the app is not there. */
  notify(userId: string): TeamworkAnswer;
  /** A letter from this mailbox: 202. */
  send(mailbox: string): TeamworkAnswer;
  /** For whom the app was put there or was before, and how often that was asked. */
  readonly asked: ReadonlyMap<string, number>;
  readonly installed: ReadonlySet<string>;
  readonly refused: ReadonlySet<string>;
  /** The app is there, and the answer was lost. */
  readonly hidden: readonly string[];
  readonly statuses: ReadonlyMap<number, number>;
}

export interface TeamworkSettings {
  /** Milliseconds. */
  readonly now: () => number;
  /** A number from 0 to 1, the same row of them each time. */
  readonly random: () => number;
  /** Whether one answer in a hundred is lost. */
  readonly isMoody: boolean;
  readonly app: (userId: string) => AppState;
  /** The app's id in the organisation's catalogue; null: not published. */
  readonly catalogueId: () => string | null;
  /** Between half and one and a half times as long an answer takes. */
  readonly answerMs?: number;
  /** Teams tells the bot where the app was put. */
  readonly met?: (userId: string) => void;
}

/** An app in a tenant may ask so often within so many milliseconds (Graph's "Teams service limits", Exchange's of a mailbox). */
export const graphLimits = {
  write: { count: 30, spanMs: 1_000 },
  read: { count: 60, spanMs: 1_000 },
  readMessages: { count: 3, spanMs: 1_000 },
  mailbox: { count: 30, spanMs: 60_000 },
} as const;
const retryAfterSeconds = 3;

export function teamworkModel(settings: TeamworkSettings): TeamworkModel {
  const { now, random, isMoody, app, catalogueId, met, answerMs = 220 } = settings;
  const recent = new Map<string, number[]>();
  const asked = new Map<string, number>();
  const [installed, refused, hidden] = [new Set<string>(), new Set<string>(), [] as string[]];
  const statuses = new Map<number, number>();

  function answer(status: number, code: string | null = null, more: Partial<TeamworkAnswer> = {}) {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    return { status, code, retryAfter: null, isLost: false, afterMs: answerMs * (0.5 + random()), ...more };
  }

  /** What was refused counts, too. */
  function tooMany(kind: keyof typeof graphLimits, key = ""): TeamworkAnswer | null {
    const { count, spanMs } = graphLimits[kind];
    const at = now();
    const own = [...(recent.get(kind + key) ?? []), at].filter((one) => one > at - spanMs);
    recent.set(kind + key, own);
    return own.length > count ? answer(429, "TooManyRequests", { retryAfter: retryAfterSeconds }) : null;
  }

  const isThere = (userId: string): boolean => installed.has(userId) || app(userId) === "there";

  function put(userId: string, catalogue: string): TeamworkAnswer {
    if (catalogue !== catalogueId()) return answer(404, "NotFound");
    asked.set(userId, (asked.get(userId) ?? 0) + 1);
    if (app(userId) === "refused") {
      refused.add(userId);
      return answer(403, "Forbidden");
    }
    const was = isThere(userId);
    installed.add(userId);
    met?.(userId);
    if (was) return answer(409, "Conflict");
    const isLost = isMoody && random() < 0.01;
    if (isLost) hidden.push(userId);
    return answer(201, null, { isLost });
  }

  return {
    asked,
    installed,
    refused,
    hidden,
    statuses,
    install: (userId, catalogue) => tooMany("write") ?? put(userId, catalogue),
    look: (userId) => tooMany("read") ?? (isThere(userId) ? answer(200) : answer(404, "NotFound")),
    readChat: (userId) =>
      tooMany("readMessages") ?? (isThere(userId) ? answer(200) : answer(404, "NotFound")),
    notify: (userId) => tooMany("write") ?? (isThere(userId) ? answer(204) : answer(403, "Forbidden")),
    send: (mailbox) => tooMany("mailbox", mailbox) ?? answer(202),
  };
}

/** Of a hundred people three may not be given the app and five have it already. */
export function appStateOf(userId: string): AppState {
  const part = Number.parseInt(userId.slice(-6), 16) % 100;
  if (part < 3) return "refused";
  return part < 8 ? "there" : "new";
}
