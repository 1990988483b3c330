import { RuleBroken } from "../rule-broken.ts";
import type { FieldProblem } from "./field-problem.ts";

/** A form that cannot be accepted yet: everything that is wrong with it at once, each at its field. */
export class FieldsWrong extends RuleBroken {
  readonly problems: readonly FieldProblem[];

  constructor(problems: readonly FieldProblem[]) {
    const first = problems[0];
    super("form.wrong", first === undefined ? {} : { field: first.field });
    this.name = "FieldsWrong";
    this.problems = problems;
  }
}
