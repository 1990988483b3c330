/** An answer asked for longer ago than this tells of another moment. */
const freshMs = 10_000;

interface Asked {
  readonly at: number;
  readonly response: Promise<Response>;
}
const asked = new Map<string, Asked>();

/** Asks the server now for what a page will want to read when its script has come; the answer is taken once. */
export function askAhead(address: string, headers: Readonly<Record<string, string>>): void {
  const response = fetch(address, { headers });
  // Who takes it sees the failure; nobody else needs to.
  response.catch(() => undefined);
  asked.set(address, { at: Date.now(), response });
}

/** The answer that is on its way already; null where nobody asked, or too long ago. */
export function takeAhead(address: string): Promise<Response> | null {
  const found = asked.get(address);
  asked.delete(address);
  return found !== undefined && Date.now() - found.at < freshMs ? found.response : null;
}

/** Who asks, as every request says it. */
export function headersOf(
  token: string | null,
  { agencyId, onBehalfOf }: { readonly agencyId: string | null; readonly onBehalfOf: string | null },
): Record<string, string> {
  return {
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(agencyId === null ? {} : { "x-agency": agencyId }),
    ...(onBehalfOf === null ? {} : { "x-on-behalf-of": onBehalfOf }),
  };
}
