/**
 * A time in which nothing opens for an account over which its person lost control ('mất quyền kiểm soát tài khoản',
 * R61): no session, no card, nothing done in somebody's place, and nobody acts in its place either.
 */
export interface AccountFreeze {
  readonly id: string;
  readonly personId: string;
  /** Where it was reported; its administrators and security officers look into it. */
  readonly agencyId: string;
  readonly frozenBy: string;
  readonly frozenAt: Date;
  /** From when on somebody else may have had the account. */
  readonly lostSince: Date;
  readonly reason: string;
  readonly lifted: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly version: number;
}
