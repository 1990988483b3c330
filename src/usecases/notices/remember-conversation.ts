import type { ConversationAddress } from "../../ports/messenger.ts";
import type { Services } from "../../ports/services.ts";

/**
 * The bot met a person: from now on cards can be brought there. Answers who it is, null when the directory does not
 * know the person. A person who had turned the bot off and writes again is reachable again.
 */
export async function rememberConversation(
  deps: Pick<Services, "store" | "clock">,
  met: Omit<ConversationAddress, "personId"> & {
    readonly directoryId: string;
    readonly language?: "vi" | "en" | undefined;
  },
): Promise<{ personId: string; name: string } | null> {
  const { directoryId, language, ...address } = met;
  const person = await deps.store.read.people.personByDirectoryId(directoryId);
  if (person === null || !person.isActive) return null;
  await deps.store.transaction(async (records) => {
    const known = await records.conversations.ofPerson(person.id);
    await records.conversations.save({
      ...address,
      personId: person.id,
      state: "active",
      language: language ?? known?.language ?? "vi",
      updatedAt: deps.clock.now(),
    });
  });
  return { personId: person.id, name: person.fullName };
}
