import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { ConversationRecord } from "../../src/ports/records/conversation-records.ts";
import type { Store } from "../../src/ports/store.ts";
import type { ChatState } from "./teams-model.ts";

export interface Recipients {
  readonly recipients: number;
  /** How the chat of the nth person stands; null: the bot has never met them. */
  readonly chat: (n: number) => ChatState | null;
}

/** Where Teams wants to be spoken to, and as whom. */
export type BotPlace = Pick<ConversationRecord, "tenantId" | "serviceUrl" | "botId">;

/** People of an agency, those of the fixture among them, and the chats in which the bot has met them. */
export async function fillAgency(
  store: Store,
  agencyId: string,
  { recipients, chat }: Recipients,
  place: BotPlace,
): Promise<{ readonly people: string[]; readonly chats: Map<string, ChatState> }> {
  const chats = new Map<string, ChatState>();
  const here = new Set(
    (await store.read.people.appointedIn(agencyId, "2026-11-20")).map((it) => it.personId),
  );
  const ids = [...here];
  while (ids.length < recipients) ids.push(uuidIds.next());
  for (let from = 0; from < ids.length; from += 1_000)
    await store.transaction(async ({ people, conversations }) => {
      for (const [i, id] of ids.slice(from, from + 1_000).entries()) {
        const n = from + i;
        if (!here.has(id)) {
          const email = `nguoi.${n}@so.example`;
          await people.insertPerson({
            id,
            fullName: `Người ${n}`,
            email,
            directoryId: uuidIds.next(),
            isActive: true,
            version: 1,
          });
          await people.insertAppointment({
            id: uuidIds.next(),
            personId: id,
            agencyId,
            unitId: null,
            role: "specialist",
            positionId: null,
            validFrom: "2020-01-01",
            validTo: null,
            version: 1,
          });
        }
        const state = chat(n);
        if (state === null) continue;
        chats.set(`a:${id}`, state);
        await conversations.save(conversationOf(id, place));
      }
    });
  return { people: ids, chats };
}

export function conversationOf(personId: string, place: BotPlace): ConversationRecord {
  return {
    ...place,
    personId,
    teamsUserId: `29:${personId}`,
    conversationId: `a:${personId}`,
    state: "active",
    language: "vi",
    updatedAt: new Date("2026-11-20T01:00:00Z"),
  };
}
