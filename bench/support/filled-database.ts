import { existsSync } from "node:fs";
import { openDatabase, type Database } from "../../src/adapters/store/engine/open-database.ts";
import { migrate } from "../../src/adapters/store/migrate.ts";
import { migrations } from "../../src/adapters/store/migrations/all.ts";
import type { Tables } from "../../src/adapters/store/schema.ts";
import { fillStore } from "../../test/support/fill-store.ts";

export interface FilledDatabase {
  readonly database: Database<Tables>;
  readonly agencyId: string;
  readonly documents: number;
  /** Who was given the last document: its leader, the head of a unit, and a specialist. */
  readonly leaderId: string;
  readonly unitId: string;
  readonly personId: string;
}

/** Opens the file, or fills it with `documents` where it is not there; says on the console what it did. */
export async function filledDatabase(file: string, documents: number): Promise<FilledDatabase> {
  const isNew = !existsSync(file);
  const database = await openDatabase<Tables>({ engine: "sqlite", file });
  if (isNew) {
    const begun = performance.now();
    await migrate(database, migrations);
    await fillStore(database, documents);
    const seconds = ((performance.now() - begun) / 1000).toFixed(0);
    console.log(`${documents} documents, 3 readers each, filled in ${seconds} s`);
  }
  return { database, ...(await factsOf(database)) };
}

async function factsOf({ reader }: Database<Tables>): Promise<Omit<FilledDatabase, "database">> {
  const { documents } = await reader
    .selectFrom("incoming_document")
    .select((select) => select.fn.countAll<number>().as("documents"))
    .executeTakeFirstOrThrow();
  const last = await reader
    .selectFrom("incoming_document")
    .select(["id", "agency_id", "submitted_to"])
    .where("search_id", "=", documents)
    .executeTakeFirstOrThrow();
  const access = await reader
    .selectFrom("document_access")
    .select("principal")
    .where("document_id", "=", last.id)
    .execute();
  const leaderId = last.submitted_to ?? "";
  const idOf = (kind: "person" | "unit") =>
    access
      .filter(({ principal }) => principal.startsWith(`${kind}:`) && !principal.endsWith(leaderId))
      .map(({ principal }) => principal.slice(kind.length + 1))[0];
  return {
    agencyId: last.agency_id,
    documents,
    leaderId,
    unitId: idOf("unit") ?? "",
    personId: idOf("person") ?? "",
  };
}
