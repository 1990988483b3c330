import { z } from "zod";
import { agencyCalendar } from "./calendar.ts";
import { id, nameRef, role } from "./common.ts";

/** GET /api/session: who I am here. `agencies` are those I may act in; the header `X-Agency` chooses one. */
export const session = z.object({
  person: z.object({ id, name: z.string(), email: z.string() }),
  /** `isPractice`: nothing that happens in it is real, and nothing leaves it. */
  agency: nameRef.extend({ abbreviation: z.string(), isPractice: z.boolean() }),
  agencies: z.array(nameRef.extend({ isPractice: z.boolean() })),
  /** Whether this agency has one to practise in. */
  hasPractice: z.boolean(),
  /** In which roles the person was shown around. */
  toursSeen: z.array(z.string()),
  roles: z.array(role),
  units: z.array(nameRef),
  headOf: z.array(nameRef),
  position: z.string().nullable(),
  /** In whose place the person acts, and on documents of which types (null: all). */
  onBehalfOf: nameRef.extend({ types: z.array(z.string()).nullable() }).nullable(),
  /** In whose place the person may act now; the header `X-On-Behalf-Of` chooses one. */
  mayActFor: z.array(nameRef),
  settings: z.object({
    maxUploadBytes: z.number().int(),
    clerkMayTransfer: z.boolean(),
    scanner: z.enum(["none", "clamd"]),
  }),
  /** With which deadlines are offered; the server counts with the same. */
  calendar: agencyCalendar,
});
export type Session = z.infer<typeof session>;

/** GET /api/sign-in: how this deployment signs people in. The sample people exist in the embedded mode alone. */
export const signInOptions = z.discriminatedUnion("mode", [
  z.object({
    mode: z.literal("sample"),
    people: z.array(
      z.object({
        id,
        name: z.string(),
        position: z.string().nullable(),
        agency: z.string(),
        roles: z.array(role),
      }),
    ),
  }),
  z.object({ mode: z.literal("entra"), clientId: z.string(), tenantId: z.string(), authority: z.url() }),
]);
export type SignInOptions = z.infer<typeof signInOptions>;

/** POST /api/sign-in/sample: a token of the local issuer for a sample person; on loopback only. */
export const sampleSignIn = z.strictObject({ personId: id });
export const sampleToken = z.object({ token: z.string(), expiresInSeconds: z.number().int() });
