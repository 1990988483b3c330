import type { Certificate } from "../cms/certificate.ts";
import {
  Asn1Broken,
  children,
  content,
  context,
  oid,
  readAsn1,
  sequence,
  whole,
  type Asn1,
} from "../cms/der.ts";

/** Where a certificate says that more can be asked about it (RFC 5280, 4.2.1.13 and 4.2.2.1). */
export interface Addresses {
  readonly ocsp: readonly string[];
  readonly crl: readonly string[];
  /** Certificates of its issuer. */
  readonly issuer: readonly string[];
}

const oids = {
  distributionPoints: "2.5.29.31",
  authorityInformation: "1.3.6.1.5.5.7.1.1",
  ocsp: "1.3.6.1.5.5.7.48.1",
  caIssuers: "1.3.6.1.5.5.7.48.2",
} as const;

const mostAddresses = 8;
const uri = context(6, false);

/** Only http and https; what cannot be read names no address. */
export function addressesIn(certificate: Certificate): Addresses {
  const access = readable(() => accessDescriptions(certificate));
  const of = (method: string) => access.filter((it) => it.method === method).map((it) => it.address);
  return {
    ocsp: web(of(oids.ocsp)),
    issuer: web(of(oids.caIssuers)),
    crl: web(
      readable(() => distributionPointNames(certificate))
        .filter(isUri)
        .map(textOf),
    ),
  };
}

const isUri = (name: Asn1): boolean => name.tag === uri;
const textOf = (name: Asn1): string => content(name).toString("latin1");

const web = (addresses: readonly string[]): string[] =>
  [...new Set(addresses)].filter((it) => /^https?:\/\//iu.test(it)).slice(0, mostAddresses);

function readable<T>(read: () => T[]): T[] {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof Asn1Broken) return [];
    throw cause;
  }
}

function accessDescriptions(certificate: Certificate): { method: string; address: string }[] {
  const value = certificate.extensions.get(oids.authorityInformation)?.value;
  if (value === undefined) return [];
  return children(readAsn1(value)).flatMap((description) => {
    const fields = sequence(description);
    const method = oid(fields.next());
    const location = fields.next();
    return isUri(location) ? [{ method, address: textOf(location) }] : [];
  });
}

/** The full names of all distribution points. */
function distributionPointNames(certificate: Certificate): Asn1[] {
  const value = certificate.extensions.get(oids.distributionPoints)?.value;
  if (value === undefined) return [];
  return children(readAsn1(value)).flatMap((point) => {
    const name = sequence(point).optional(context(0));
    return name === null ? [] : fullNames(name);
  });
}

/** Of a DistributionPointName that stands in a field of its own. */
export function fullNames(field: Asn1): Asn1[] {
  return children(field)
    .filter((it) => it.tag === context(0))
    .flatMap(children);
}

/** Is one of the names a distribution point of the certificate? */
export function isDistributedAt(certificate: Certificate, names: readonly Asn1[]): boolean {
  const own = readable(() => distributionPointNames(certificate)).map(whole);
  return names.some((name) => own.some((it) => it.equals(whole(name))));
}
