import type { IncomingMessage } from "node:http";

/** What the request's log line tells besides method, status and time. Never a name, a query or a file. */
export interface RequestFacts {
  route?: string;
  personId?: string;
  faultId?: string;
}

const facts = new WeakMap<IncomingMessage, RequestFacts>();

/** What is known of this request so far; those who learn more add to it. */
export function factsOf(request: IncomingMessage): RequestFacts {
  const known = facts.get(request) ?? {};
  facts.set(request, known);
  return known;
}
