/**
 * Why the people are told who act for an agency outside (R24): a document was issued to it, or withdrawn since; what it sent
 * has its arrival number, or was not taken in.
 */
export const guestReasons = ["guestIssued", "guestWithdrawn", "guestRegistered", "guestRefused"] as const;
export type GuestReason = (typeof guestReasons)[number];

export function isGuestReason(reason: string): reason is GuestReason {
  return guestReasons.some((one) => one === reason);
}
