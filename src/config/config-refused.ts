export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** The process must not start with this environment; one sentence for each reason, none repeats a value. */
export class ConfigRefused extends Error {
  readonly problems: readonly Sentence[];

  constructor(problems: readonly Sentence[]) {
    super(problems.map(({ vi, en }) => `${vi} / ${en}`).join("\n"));
    this.name = "ConfigRefused";
    this.problems = problems;
  }
}
