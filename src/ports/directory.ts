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

/** Read by what changed: where to go on is the next page now, or what changes later where `isLast`. */
export interface DirectoryStretch {
  readonly cursor: string;
  readonly isLast: boolean;
}

export interface DirectoryPage extends DirectoryStretch {
  readonly people: readonly DirectoryPerson[];
  /** Who was removed from the directory, by their ids there. */
  readonly removed: readonly string[];
}

/** A group with the members that came and went; a large one comes in several pieces. */
export interface DirectoryGroup {
  readonly directoryId: string;
  readonly name: string;
  /** People and other groups, by their ids in the directory. */
  readonly joined: readonly string[];
  readonly gone: readonly string[];
}

export interface GroupPage extends DirectoryStretch {
  readonly groups: readonly DirectoryGroup[];
  readonly removed: readonly string[];
}

export interface ManagerPage {
  readonly people: readonly { readonly directoryId: string; readonly managerId: string | null }[];
  /** Null: there are no more. */
  readonly next: string | null;
}

/** What was asked for is too old to be told what changed since: everything has to be read again. */
export class DirectoryForgot extends Error {
  constructor(options?: ErrorOptions) {
    super("The directory has forgotten what changed since then.", options);
    this.name = "DirectoryForgot";
  }
}

/** The organisation has not allowed this part to be read. */
export class DirectoryRefused extends Error {
  constructor(options?: ErrorOptions) {
    super("The directory does not let this be read.", options);
    this.name = "DirectoryRefused";
  }
}

/** People, groups and managers as the organisation keeps them; from the beginning where the place is null. */
export interface Directory {
  /** Throws `DirectoryForgot`. */
  page(cursor: string | null): Promise<DirectoryPage>;
  /** Throws `DirectoryForgot`, `DirectoryRefused`. */
  groups(cursor: string | null): Promise<GroupPage>;
  /** Everybody's each time: Graph tells no changes of them. Throws `DirectoryRefused`. */
  managers(next: string | null): Promise<ManagerPage>;
}
