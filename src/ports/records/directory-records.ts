import type { DirectoryGroup, DirectoryPerson } from "../directory.ts";

/** What is read of the directory, each by itself: without one of the latter, people go on. */
export type DirectoryPart = "users" | "groups" | "managers";

export interface DirectoryCursor {
  /** Empty where nothing was read, since it is not allowed. */
  readonly cursor: string;
  readonly readAt: Date;
  readonly isRefused: boolean;
}

/** Whose manager somebody of the agency has; of who has none here yet, by the id in the directory. */
export interface KnownManager {
  readonly name: string;
  readonly personId: string | null;
  readonly directoryId: string | null;
}

/** What the organisation's directory said last, and how far it was read. */
export interface DirectoryRecords {
  cursor(part: DirectoryPart): Promise<DirectoryCursor | null>;
  saveCursor(part: DirectoryPart, cursor: DirectoryCursor): Promise<void>;
  /** Writes people as they are now; `readAt` tells them from those whom a whole reading no longer had. */
  save(people: readonly DirectoryPerson[], readAt: Date): Promise<void>;
  remove(directoryIds: readonly string[]): Promise<void>;
  /** Who was last seen before the instant. */
  notSeenSince(readAt: Date, limit: number): Promise<string[]>;
  /** All people, by department. */
  people(): Promise<DirectoryPerson[]>;
  count(): Promise<number>;

  saveManagers(people: readonly { directoryId: string; managerId: string | null }[]): Promise<void>;
  /** As a file says it of people who are here. */
  setLineManager(agencyId: string, personId: string, managerId: string): Promise<void>;
  /** By the ids of the agency's people; the file before the directory. */
  managersOf(agencyId: string): Promise<Map<string, KnownManager>>;

  saveGroups(groups: readonly DirectoryGroup[], readAt: Date): Promise<void>;
  removeGroups(directoryIds: readonly string[]): Promise<void>;
  /** After a whole reading: groups and members that it no longer had. */
  forgetGroupsBefore(readAt: Date): Promise<void>;
  /** Of those that the directory has. */
  groupNames(directoryIds: readonly string[]): Promise<Map<string, string>>;
  /** Groups that have people of the agency who are in service as direct members, and groups that have those. */
  memberships(agencyId: string): Promise<Memberships>;
}

export interface Memberships {
  readonly people: readonly { readonly groupId: string; readonly personId: string }[];
  readonly groups: readonly { readonly groupId: string; readonly memberId: string }[];
}
