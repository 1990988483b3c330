import type { Kysely, Selectable, Transaction } from "kysely";
import { z } from "zod";
import type {
  ChannelPost,
  ChannelRecords,
  MetTeam,
  UnitChannel,
} from "../../../ports/records/channel-records.ts";
import { inList, insertIfAbsent, paged } from "../dialect.ts";
import type { Tables } from "../schema.ts";

const linkState = z.enum(["active", "lost"]);
const postState = z.enum(["waiting", "posted", "failed", "cancelled"]);
const language = z.enum(["vi", "en"]);

export function channelRecords(db: Kysely<Tables>): ChannelRecords {
  return { ...teams(db), ...links(db), ...postsToSend(db), ...postsThere(db) };
}

function teams(db: Kysely<Tables>): Pick<ChannelRecords, "team" | "saveTeam" | "removeTeam"> {
  return {
    async team(teamId) {
      const row = await db
        .selectFrom("met_team")
        .selectAll()
        .where("team_id", "=", teamId)
        .executeTakeFirst();
      return row === undefined ? null : toTeam(row);
    },
    async saveTeam(team) {
      const { team_id, ...rest } = teamRow(team);
      const isNew = await insertIfAbsent(db as Transaction<Tables>, "met_team", { team_id, ...rest }, [
        "team_id",
      ]);
      if (!isNew) await db.updateTable("met_team").set(rest).where("team_id", "=", team_id).execute();
    },
    async removeTeam(teamId) {
      await db.deleteFrom("met_team").where("team_id", "=", teamId).execute();
    },
  };
}

function links(
  db: Kysely<Tables>,
): Pick<ChannelRecords, "insert" | "update" | "get" | "ofUnits" | "ofChannel" | "ofTeam" | "ofAgency"> {
  const all = () => db.selectFrom("unit_channel").selectAll();
  const holding = () => all().where("ended_at", "is", null);
  return {
    async insert(link) {
      await db.insertInto("unit_channel").values(linkRow(link)).execute();
    },
    async update(link) {
      const { id, version, ...rest } = linkRow(link);
      const result = await db
        .updateTable("unit_channel")
        .set({ ...rest, version: version + 1 })
        .where("id", "=", id)
        .where("version", "=", version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async get(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toLink(row);
    },
    async ofUnits(unitIds) {
      const rows = await holding()
        .where(() => inList(db, "unit_id", unitIds))
        .execute();
      return rows.map(toLink);
    },
    async ofChannel(channelId) {
      const row = await holding().where("channel_id", "=", channelId).executeTakeFirst();
      return row === undefined ? null : toLink(row);
    },
    async ofTeam(teamId) {
      return (await holding().where("team_id", "=", teamId).orderBy("id").execute()).map(toLink);
    },
    async ofAgency(agencyId) {
      return (await holding().where("agency_id", "=", agencyId).orderBy("id").execute()).map(toLink);
    },
  };
}

function postsToSend(
  db: Kysely<Tables>,
): Pick<ChannelRecords, "addPosts" | "post" | "beginPost" | "settlePost" | "markShown" | "removePost"> {
  const all = () => db.selectFrom("channel_post").selectAll();
  return {
    async addPosts(added) {
      const isNew: ChannelPost[] = [];
      for (const post of added) {
        const key = ["assignment_id", "unit_channel_id"];
        if (await insertIfAbsent(db as Transaction<Tables>, "channel_post", postRow(post), key))
          isNew.push(post);
      }
      return isNew;
    },
    async post(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toPost(row);
    },
    async beginPost(id) {
      await db
        .updateTable("channel_post")
        .set((e) => ({ attempts: e("attempts", "+", 1) }))
        .where("id", "=", id)
        .execute();
    },
    async settlePost(id, { state, why, conversationId, activityId, shown, endedAt }) {
      await db
        .updateTable("channel_post")
        .set({
          state,
          why,
          conversation_id: conversationId,
          activity_id: activityId,
          shown,
          ended_at: endedAt,
        })
        .where("id", "=", id)
        .execute();
    },
    async markShown(id, shown) {
      await db.updateTable("channel_post").set({ shown }).where("id", "=", id).execute();
    },
    async removePost(id) {
      await db.deleteFrom("channel_post").where("id", "=", id).execute();
    },
  };
}

function postsThere(
  db: Kysely<Tables>,
): Pick<ChannelRecords, "postsAbout" | "postedIn" | "postOf" | "failedOf" | "countFailed"> {
  const all = () => db.selectFrom("channel_post").selectAll();
  return {
    async postsAbout(documentId) {
      const rows = await all()
        .where("document_id", "=", documentId)
        .where("state", "=", "posted")
        .orderBy("id")
        .execute();
      return rows.map(toPost);
    },
    async postedIn(linkId) {
      const rows = await all()
        .where("unit_channel_id", "=", linkId)
        .where("state", "=", "posted")
        .orderBy("id")
        .execute();
      return rows.map(toPost);
    },
    async postOf(assignmentId) {
      const found = all()
        .where("assignment_id", "=", assignmentId)
        .where("state", "=", "posted")
        .orderBy("created_at", "desc")
        .orderBy("id", "desc");
      const [row] = await paged(found, { limit: 1 }).execute();
      return row === undefined ? null : toPost(row);
    },
    async failedOf(unitId, limit) {
      const found = db
        .selectFrom("channel_post")
        .innerJoin("unit_channel", "unit_channel.id", "channel_post.unit_channel_id")
        .selectAll("channel_post")
        .where("unit_channel.unit_id", "=", unitId)
        .where("channel_post.state", "=", "failed")
        .orderBy("channel_post.id");
      return (await paged(found, { limit }).execute()).map(toPost);
    },
    async countFailed(linkIds, most) {
      const counts = new Map<string, number>();
      for (const id of linkIds) {
        const failed = db
          .selectFrom("channel_post")
          .select("id")
          .where("unit_channel_id", "=", id)
          .where("state", "=", "failed")
          .orderBy("id");
        counts.set(id, (await paged(failed, { limit: most }).execute()).length);
      }
      return counts;
    },
  };
}

function teamRow(it: MetTeam): Tables["met_team"] {
  return {
    team_id: it.teamId,
    tenant_id: it.tenantId,
    name: it.name,
    service_url: it.serviceUrl,
    bot_id: it.botId,
    updated_at: it.updatedAt,
  };
}

function toTeam(row: Selectable<Tables["met_team"]>): MetTeam {
  return {
    teamId: row.team_id,
    tenantId: row.tenant_id,
    name: row.name,
    serviceUrl: row.service_url,
    botId: row.bot_id,
    updatedAt: row.updated_at,
  };
}

function linkRow(it: UnitChannel): Tables["unit_channel"] {
  return {
    id: it.id,
    agency_id: it.agencyId,
    unit_id: it.unitId,
    tenant_id: it.tenantId,
    team_id: it.teamId,
    channel_id: it.channelId,
    team_name: it.teamName,
    channel_name: it.channelName,
    service_url: it.serviceUrl,
    bot_id: it.botId,
    language: it.language,
    state: it.state,
    why: it.why,
    linked_by: it.linkedBy,
    linked_at: it.linkedAt,
    lost_at: it.lostAt,
    ended_at: it.endedAt,
    version: it.version,
  };
}

function toLink(row: Selectable<Tables["unit_channel"]>): UnitChannel {
  return {
    id: row.id,
    agencyId: row.agency_id,
    unitId: row.unit_id,
    tenantId: row.tenant_id,
    teamId: row.team_id,
    channelId: row.channel_id,
    teamName: row.team_name,
    channelName: row.channel_name,
    serviceUrl: row.service_url,
    botId: row.bot_id,
    language: language.parse(row.language),
    state: linkState.parse(row.state),
    why: row.why,
    linkedBy: row.linked_by,
    linkedAt: row.linked_at,
    lostAt: row.lost_at,
    endedAt: row.ended_at,
    version: row.version,
  };
}

function postRow(it: ChannelPost): Tables["channel_post"] {
  return {
    id: it.id,
    unit_channel_id: it.unitChannelId,
    agency_id: it.agencyId,
    document_id: it.documentId,
    assignment_id: it.assignmentId,
    state: it.state,
    why: it.why,
    conversation_id: it.conversationId,
    activity_id: it.activityId,
    shown: it.shown,
    attempts: it.attempts,
    created_at: it.createdAt,
    ended_at: it.endedAt,
  };
}

function toPost(row: Selectable<Tables["channel_post"]>): ChannelPost {
  return {
    id: row.id,
    unitChannelId: row.unit_channel_id,
    agencyId: row.agency_id,
    documentId: row.document_id,
    assignmentId: row.assignment_id,
    state: postState.parse(row.state),
    why: row.why,
    conversationId: row.conversation_id,
    activityId: row.activity_id,
    shown: row.shown,
    attempts: row.attempts,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
