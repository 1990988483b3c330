import type { Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import type { ConversationRecord, ConversationRecords } from "../../../ports/records/conversation-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import { compiledOnce } from "../engine/compiled-once.ts";
import type { Tables } from "../schema.ts";

const state = z.enum(["active", "blocked", "removed"]);
const language = z.enum(["vi", "en"]);

export function conversationRecords(db: Kysely<Tables>): ConversationRecords {
  const conversations = () => db.selectFrom("conversation").selectAll();
  return {
    async ofPerson(personId) {
      const [row] = (await ofPerson(db, { personId })).rows;
      return row === undefined ? null : toConversation(row);
    },
    async ofPeople(personIds) {
      if (personIds.length === 0) return new Map();
      const rows = await conversations()
        .where(inList(db, "person_id", personIds))
        .execute();
      return new Map(rows.map((row) => [row.person_id, toConversation(row)]));
    },
    async latest() {
      const row = await paged(conversations().orderBy("updated_at", "desc").orderBy("person_id"), {
        limit: 1,
      }).executeTakeFirst();
      return row === undefined ? null : toConversation(row);
    },
    async save(conversation) {
      const row = conversationRow(conversation);
      const inserted = await insertIfAbsent(db as Transaction<Tables>, "conversation", row, ["person_id"]);
      if (inserted) return;
      await db.updateTable("conversation").set(row).where("person_id", "=", conversation.personId).execute();
    },
    async mark(personId, marked, at) {
      await db
        .updateTable("conversation")
        .set({ state: marked, updated_at: at })
        .where("person_id", "=", personId)
        .execute();
    },
    async markByConversation(conversationId, marked, at) {
      await db
        .updateTable("conversation")
        .set({ state: marked, updated_at: at })
        .where("conversation_id", "=", conversationId)
        .execute();
    },
  };
}

const ofPerson = compiledOnce((db: Kysely<Tables>, { personId }: { readonly personId: string }) =>
  db.selectFrom("conversation").selectAll().where("person_id", "=", personId),
);

function toConversation(row: Selectable<Tables["conversation"]>): ConversationRecord {
  return {
    personId: row.person_id,
    tenantId: row.tenant_id,
    teamsUserId: row.teams_user_id,
    conversationId: row.conversation_id,
    serviceUrl: row.service_url,
    botId: row.bot_id,
    state: state.parse(row.state),
    language: language.parse(row.language),
    updatedAt: row.updated_at,
  };
}

function conversationRow(conversation: ConversationRecord) {
  return {
    person_id: conversation.personId,
    tenant_id: conversation.tenantId,
    teams_user_id: conversation.teamsUserId,
    conversation_id: conversation.conversationId,
    service_url: conversation.serviceUrl,
    bot_id: conversation.botId,
    state: conversation.state,
    language: conversation.language,
    updated_at: conversation.updatedAt,
  };
}
