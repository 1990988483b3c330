import { id } from "../../src/contract/common.ts";
import type { GlimpseData } from "../cards/card.ts";

/** The document that an address of our tab opens; null for any other address. */
export function documentAt(address: string, tabUrl: string): Omit<GlimpseData, "language"> | null {
  if (!URL.canParse(address)) return null;
  const { origin, pathname } = new URL(address);
  const tab = new URL(tabUrl);
  if (origin !== tab.origin || !pathname.startsWith(`${tab.pathname}/`)) return null;
  const [place, documentId, ...more] = pathname.slice(tab.pathname.length + 1).split("/");
  const kind = place === "documents" ? "incoming" : place === "outgoing" ? "outgoing" : null;
  return kind === null || more.length > 0 || !id.safeParse(documentId).success || documentId === undefined
    ? null
    : { kind, documentId };
}
