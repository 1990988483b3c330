/** Where people of this deployment sign in, as `GET /api/sign-in` says it. */
export interface EntraPlace {
  readonly clientId: string;
  readonly authority: string;
}

const placeKey = "vanthu.entra";

/** Where this window signed in through Entra; null where it did not. */
export function rememberedPlace(): EntraPlace | null {
  const kept = sessionStorage.getItem(placeKey);
  const place: unknown = kept === null ? null : JSON.parse(kept);
  return isPlace(place) ? { clientId: place.clientId, authority: place.authority } : null;
}

/** Null forgets. */
export function rememberPlace(place: EntraPlace | null): void {
  if (place === null) sessionStorage.removeItem(placeKey);
  else sessionStorage.setItem(placeKey, JSON.stringify(place));
}

/** By hand: this runs before the contract's schemas have come. */
function isPlace(value: unknown): value is EntraPlace {
  return (
    typeof value === "object" &&
    value !== null &&
    "clientId" in value &&
    typeof value.clientId === "string" &&
    "authority" in value &&
    typeof value.authority === "string"
  );
}

/** As the server says it; null where people are sample people. */
export async function askPlace(): Promise<EntraPlace | null> {
  const answer = await fetch("/api/sign-in");
  const place: unknown = answer.ok ? await answer.json() : null;
  return isPlace(place) ? place : null;
}
