import type { AgencySuggestion } from "../../../src/contract/directory.ts";
import type { Priority } from "../../../src/domain/incoming-fields.ts";
import { blankValues, sourceOf, type FormField, type FormValues } from "./form-values.ts";

/** Where a value that nobody typed came from; such a field is marked until a person touches it. */
export type Origin = "habit" | "file" | "directory";
export type Secrecy = "mat" | "toiMat" | "tuyetMat";

export interface DuplicateDecision {
  readonly seen: readonly string[];
  readonly reason: string;
}

/** One form from blank to saved. `key` goes with every attempt to save it, so that it is registered once. */
export interface FormState {
  readonly key: string;
  readonly values: FormValues;
  readonly proposed: Readonly<Partial<Record<FormField, Origin>>>;
  /** Fields that a person has left: only their problems are shown before the first attempt to save. */
  readonly left: readonly string[];
  readonly tried: boolean;
  readonly confirmed: readonly string[];
  readonly secrecy: Secrecy | null;
  readonly decision: DuplicateDecision | null;
  /** What an agency outside sent and this form registers. */
  readonly arrivalId: string | null;
}

export type FormAct =
  | { readonly act: "edit"; readonly patch: Partial<FormValues> }
  | { readonly act: "propose"; readonly patch: Partial<FormValues>; readonly origin: Origin }
  | { readonly act: "pickSender"; readonly agency: AgencySuggestion }
  | { readonly act: "leave"; readonly field: string }
  | { readonly act: "try" }
  | { readonly act: "confirm"; readonly code: string; readonly on: boolean }
  | { readonly act: "secrecy"; readonly secrecy: Secrecy | null }
  | { readonly act: "decide"; readonly decision: DuplicateDecision | null }
  | { readonly act: "arrive"; readonly arrivalId: string; readonly values: Partial<FormValues> }
  | { readonly act: "replace"; readonly state: FormState };

export function blankForm(key: string, values: FormValues = blankValues()): FormState {
  return {
    key,
    values,
    proposed: {},
    left: [],
    tried: false,
    confirmed: [],
    secrecy: null,
    decision: null,
    arrivalId: null,
  };
}

/** The next state of the form; pure, so that drafts, tests and the page agree. */
export function formAfter(state: FormState, act: FormAct): FormState {
  switch (act.act) {
    case "edit":
      return edited(state, act.patch);
    case "propose":
      return proposedTo(state, act.patch, act.origin);
    case "pickSender":
      return senderPicked(state, act.agency);
    case "leave":
      return state.left.includes(act.field) ? state : { ...state, left: [...state.left, act.field] };
    case "try":
      return { ...state, tried: true };
    case "confirm":
      return {
        ...state,
        confirmed: act.on
          ? [...state.confirmed.filter((code) => code !== act.code), act.code]
          : state.confirmed.filter((code) => code !== act.code),
      };
    case "secrecy":
      return { ...state, secrecy: act.secrecy };
    case "decide":
      return { ...state, decision: act.decision };
    case "arrive":
      return proposedTo({ ...state, arrivalId: act.arrivalId }, act.values, "file");
    case "replace":
      return act.state;
  }
}

function fieldsOf(patch: Partial<FormValues>): string[] {
  return Object.keys(patch);
}

function edited(state: FormState, patch: Partial<FormValues>): FormState {
  const names = fieldsOf(patch);
  const proposed = Object.fromEntries(
    Object.entries(state.proposed).filter(([name]) => !names.includes(name)),
  );
  return { ...state, values: { ...state.values, ...patch }, proposed };
}

/**
 * Fills what is empty, never what a person typed. What the document itself says goes before what its sender usually
 * sends, whichever is known first. Source and priority are never empty: a proposal may set them until the person has
 * left their field.
 */
function proposedTo(state: FormState, patch: Partial<FormValues>, origin: Origin): FormState {
  const always = new Set<string>(["source", "priority"]);
  const origins = new Map<string, Origin>(Object.entries(state.proposed));
  const values = new Map(Object.entries<unknown>({ ...state.values }));
  const open = Object.entries(patch).filter(([name, value]) => {
    const now = values.get(name);
    if (value === "" || value === null || value === undefined || Object.is(now, value)) return false;
    if (always.has(name)) return !state.left.includes(name);
    const from = origins.get(name);
    if (from === undefined) return now === "" || now === null;
    return from === origin || origin === "file";
  });
  if (open.length === 0) return state;
  return {
    ...state,
    values: { ...state.values, ...Object.fromEntries(open) },
    proposed: { ...state.proposed, ...Object.fromEntries(open.map(([name]) => [name, origin])) },
  };
}

/** The blank form after this one; how documents come in is carried over where the person chose it. */
export function formAfterSaving(key: string, { values, proposed }: FormState): FormState {
  return blankForm(key, blankValues(proposed.source === undefined ? values.source : "paper"));
}

/** The sender is the person's own choice; what usually comes from that sender is proposed for the rest. */
function senderPicked(state: FormState, agency: AgencySuggestion): FormState {
  const chosen = edited(state, {
    senderName: agency.name,
    senderAgencyId: agency.id,
    senderCode: agency.code ?? "",
  });
  if (!agency.habit) return chosen;
  const { typeName, codeNotation, signerName, signerPosition, source } = agency.habit;
  const usual = sourceOf(source);
  return proposedTo(
    chosen,
    {
      typeName,
      codeNotation,
      signerName: signerName ?? "",
      signerPosition: signerPosition ?? "",
      ...(usual ? { source: usual } : {}),
    },
    "habit",
  );
}

export const urgencies: readonly Priority[] = [0, 1, 2, 3];
