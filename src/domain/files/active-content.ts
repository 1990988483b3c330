/**
 * What in a document does something by itself, or fetches something, when it is opened. macros: VBA and Excel 4 macros.
 * objects: OLE objects and ActiveX controls in Office files. scripts: JavaScript in a PDF. launch: a PDF that starts a
 * program, an Office field that asks another program (DDE). embeddedFiles: files within a PDF. remoteTemplate: a template
 * or an object that Word fetches from elsewhere when it opens the document. externalLinks: other contents from outside.
 */
export const activeKinds = [
  "macros",
  "objects",
  "scripts",
  "launch",
  "embeddedFiles",
  "remoteTemplate",
  "externalLinks",
] as const;
export type ActiveKind = (typeof activeKinds)[number];

export const activeAnswers = ["allow", "warn", "refuse"] as const;
export type ActiveAnswer = (typeof activeAnswers)[number];

/** What an agency does about each; it is looked at when a file comes in. */
export type ActivePolicy = Readonly<Record<ActiveKind, ActiveAnswer>>;

/** What no office document needs is refused; what some need is shown. */
export const defaultActivePolicy: ActivePolicy = {
  macros: "refuse",
  objects: "warn",
  scripts: "warn",
  launch: "refuse",
  embeddedFiles: "warn",
  remoteTemplate: "refuse",
  externalLinks: "warn",
};

export function isActiveKind(word: string): word is ActiveKind {
  return activeKinds.some((kind) => kind === word);
}

/** The kinds that get this answer, in the order of the list. */
export function kindsWith(policy: ActivePolicy, answer: ActiveAnswer): ActiveKind[] {
  return activeKinds.filter((kind) => policy[kind] === answer);
}

/** In the order of the list, each once. */
export function sortedKinds(kinds: Iterable<ActiveKind>): ActiveKind[] {
  const there = new Set(kinds);
  return activeKinds.filter((kind) => there.has(kind));
}
