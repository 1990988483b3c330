/** Somebody as the organisation's directory (Entra) has them. */
export interface DirectoryPerson {
  readonly directoryId: string;
  readonly fullName: string;
  readonly email: string;
  readonly department: string | null;
  readonly jobTitle: string | null;
  /** Which organisation within the tenant; null where the directory does not say. */
  readonly company: string | null;
  readonly isEnabled: boolean;
  readonly isGuest: boolean;
}

export interface DirectoryPage {
  readonly people: readonly DirectoryPerson[];
  /** Who was removed from the directory, by their ids there. */
  readonly removed: readonly string[];
  /** Where to go on: the next page now, or what changes later where `isLast`. */
  readonly cursor: string;
  readonly isLast: boolean;
}

/** What was asked for is too old to be told what changed since: everything has to be read again. */
export class DirectoryForgot extends Error {
  constructor(options?: ErrorOptions) {
    super("The directory has forgotten what changed since then.", options);
    this.name = "DirectoryForgot";
  }
}

/** People as the organisation keeps them, read by what changed. */
export interface Directory {
  /** From the beginning where `cursor` is null. Throws `DirectoryForgot`. */
  page(cursor: string | null): Promise<DirectoryPage>;
}
