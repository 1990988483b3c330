import { z } from "zod";
import { arrivalSources } from "../../../src/domain/incoming-fields.ts";
import { blankForm, type FormState } from "./form-state.ts";

const text = z.string();
const values = z.object({
  senderName: text,
  senderAgencyId: text.nullable(),
  senderCode: text,
  codeNumber: text,
  codeNotation: text,
  issuedDate: text,
  typeName: text,
  abstract: text,
  signerPosition: text,
  signerName: text,
  priority: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  dueDate: text,
  source: z.enum(arrivalSources),
  pageCount: text,
  documentCode: text,
  language: text,
  toPlaces: text,
  description: text,
  arrivedDate: text,
  arrivedTime: text,
});
export const keptUpload = z.object({
  id: z.uuid(),
  name: text,
  size: z.number(),
  role: z.enum(["main", "attachment"]),
});
const draft = z.object({
  form: z.literal(1),
  savedAt: z.iso.datetime(),
  key: z.uuid(),
  values,
  uploads: z.array(keptUpload),
  arrivalId: z.uuid().nullable().default(null),
});

/** A form as it is kept on this machine: what was typed and which uploads it has, never the bytes of a file. */
export type Draft = z.infer<typeof draft>;
export type KeptUpload = z.infer<typeof keptUpload>;

/** Null for what another version of the form left behind. */
export function readDraft(value: unknown): Draft | null {
  const found = draft.safeParse(value);
  return found.success ? found.data : null;
}

export function draftOf(state: FormState, uploads: readonly KeptUpload[], now: Date): Draft {
  return {
    form: 1,
    savedAt: now.toISOString(),
    key: state.key,
    values: { ...state.values },
    uploads: [...uploads],
    arrivalId: state.arrivalId,
  };
}

export function stateOf(kept: Draft): FormState {
  return { ...blankForm(kept.key, kept.values), arrivalId: kept.arrivalId };
}
