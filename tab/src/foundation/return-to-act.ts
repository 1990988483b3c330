const key = "vanthu.return";

/** Kept in this window alone: an address from outside starts nothing. */
export function keepForReturn(name: string, input: unknown): void {
  sessionStorage.setItem(key, JSON.stringify({ name, input }));
}

/** What was being done when the page was left for Entra's, once; undefined where it was something else, or nothing. */
export function takeOnReturn(name: string): unknown {
  const kept = sessionStorage.getItem(key);
  const read: unknown = kept === null ? null : JSON.parse(kept);
  if (typeof read !== "object" || read === null || !("name" in read) || read.name !== name) return undefined;
  sessionStorage.removeItem(key);
  return "input" in read ? read.input : undefined;
}
