import type { ConversationAddress } from "../messenger.ts";

export type ConversationState = "active" | "blocked" | "removed";

export interface ConversationRecord extends ConversationAddress {
  readonly state: ConversationState;
  readonly language: "vi" | "en";
  readonly updatedAt: Date;
}

export interface ConversationRecords {
  ofPerson(personId: string): Promise<ConversationRecord | null>;
  ofPeople(personIds: readonly string[]): Promise<Map<string, ConversationRecord>>;
  /** Where the bot was met last, whoever met it; null where nobody has yet. */
  latest(): Promise<ConversationRecord | null>;
  /** One conversation a person; the latest counts. */
  save(conversation: ConversationRecord): Promise<void>;
  mark(personId: string, state: ConversationState, at: Date): Promise<void>;
  markByConversation(conversationId: string, state: ConversationState, at: Date): Promise<void>;
}
