import type { IncomingFieldsInput } from "../../../src/contract/incoming.ts";
import { valuesOf, wireFields, type FormValues } from "./form-values.ts";

/** What an amendment changes, and nothing else; a value that only went through the form is not a change. */
export function changedFields(
  registered: IncomingFieldsInput,
  values: FormValues,
  now: Date,
): Partial<IncomingFieldsInput> {
  const before = new Map(Object.entries(wireFields(valuesOf(registered), now)));
  return Object.fromEntries(
    Object.entries(wireFields(values, now)).filter(([field, value]) => before.get(field) !== value),
  );
}
