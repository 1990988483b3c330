import type { Services } from "../../ports/services.ts";

/** The app was removed: nobody is reached there any more, and the ledger says so. */
export async function forgetConversation(
  deps: Pick<Services, "store" | "clock">,
  { conversationId }: { conversationId: string },
): Promise<void> {
  await deps.store.transaction((records) =>
    records.conversations.markByConversation(conversationId, "removed", deps.clock.now()),
  );
}
