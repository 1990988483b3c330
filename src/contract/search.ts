import { z } from "zod";
import { incomingStates } from "../domain/incoming/incoming-document.ts";
import { priority } from "./incoming.ts";
import { id, localDate } from "./common.ts";
import { legalStanding } from "./signatures.ts";

/** GET /api/search: full search. Words in any order, phrases in quotes, the last word may be a beginning. */
export const searchQuery = z.strictObject({
  /** A blank at its end says that the last word is whole. */
  q: z.string().max(200).regex(/\S/),
  kind: z.enum(["all", "incoming", "outgoing"]).default("all"),
  year: z.coerce.number().int().min(1945).max(2999).optional(),
  typeName: z.string().max(100).optional(),
  state: z.enum(incomingStates).optional(),
  /** Words of the name of who sent it; outgoing documents have none. */
  sender: z.string().max(200).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  cursor: z.string().max(20).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type SearchRequest = z.infer<typeof searchQuery>;

/** A text as it was written, what was sought marked. */
const marked = z.array(z.object({ text: z.string(), isFound: z.boolean() }));
export type Marked = z.infer<typeof marked>;

export const foundDocument = z.object({
  id,
  kind: z.enum(["incoming", "outgoing"]),
  year: z.number().int(),
  /** Arrival number or number. */
  number: z.number().int(),
  symbol: marked,
  issuedDate: localDate.nullable(),
  typeName: z.string(),
  abstract: marked,
  /** Who sent it; of an outgoing document who receives it. */
  other: marked,
  signer: marked,
  priority,
  state: z.enum(incomingStates).nullable(),
  legalValue: legalStanding,
  /** An entry of an old register that was imported. */
  isImported: z.boolean(),
  foundIn: z.enum(["symbol", "abstract", "sender", "signer", "text"]),
  /** Where the words stand in its files; empty where its own fields have all of them. */
  places: z.array(z.object({ fileId: id, fileName: z.string(), words: marked })),
});
export type FoundDocument = z.infer<typeof foundDocument>;

export const searchAnswer = z.object({
  items: z.array(foundDocument),
  next: z.string().nullable(),
  /** How many there are; with `isMore` at least so many. */
  total: z.number().int(),
  isMore: z.boolean(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;
