import type { AgencyAccount, Representative } from "../../domain/people/guest.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";
import type { WhoseId } from "./people-records.ts";

/** Somebody, and one account for which they act on a day. */
export interface ActingGuest {
  readonly personId: string;
  readonly name: string;
  readonly isActive: boolean;
  /** The person lost control of the sign-in, and nothing opens for it (R61). */
  readonly isFrozen: boolean;
  readonly account: AgencyAccount;
  readonly representative: Representative;
}

/** Who acts for an agency outside, with the person. */
export interface NamedRepresentative extends Representative {
  readonly personName: string;
  readonly email: string;
  readonly isActive: boolean;
}

/** Accounts of agencies outside, and who acts for them. */
export interface GuestRecords {
  /** Throws `DuplicateKey` where one stands open already. */
  insertAccount(account: AgencyAccount): Promise<void>;
  account(id: string): Promise<AgencyAccount | null>;
  /** Of an agency here, those that were closed too; newest first. */
  accountsOf(agencyId: string): Promise<AgencyAccount[]>;
  /** The open ones of these agencies outside with an agency here. */
  openAccounts(agencyId: string, outsideIds: readonly string[]): Promise<AgencyAccount[]>;
  /** False where it was changed since. */
  closeAccount(account: AgencyAccount, seenVersion: number): Promise<boolean>;
  insertRepresentative(representative: Representative): Promise<void>;
  representative(id: string): Promise<Representative | null>;
  /** The latest first. */
  representativesOf(accountIds: readonly string[]): Promise<NamedRepresentative[]>;
  endRepresentative(representative: Representative, seenVersion: number): Promise<boolean>;
  /** For whom somebody acts on the day through accounts that are open, the earliest first. */
  acting(who: WhoseId, on: LocalDate): Promise<ActingGuest[]>;
  /** The agencies here with whose accounts the person has or had to do. */
  hostsOf(personId: string): Promise<string[]>;
}
