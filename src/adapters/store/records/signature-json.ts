import { z } from "zod";
import type { DatedRule } from "../../../domain/legal-value/legal-value-rules.ts";
import type { Finding } from "../../../domain/signatures/conclusion.ts";
import type { FileReport } from "../../../domain/signatures/file-report.ts";

const finding = z.object({
  code: z.string(),
  params: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .optional()
    .transform((params) => params ?? {}),
});
const conclusion = z.enum(["TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED"]);
const subIndication = z
  .enum([
    "FORMAT_FAILURE",
    "HASH_FAILURE",
    "SIG_CRYPTO_FAILURE",
    "REVOKED",
    "EXPIRED",
    "NOT_YET_VALID",
    "SIG_CONSTRAINTS_FAILURE",
    "CHAIN_CONSTRAINTS_FAILURE",
    "CERTIFICATE_CHAIN_GENERAL_FAILURE",
    "CRYPTO_CONSTRAINTS_FAILURE",
    "CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
    "TIMESTAMP_ORDER_FAILURE",
    "NO_SIGNING_CERTIFICATE_FOUND",
    "NO_CERTIFICATE_CHAIN_FOUND",
    "REVOKED_NO_POE",
    "REVOKED_CA_NO_POE",
    "OUT_OF_BOUNDS_NO_POE",
    "OUT_OF_BOUNDS_NOT_REVOKED",
    "REVOCATION_OUT_OF_BOUNDS_NO_POE",
    "NO_POE",
    "TRY_LATER",
    "SIGNED_DATA_NOT_FOUND",
  ])
  .nullable();
const signer = z.object({
  commonName: z.string().nullable(),
  organization: z.string().nullable(),
  organizationalUnit: z.string().nullable(),
  title: z.string().nullable(),
  identifiers: z.array(z.string()),
  text: z.string(),
  issuer: z.string(),
  serial: z.string(),
  fingerprint: z.string(),
});
const signature = z.object({
  field: z.string().nullable(),
  revision: z.number().nullable(),
  signedLength: z.number().nullable(),
  kind: z.enum(["person", "agency", "timeStamp", "unknown"]),
  integrity: z.enum(["intact", "broken", "undecided"]),
  conclusion,
  subIndication,
  signer: signer.nullable(),
  signedAt: z.string().nullable(),
  provenAt: z.string().nullable(),
  algorithm: z.string().nullable(),
  changesAfter: z.array(
    finding.and(z.object({ kind: z.string(), judgement: z.enum(["permitted", "undecided", "forbidden"]) })),
  ),
  findings: z.array(finding),
});
const report = z.object({
  integrity: z.enum(["intact", "broken", "undecided", "none"]),
  conclusion: z.enum(["TOTAL-PASSED", "INDETERMINATE", "TOTAL-FAILED", "NO-SIGNATURE"]),
  subIndication,
  revisions: z.number(),
  signatures: z.array(signature),
  findings: z.array(finding),
});
const rule = z.object({
  validFrom: z.string(),
  source: z.string(),
  needsAgencySeal: z.boolean(),
  acceptsScans: z.boolean(),
});

/** What is kept as JSON; a form that a later version no longer has must not be taken for today's. */
export const readReport = (json: string): FileReport => report.parse(JSON.parse(json));
export const readFindings = (json: string): Finding[] => z.array(finding).parse(JSON.parse(json));
export const readRule = (json: string): DatedRule => rule.parse(JSON.parse(json));
