import type { FileReport, SignatureReport, SignerIdentity } from "../../domain/signatures/file-report.ts";
import type { ValidatedFile } from "./check-file.ts";
import type { Certificate } from "./cms/certificate.ts";
import { readName } from "./trust/distinguished-name.ts";
import { signerKind } from "./trust/signer-kind.ts";
import type { ValidatedSignature } from "./validate-pdf.ts";

/** What was found as plain values, to be kept. */
export function reportOf(validated: ValidatedFile): FileReport {
  const { integrity, conclusion, subIndication, revisions, findings } = validated;
  return {
    integrity,
    conclusion,
    subIndication,
    revisions,
    signatures: validated.signatures.map(signatureOf),
    findings: [...findings],
  };
}

/** The certificates that a file brings, each once. */
export function certificatesOf({ signatures }: ValidatedFile): Certificate[] {
  const all = signatures.flatMap((it) => [...(it.signer === null ? [] : [it.signer]), ...it.certificates]);
  return [...new Map(all.map((it) => [it.fingerprint, it])).values()];
}

function signatureOf(signature: ValidatedSignature): SignatureReport {
  const { field, revision, signedLength, integrity, conclusion, subIndication, signer, algorithm } =
    signature;
  const kind = signature.isTimeStamp ? "timeStamp" : signer === null ? "unknown" : signerKind(signer);
  return {
    field,
    revision,
    signedLength,
    kind,
    integrity,
    conclusion,
    subIndication,
    signer: signer === null ? null : identityOf(signer),
    signedAt: signature.signedAt?.toISOString() ?? null,
    provenAt: signature.provenAt?.toISOString() ?? null,
    algorithm,
    changesAfter: signature.changesAfter.map(({ kind: changeKind, judgement, code, params }) => ({
      kind: changeKind,
      judgement,
      code,
      params,
    })),
    findings: [...signature.findings],
  };
}

function identityOf({ subject, issuer, serial, fingerprint }: Certificate): SignerIdentity {
  const name = readName(subject);
  const { organizationIdentifier: registered } = name;
  return {
    commonName: name.commonName,
    organization: name.organization,
    organizationalUnit: name.organizationalUnit,
    title: name.title,
    identifiers: [...name.identifiers, ...(registered === null ? [] : [registered])],
    text: name.text,
    issuer: readName(issuer).text,
    serial: serial.toString("hex"),
    fingerprint,
  };
}
