import assert from "node:assert/strict";
import { openDatabase } from "../../../src/adapters/store/engine/open-database.ts";
import { migrate } from "../../../src/adapters/store/migrate.ts";
import { migrations } from "../../../src/adapters/store/migrations/all.ts";
import { storeOver } from "../../../src/adapters/store/open-store.ts";
import type { Tables } from "../../../src/adapters/store/schema.ts";
import { at, newId } from "../../support/store-fixture.ts";

describe("the step of the schema that brings search in texts", () => {
  it("lets files that were there before it wait to be read like new ones", async () => {
    const db = await openDatabase<Tables>({ engine: "sqlite", file: ":memory:" });
    const step = migrations.findIndex(({ id }) => id === "0007-search-and-text");
    await migrate(db, migrations.slice(0, step));
    const id = newId();
    await db.transaction((tx) =>
      tx
        .insertInto("stored_file")
        .values({
          id,
          agency_id: newId(),
          document_kind: "incoming",
          document_id: newId(),
          role: "main",
          position: 0,
          name: "cũ.pdf",
          media_type: "application/pdf",
          size: 1,
          sha256: "0".repeat(64),
          page_count: null,
          stored_at: at("03-01 08:00"),
        })
        .execute(),
    );
    await migrate(db, migrations);
    const store = storeOver(db);
    const due = await store.read.texts.overdue(at("11-20 08:00"), 5);
    assert.deepEqual(
      due.map(({ fileId }) => fileId),
      [id],
    );
    assert.equal((await store.read.texts.standing([id])).get(id)?.state, "waiting");
    await store.close();
  });
});
