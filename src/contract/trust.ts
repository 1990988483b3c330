import { z } from "zod";
import { id, instant, localDate, requiredText } from "./common.ts";

export const trustPurpose = z.enum(["signing", "timeStamping", "both", "intermediate"]);

/** A certificate as people compare it with what its CA publishes. */
export const certificateView = z.object({
  /** SHA-256 in hex. */
  fingerprint: z.string(),
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: instant,
  notAfter: instant,
  isCa: z.boolean(),
  isSelfIssued: z.boolean(),
  mayStampTime: z.boolean(),
});
export type CertificateView = z.infer<typeof certificateView>;

/** GET /api/admin/trust: whom the agency believes, what was taken out, and how much waits to be asked. */
export const trustedCertificateView = certificateView.extend({
  id,
  purpose: trustPurpose,
  validFrom: localDate,
  validTo: localDate.nullable(),
  source: z.string().nullable(),
  addedBy: z.string(),
  addedAt: instant,
  /** Holds today. */
  isBelieved: z.boolean(),
  removed: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  version: z.number().int(),
});
export type TrustedCertificateView = z.infer<typeof trustedCertificateView>;
export const trustList = z.array(trustedCertificateView);

/** POST /api/admin/trust/read: what a file holds, before anything of it is believed. */
export const trustFileInput = z.strictObject({
  /** The file in base64: PEM, DER, or PKCS #7. */
  content: z.base64().min(4).max(700_000),
});
export const trustFile = z.array(certificateView.extend({ isKnown: z.boolean() }));
export type TrustFile = z.infer<typeof trustFile>;

/** POST /api/admin/trust: believes those certificates of the file that are named by their fingerprints. */
export const trustInput = trustFileInput.extend({
  fingerprints: z.array(z.string().length(64)).min(1).max(200),
  purpose: trustPurpose,
  validFrom: localDate,
  validTo: localDate.nullable(),
  source: z.string().trim().max(300).nullable(),
});
export type TrustInput = z.infer<typeof trustInput>;

/** PUT /api/admin/trust/:id/removal */
export const trustRemoval = z.strictObject({ version: z.number().int(), reason: requiredText(300) });
export type TrustRemoval = z.infer<typeof trustRemoval>;
