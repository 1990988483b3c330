import { randomUUID } from "node:crypto";
import type { PersonName, Somebody } from "./people-in-world.ts";
import { everybody, isGuest, isNobody } from "./people-in-world.ts";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request, tried by everybody. */
export interface Case {
  readonly about: string;
  /** Would do it, were it allowed. */
  readonly asked: Asked;
  readonly may: readonly PersonName[];
  readonly passes: {
    readonly outcome: string;
    /** What those ask who may, where doing it would disturb the others: the same, with a version that has gone by. */
    readonly asked?: Asked;
  };
  readonly otherwise: (name: Somebody) => string;
}

/** A route of the server, `POST /api/incoming`, with what is tried on it. */
export interface Row {
  readonly route: string;
  readonly cases: readonly Case[];
}

export const anybody: readonly PersonName[] = everybody.filter((name) => !isNobody(name) && !isGuest(name));

/** For routes on which it does not matter about what one asks. */
export function row(
  route: string,
  asked: Omit<Asked, "method" | "path"> & { readonly query?: string },
  rule: {
    readonly may: readonly PersonName[];
    readonly outcome?: string;
    readonly instead?: unknown;
    readonly otherwise?: string;
  },
): Row {
  const [method = "", path = ""] = route.split(" ");
  const { query = "", ...rest } = asked;
  const request = { method, path: path + query, ...rest };
  const { may, outcome = "200", instead, otherwise = "nothing else is expected" } = rule;
  const passes = instead === undefined ? { outcome } : { outcome, asked: { ...request, body: instead } };
  return { route, cases: [{ about: "at all", asked: request, may, passes, otherwise: () => otherwise }] };
}

export const absentId = randomUUID();
