import type { LocalDate } from "../../domain/time/local-date.ts";
import type { TrustedCertificateRecord } from "../../ports/records/trust-records.ts";

/** Does the certificate stand on the list on that day? Its own end is another matter: the path says that. */
export const isBelievedOn = (
  { removedAt, validFrom, validTo }: TrustedCertificateRecord,
  day: LocalDate,
): boolean => removedAt === null && validFrom <= day && (validTo === null || day <= validTo);
