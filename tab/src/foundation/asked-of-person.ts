/** What Entra wants of the person before the server goes on; the server says it with a refusal (`contract/common.ts`). */
export interface AskedOfPerson {
  readonly act: "consent" | "signIn";
  /** Of Microsoft Graph. */
  readonly scopes: readonly string[];
  /** What the next sign-in must prove, as Entra says it; null: nothing special. */
  readonly claims: string | null;
}

/** That the app may know who is signed in, and no more. */
export const onlyConsent: AskedOfPerson = { act: "consent", scopes: [], claims: null };

/** For the address of the window that Teams opens. */
export function toSearch({ act, scopes, claims }: AskedOfPerson): string {
  return new URLSearchParams({
    act,
    scopes: scopes.join(" "),
    ...(claims === null ? {} : { claims }),
  }).toString();
}

export function fromSearch(search: string): AskedOfPerson {
  const told = new URLSearchParams(search);
  return {
    act: told.get("act") === "signIn" ? "signIn" : "consent",
    scopes: (told.get("scopes") ?? "").split(" ").filter(Boolean),
    claims: told.get("claims"),
  };
}
