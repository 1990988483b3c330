import { readCertificate, type Certificate } from "../cms/certificate.ts";
import { Asn1Broken, children, context, readAsn1, sequence, whole } from "../cms/der.ts";
import { oids, type SignedData } from "../cms/signed-data.ts";
import { decodeStream } from "../pdf/decode-stream.ts";
import type { DocumentView } from "../pdf/document-view.ts";
import { PdfBroken } from "../pdf/pdf-broken.ts";
import { catalogOf } from "../pdf/signature-fields.ts";
import { entry, type PdfValue } from "../pdf/values.ts";
import type { RevocationValues } from "./revocation.ts";

/** What a document carries to prove its signatures: certificates and revocation values, none of them believed yet. */
export interface Evidence extends RevocationValues {
  readonly certificates: readonly Certificate[];
}

const mostStreams = 2_000;

/** The document security store (EN 319 142-1, 5.4.2). */
export function evidenceInDss(view: DocumentView): Evidence {
  const dss = storeIn(view);
  return {
    certificates: certificatesInDss(view),
    ocsps: streamsIn(view, entry(dss, "OCSPs")),
    crls: streamsIn(view, entry(dss, "CRLs")),
  };
}

export const certificatesInDss = (view: DocumentView): Certificate[] =>
  streamsIn(view, entry(storeIn(view), "Certs")).flatMap(certificateOrNone);

const storeIn = (view: DocumentView): PdfValue => view.resolve(entry(catalogOf(view), "DSS"));

function streamsIn(view: DocumentView, list: PdfValue): Buffer[] {
  const items = view.resolve(list);
  if (items.kind !== "array") return [];
  return items.items.slice(0, mostStreams).flatMap((item) => {
    const stream = view.resolve(item);
    if (stream.kind !== "stream") return [];
    try {
      return [decodeStream(stream, view.resolve)];
    } catch (cause) {
      if (cause instanceof PdfBroken) return [];
      throw cause;
    }
  });
}

function certificateOrNone(der: Buffer): Certificate[] {
  try {
    return [readCertificate(der)];
  } catch (cause) {
    if (cause instanceof Asn1Broken) return [];
    throw cause;
  }
}

/** Revocation values inside a CMS: its own lists, other formats (RFC 5652, 10.2.1), and Adobe's attribute. */
export function evidenceInCms(signedData: SignedData): RevocationValues {
  const ocsps: Buffer[] = [];
  const crls: Buffer[] = [...signedData.crls];
  try {
    for (const other of signedData.otherRevocation) {
      const fields = sequence(other, other.tag);
      fields.next();
      ocsps.push(whole(fields.next()));
    }
    for (const signer of signedData.signers) {
      const attributes = signer.signedAttributes?.list ?? [];
      for (const { values } of attributes.filter((it) => it.oid === oids.revocationValues)) {
        for (const value of values) readAdobe(whole(value), ocsps, crls);
      }
    }
  } catch (cause) {
    // Evidence that cannot be read proves nothing; the signature is judged without it.
    if (!(cause instanceof Asn1Broken)) throw cause;
  }
  return { ocsps, crls };
}

/** RevocationInfoArchival (ISO 32000-2, 12.8.3.3.2): [0] lists, [1] OCSP responses. */
function readAdobe(der: Buffer, ocsps: Buffer[], crls: Buffer[]): void {
  for (const part of children(readAsn1(der))) {
    const into = part.tag === context(0) ? crls : part.tag === context(1) ? ocsps : null;
    if (into === null) continue;
    for (const list of children(part)) for (const item of children(list)) into.push(whole(item));
  }
}
