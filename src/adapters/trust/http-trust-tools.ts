import { Buffer } from "node:buffer";
import { CannotFetch, type FetchedValue, type TrustTools } from "../../ports/trust-tools.ts";
import type { RevocationQuestion } from "../../ports/signature-check.ts";
import { Asn1Broken } from "../signatures/cms/der.ts";
import { readCertificate } from "../signatures/cms/certificate.ts";
import { readCertificateList } from "../signatures/trust/certificate-list.ts";
import { ocspTimes } from "../signatures/trust/ocsp.ts";
import { certificatesInAnswer } from "../signatures/trust/revocation-questions.ts";
import { defaultFetchSettings, fetchValue, type FetchSettings } from "./fetch-value.ts";
import { readCertificates } from "./read-certificates.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** However soon an answer ends, it is not asked for more often; however long it holds, it is looked at again. */
const shortest = 10 * minuteMs;
const longest = 7 * dayMs;

/** Reads certificates, and asks their addresses over HTTP. */
export function httpTrustTools(settings: FetchSettings = defaultFetchSettings): TrustTools {
  return {
    read: (file) => Promise.resolve().then(() => readCertificates(Buffer.from(file))),
    async fetch(question, policy, now): Promise<FetchedValue> {
      const { bytes, maxAge } = await fetchValue(question, policy, settings);
      const stated = untilOf(question.kind, bytes, now);
      const held =
        maxAge === null ? stated.getTime() : Math.min(stated.getTime(), now.getTime() + maxAge * 1_000);
      const until = Math.min(Math.max(held, now.getTime() + shortest), now.getTime() + longest);
      return { value: Uint8Array.from(bytes), until: new Date(until) };
    },
  };
}

/** Until when it says that it holds. Whether it is to be believed, the check of signatures asks each time. */
function untilOf(kind: RevocationQuestion["kind"], bytes: Buffer, now: Date): Date {
  const inADay = new Date(now.getTime() + dayMs);
  try {
    if (kind === "crl") return readCertificateList(bytes).nextUpdate ?? inADay;
    if (kind === "ocsp") {
      const times = ocspTimes(bytes);
      if (times === null) throw new CannotFetch("unusable");
      return times.nextUpdate ?? inADay;
    }
    const ends = certificatesInAnswer(bytes).map((it) => readCertificate(it).notAfter.getTime());
    if (ends.length === 0) throw new CannotFetch("unusable");
    return new Date(Math.min(...ends));
  } catch (cause) {
    if (cause instanceof Asn1Broken) throw new CannotFetch("unusable", { cause });
    throw cause;
  }
}
