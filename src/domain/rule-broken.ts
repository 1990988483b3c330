/** What fills the gaps of a message: names, numbers and dates already written for people. */
export type MessageParams = Readonly<Record<string, string | number>>;

export interface RuleBrokenOptions {
  readonly params?: MessageParams;
  /** The input that is wrong, by its name in the contract, so that the tab shows the sentence at the field. */
  readonly field?: string;
}

/**
 * Something a person asked for that a rule forbids. `code` has the form `area.problem` and has one entry, in
 * Vietnamese and English, in `src/contract/messages`; each edge turns it into its own language and status.
 * Anything else that is thrown is a fault of ours.
 */
export class RuleBroken extends Error {
  readonly code: string;
  readonly params: MessageParams;
  readonly field: string | undefined;

  constructor(code: string, options: RuleBrokenOptions = {}) {
    super(code);
    this.name = "RuleBroken";
    this.code = code;
    this.params = options.params ?? {};
    this.field = options.field;
  }
}
