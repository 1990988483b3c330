interface Versioned {
  readonly version: number;
}

/**
 * Where a document and its slip stand, as a text that changes with every act on them: versions only grow and nothing is
 * ever taken off a slip, so that their sum with the number of assignments never comes back.
 */
export function standingOf(document: Versioned, assignments: readonly Versioned[]): string {
  const acts = assignments.reduce((sum, { version }) => sum + version, 0);
  return `${document.version}.${assignments.length}.${acts}`;
}

/** What a document is worth, as a text that changes when it is judged anew, or a check is asked for or done. */
export function worthOf(it: {
  readonly value: string;
  readonly judgedAt: string | null;
  readonly isChecking: boolean;
}): string {
  return `${it.value} ${it.judgedAt ?? ""} ${it.isChecking}`;
}
