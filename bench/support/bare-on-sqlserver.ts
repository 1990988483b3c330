import { sql, type Kysely, type RawBuilder } from "kysely";
import { openDatabase, type Database } from "../../src/adapters/store/engine/open-database.ts";
import { migrate, type AnyTables } from "../../src/adapters/store/migrate.ts";
import { migrations } from "../../src/adapters/store/migrations/all.ts";
import type { BareRegistrations } from "./bare-registrations.ts";

type Row = Readonly<Record<string, unknown>>;

/** What a registration adds rows to, and where the rows of a document are. */
const added: readonly (readonly [into: string, where: (id: string) => RawBuilder<unknown>])[] = [
  ["incoming_document", (id) => sql`id = ${id}`],
  ["stored_file", (id) => sql`document_id = ${id}`],
  ["file_text", (id) => sql`document_id = ${id}`],
  ["outbox", (id) => sql`dedup_key >= ${`signatures:${id}:`} and dedup_key < ${`signatures:${id};`}`],
  ["audit_entry", (id) => sql`document_id = ${id}`],
  ["document_words", (id) => sql`document_id = ${id} and part = 'fields'`],
];

/**
 * Replays what the server wrote into an empty database of the same server, by the same driver, one transaction a
 * registration: its number is taken from the register, each row is one prepared insert, and the words are inserted from
 * one list, as the server does it. `together` writers do so at once.
 */
export async function openBareOnSqlServer(from: string, to: string): Promise<BareRegistrations> {
  const source = await openDatabase<AnyTables>({ engine: "sqlserver", connection: from });
  const target = await openDatabase<AnyTables>({ engine: "sqlserver", connection: to });
  await migrate(target, migrations);
  for (const row of await rowsOf(source.reader, "register", sql`year > 0`))
    await target.transaction((tx) =>
      tx
        .insertInto("register")
        .values({ ...row, last_number: 0 })
        .execute(),
    );
  let done = 0;

  async function next(count: number): Promise<Registration[]> {
    const found = await source.reader
      .selectFrom("incoming_document")
      .select(["id", "register_id"])
      .where("arrival_number", ">", done)
      .where("arrival_number", "<=", done + count)
      .orderBy("arrival_number")
      .execute();
    done += found.length;
    return Promise.all(found.map((row) => registrationOf(source, row)));
  }

  return {
    rowsEach: (await next(1))[0]?.inserts.length ?? 0,
    async replay(count, together) {
      const all = await next(count);
      const processor = process.cpuUsage();
      const begun = performance.now();
      const waiting = all.values();
      const writer = async () => {
        for (const one of waiting) await target.transaction((tx) => put(tx, one));
      };
      await Promise.all(Array.from({ length: together }, writer));
      const ms = performance.now() - begun;
      const { user, system } = process.cpuUsage(processor);
      return { registrations: all.length, ms, processorMs: (user + system) / 1000 };
    },
    async close() {
      await source.close();
      await target.close();
    },
  };
}

interface Registration {
  readonly registerId: unknown;
  readonly inserts: readonly (readonly [into: string, row: Row])[];
}

async function registrationOf(source: Database<AnyTables>, { id, register_id }: Row): Promise<Registration> {
  const inserts: (readonly [string, Row])[] = [];
  for (const [into, where] of added)
    for (const row of await rowsOf(source.reader, into, where(String(id)))) inserts.push([into, row]);
  return { registerId: register_id, inserts };
}

async function put(tx: Kysely<AnyTables>, { registerId, inserts }: Registration): Promise<void> {
  await tx
    .updateTable("register")
    .set((set) => ({ last_number: set("last_number", "+", 1) }))
    .where("id", "=", registerId)
    .execute();
  for (const [into, row] of inserts) await tx.insertInto(into).values(row).execute();
  const document = inserts[0]?.[1] ?? {};
  const words = inserts.find(([into]) => into === "document_words")?.[1] ?? {};
  await sql`insert into document_term (agency_id, kind, term, sort_key)
    select ${document["agency_id"]} as agency_id, 'incoming' as kind, item.value as term, ${document["sort_key"]} as sort_key
    from openjson(${words["words"]}) with (value nvarchar(60) '$') as item`.execute(tx);
}

async function rowsOf(db: Kysely<AnyTables>, table: string, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from ${sql.table(table)} where ${where}`.execute(db);
  return rows;
}
