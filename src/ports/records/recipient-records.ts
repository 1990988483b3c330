/** Whom an announcement can name at once, because an administrator said so. */
export interface RecipientList {
  readonly id: string;
  readonly agencyId: string;
  /** As it was called when it was made; a group's present name is the directory's to say. */
  readonly name: string;
  /** The directory's group that it follows; null: its people are written down with it. */
  readonly groupId: string | null;
  readonly madeBy: string;
  readonly madeAt: Date;
}

export interface RecipientRecords {
  lists(agencyId: string): Promise<RecipientList[]>;
  insert(list: RecipientList): Promise<void>;
  remove(id: string): Promise<void>;
  /** Of lists without a group. Who is on it already stays. */
  add(listId: string, personIds: readonly string[]): Promise<void>;
  people(listIds: readonly string[]): Promise<{ readonly listId: string; readonly personId: string }[]>;
}
