import type { SignatureEvidence } from "../../ports/signature-check.ts";
import type { CheckedSignature } from "./check-pdf.ts";
import { whole } from "./cms/der.ts";
import { oids } from "./cms/signed-data.ts";

/** What proves a signature, as it stands in the file; null where nothing that can be read does. */
export function evidenceOf({ signed, check }: CheckedSignature): SignatureEvidence | null {
  if (check === null) return null;
  const message = check.signedData;
  const value = message === null ? signed?.contents : message.bytes.subarray(message.start, message.end);
  if (value === undefined) return null;
  const stamps = (message?.signers ?? []).flatMap((signer) =>
    signer.unsigned.filter((it) => it.oid === oids.signatureTimeStamp).flatMap((it) => it.values.map(whole)),
  );
  return {
    value: Uint8Array.from(value),
    covers: signed === null ? [] : coveredBy(signed.parts, signed.end),
    signatureValue: check.isTimeStamp ? null : (message?.signers[0]?.signature ?? null),
    timeStamps: stamps.map((it) => Uint8Array.from(it)),
  };
}

function coveredBy(
  [first, second]: readonly [Buffer, Buffer],
  end: number,
): { readonly from: number; readonly to: number }[] {
  return [
    { from: 0, to: first.length },
    { from: end - second.length, to: end },
  ];
}
