import { z } from "zod";
import { id, localDate } from "./common.ts";

/** GET /api/directory/agencies?q= : agencies that send and receive; tone marks do not matter. */
export const directoryQuery = z.strictObject({ q: z.string().max(200).default("") });
export const agencySuggestion = z.object({
  id,
  name: z.string(),
  abbreviation: z.string(),
  code: z.string().nullable(),
  parentName: z.string().nullable(),
  /** Last used by this clerk's agency for this sender: type, notation, signer. Type nothing twice. */
  habit: z
    .object({
      typeName: z.string(),
      codeNotation: z.string(),
      signerName: z.string().nullable(),
      signerPosition: z.string().nullable(),
      source: z.string(),
    })
    .nullable(),
  validTo: localDate.nullable(),
});
export type AgencySuggestion = z.infer<typeof agencySuggestion>;
export const agencySuggestions = z.array(agencySuggestion);

/** GET /api/registers?kind=&year= : the registers of my agency, for filters and for printing. */
export const registersQuery = z.strictObject({
  kind: z.enum(["incoming", "outgoing"]),
  year: z.coerce.number().int().optional(),
});
export const registerView = z.object({
  key: z.string(),
  name: z.string(),
  nameEn: z.string(),
  year: z.number().int(),
  lastNumber: z.number().int(),
  /** Numbers up to the last may be missing: an old register was read into it. */
  hasGaps: z.boolean(),
});
export type RegisterView = z.infer<typeof registerView>;
export const registers = z.array(registerView);

/** GET /api/print/(incoming|outgoing|tracking).(pdf|xlsx): the printed register of a period. */
export const printQuery = z.strictObject({
  year: z.coerce.number().int().min(1945).max(2999),
  register: z.string().max(50).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  fromNumber: z.coerce.number().int().positive().optional(),
  toNumber: z.coerce.number().int().positive().optional(),
});
export type PrintQuery = z.infer<typeof printQuery>;
