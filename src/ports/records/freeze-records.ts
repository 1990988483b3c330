import type { AccountFreeze } from "../../domain/people/account-freeze.ts";

/** Accounts that were frozen, and those that are. */
export interface FreezeRecords {
  /** Throws `DuplicateKey` where the account is frozen already. */
  insert(freeze: AccountFreeze): Promise<void>;
  get(id: string): Promise<AccountFreeze | null>;
  /** Newest first. */
  ofAgency(agencyId: string, limit: number): Promise<AccountFreeze[]>;
  /** Of these people, those whose account is frozen now. */
  frozen(personIds: readonly string[]): Promise<Set<string>>;
  /** False where it was changed since. */
  lift(freeze: AccountFreeze, seenVersion: number): Promise<boolean>;
}
