import { fold } from "../../../src/domain/text/fold.ts";
import { exclusionOf, refusalOf } from "../../../src/domain/exclusion/exclusion.ts";
import { checkIncomingFields, tidyIncomingFields } from "../../../src/domain/incoming-fields.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import type { Sentence } from "../foundation/define-words.ts";
import { ProblemError } from "../foundation/problem-error.ts";
import type { FormState } from "./form-state.ts";
import { domainFields, oneLine } from "./form-values.ts";
import { sentenceOfRule } from "./rule-sentences.ts";

/** One sentence at one field; confirmable ones let the clerk go on once the box beside them is ticked. */
export interface ShownProblem {
  readonly field: string;
  readonly code: string;
  readonly sentence: Sentence;
  readonly confirmable: boolean;
}

/** What the domain's rules say about the form as it stands, and what may not be registered here at all. */
export function problemsHere(state: FormState, now: Date): ShownProblem[] {
  const typed = domainFields(state.values, now);
  const fields = tidyIncomingFields({ ...typed, abstract: oneLine(state.values.abstract) });
  const found = checkIncomingFields(fields, { now }).map(({ field, code, params, severity }) => ({
    field,
    code,
    sentence: sentenceOfRule(code, params),
    confirmable: severity === "confirm",
  }));
  return [...excluded(state, now), ...found];
}

function excluded(state: FormState, now: Date): ShownProblem[] {
  const { typeName, abstract } = state.values;
  const subject = { direction: "incoming", typeName, abstract, secrecy: state.secrecy } as const;
  const exclusion = exclusionOf({ ...subject, on: localDateOf(now) });
  if (exclusion === null) return [];
  const { code, params, field } = refusalOf(exclusion);
  return [{ field: field ?? "abstract", code, sentence: sentenceOfRule(code, params), confirmable: false }];
}

/** What the server refused, at its fields; empty when the error names none. */
export function problemsOfError(error: unknown): ShownProblem[] {
  if (!(error instanceof ProblemError)) return [];
  const named = error.fields.map(({ field, message }) => ({ field: bare(field), sentence: message }));
  const own =
    error.field === null || named.length > 0 ? [] : [{ field: bare(error.field), sentence: error.sentence }];
  return [...named, ...own].map((one) => ({ ...one, code: error.code, confirmable: false }));
}

/** `fields.abstract` of a body is the form's `abstract`. */
function bare(field: string): string {
  return field.replace(/^fields\./, "");
}

/** Each rule once a field; what both sides found is the same sentence. */
export function together(...lists: readonly (readonly ShownProblem[])[]): ShownProblem[] {
  const all = lists.flat();
  return all.filter(
    (one, at) =>
      all.findIndex((other) => other.field === one.field && other.code === one.code) === at &&
      all.findIndex(
        (other) => other.field === one.field && fold(other.sentence.vi) === fold(one.sentence.vi),
      ) === at,
  );
}

/** What stands in the way of saving. */
export function blocking(problems: readonly ShownProblem[], confirmed: readonly string[]): ShownProblem[] {
  return problems.filter((one) => !one.confirmable || !confirmed.includes(one.code));
}

/** How far the person is: which fields were left, and whether saving was tried. */
export interface Turn {
  readonly left: readonly string[];
  readonly tried: boolean;
}

/** Nobody is told that a field is empty before it was their turn to fill it. */
export function shownAt(problems: readonly ShownProblem[], field: string, state: Turn): ShownProblem[] {
  return problems.filter(
    (one) =>
      one.field === field &&
      (state.tried ||
        (one.code !== "fields.required" && state.left.includes(field)) ||
        one.code.startsWith("intake.")),
  );
}
