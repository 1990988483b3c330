import { incomingFieldNames, type IncomingField, type IncomingFields } from "../incoming-fields.ts";

/** One field as the register had it and has it now; values as text, instants in UTC. */
export interface FieldChange {
  readonly field: IncomingField;
  readonly from: string | null;
  readonly to: string | null;
}

/** What an amendment changes, in the order of the form; empty when it changes nothing. */
export function amendmentsBetween(before: IncomingFields, after: IncomingFields): FieldChange[] {
  return incomingFieldNames
    .map((field) => ({ field, from: textOf(before[field]), to: textOf(after[field]) }))
    .filter(({ from, to }) => from !== to);
}

function textOf(value: string | number | Date | null): string | null {
  if (value === null) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}
