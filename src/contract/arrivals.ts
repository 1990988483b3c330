import { z } from "zod";
import { arrivalStates } from "../domain/arrivals/arrival.ts";
import { id, instant, localDate, nameRef, requiredText } from "./common.ts";
import { storedFile } from "./files.ts";
import { priority } from "./incoming.ts";

/** What came in from an agency outside through its account, and who sent it in that agency's name. */
export const arrivalView = z.object({
  id,
  outside: nameRef,
  sentBy: z.string(),
  sentAt: instant,
  codeNumber: z.string().nullable(),
  codeNotation: z.string().nullable(),
  issuedDate: localDate.nullable(),
  typeName: z.string(),
  abstract: z.string(),
  signerName: z.string().nullable(),
  priority,
  state: z.enum(arrivalStates),
  files: z.array(storedFile),
  version: z.number().int(),
});
export type ArrivalView = z.infer<typeof arrivalView>;

/** GET /api/arrivals: what waits for a clerk to register it, the oldest first. */
export const arrivals = z.array(arrivalView);

/** POST /api/arrivals/:id/refuse: it is not taken in; who sent it sees why. */
export const refuseArrival = z.strictObject({ version: z.number().int(), reason: requiredText(500) });
export type RefuseArrival = z.infer<typeof refuseArrival>;
export const arrivalDone = z.object({ id, version: z.number().int() });
