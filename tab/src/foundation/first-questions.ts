/** What waits for me, as the first page asks for it. */
const firstWork = "/api/work?bucket=toHandle";

/**
 * What the page at this address of the tab will ask the server first, the session aside: `/tab` and `/tab/work` the work,
 * a document's page the document. `subPageId` is the place that a deep link of Teams names at `/tab`.
 */
export function firstQuestions(pathname: string, subPageId: string | null): readonly string[] {
  const place = pathname.replace(/^\/tab\/?/u, "").replace(/\/$/u, "") || (subPageId ?? "");
  if (place === "" || place === "work") return [firstWork];
  const document = /^documents\/([\w-]+)$/u.exec(place)?.[1];
  return document === undefined ? [] : [`/api/incoming/${document}`];
}
