import type { Sentence } from "../config/config-refused.ts";

/** Something of this machine that the server needs is not to be had; a sentence says what, and what to do. */
export class CannotStart extends Error {
  readonly sentence: Sentence;

  constructor(sentence: Sentence, options: ErrorOptions) {
    super(sentence.en, options);
    this.name = "CannotStart";
    this.sentence = sentence;
  }
}
