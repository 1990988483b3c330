import type { Kysely, Transaction } from "kysely";
import type { ServerKeys } from "../../../ports/records/server-keys.ts";
import { insertIfAbsent } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function serverKeys(db: Kysely<Tables>): ServerKeys {
  return {
    async get(name) {
      const row = await db
        .selectFrom("server_key")
        .select("secret")
        .where("name", "=", name)
        .executeTakeFirst();
      return row?.secret ?? null;
    },
    async addIfAbsent(name, secret, at) {
      await insertIfAbsent(db as Transaction<Tables>, "server_key", { name, secret, made_at: at }, ["name"]);
    },
  };
}
