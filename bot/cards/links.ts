/** How a card opens the tab: a deep link once the app is published in Teams, else the tab's own address. */
export interface Links {
  document(documentId: string): string;
  work(): string;
  leftWork(): string;
  /** Where people of agencies outside sign in, in any browser: a link into Teams opens the reader's own organisation. */
  guests(): string;
  incoming(): string;
  outgoing(documentId: string): string;
  draft(draftId: string): string;
  /** The search page with these words in it. */
  search(words: string): string;
}

export interface LinkSettings {
  /** Where the tab is served, without a trailing slash: `https://vanthu.so.gov.vn/tab`. */
  readonly tabUrl: string;
  /** The app's id in the organisation's catalogue; null before it is published. */
  readonly teamsAppId: string | null;
  /** The static tab of the manifest that deep links open. */
  readonly tabEntityId: string;
}

/** A deep link hands `subEntityId` to the tab as its sub page; both name the same place in the tab. */
export function tabLinks({ tabUrl, teamsAppId, tabEntityId }: LinkSettings): Links {
  const base = tabUrl.replace(/\/+$/u, "");
  const open = (place: string): string => {
    const plain = `${base}/${place}`;
    if (teamsAppId === null) return plain;
    const context = encodeURIComponent(JSON.stringify({ subEntityId: place }));
    const entity = `${encodeURIComponent(teamsAppId)}/${encodeURIComponent(tabEntityId)}`;
    return `https://teams.microsoft.com/l/entity/${entity}?webUrl=${encodeURIComponent(plain)}&context=${context}`;
  };
  return {
    document: (documentId) => open(`documents/${documentId}`),
    work: () => open("work"),
    leftWork: () => open("work/left"),
    guests: () => `${base}/`,
    incoming: () => open("incoming"),
    outgoing: (documentId) => open(`outgoing/${documentId}`),
    draft: (draftId) => open(`drafts/${draftId}`),
    search: (words) => open(`search?q=${encodeURIComponent(words)}`),
  };
}
