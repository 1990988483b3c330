import assert from "node:assert/strict";
import { type Database, openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { type SampleSchema, sampleRow } from "./sample-schema.ts";
import { type Answer, type TdsServer, startTdsServer } from "./tds-server.ts";

describe("prepared statements, against a double of SQL Server on the wire", () => {
  let server: TdsServer;
  let db: Database<SampleSchema>;

  async function open(answer: Answer): Promise<void> {
    server = await startTdsServer(answer);
    const authentication = { kind: "login", user: "app", password: "p" } as const;
    const place = { server: "127.0.0.1", port: server.port, database: "vanthu" };
    const connection = { ...place, authentication, poolSize: 3, encrypt: false };
    db = await openDatabase<SampleSchema>({ engine: "sqlserver", connection });
  }

  afterEach(async () => {
    await db.close();
    await server.close();
  });

  const kinds = () => server.events.map((event) => event.split(" ")[0]);

  it("has a statement prepared from its third use on a connection, and runs it so in other transactions too", async () => {
    await open(() => undefined);
    const insert = (at: number) =>
      db.transaction((tx) => tx.insertInto("sample").values(sampleRow(at)).execute());
    for (const at of [1, 2, 3, 4, 5]) await insert(at);
    const [[text, runs] = []] = server.prepared;
    assert.equal(server.prepared.size, 1);
    assert.match(
      text ?? "",
      /^insert into "sample" .*\[@1 char\(36\), @2 nvarchar\(4000\), @3 datetime2\(3\)/,
    );
    assert.equal(runs, 3);
    assert.equal(kinds().filter((kind) => kind === "insert").length, 5);
  });

  it("sends a statement whole when the server has forgotten what it prepared", async () => {
    let isForgotten = true;
    await open((event) => {
      if (!event.startsWith("insert") || server.prepared.size === 0 || !isForgotten) return undefined;
      isForgotten = false;
      return { kind: "error", number: 8179 };
    });
    await db.transaction(async (tx) => {
      for (const at of [1, 2, 3, 4]) await tx.insertInto("sample").values(sampleRow(at)).execute();
    });
    assert.equal(kinds().filter((kind) => kind === "insert").length, 5);
    assert.equal(kinds().at(-1), "commit");
  });

  it("is not brought down by a connection that breaks while a statement is being prepared", async () => {
    let cuts = 2;
    await open((event) => (event.startsWith("prepare") && cuts-- > 0 ? { kind: "cut" } : undefined));
    for (const at of [1, 2, 3, 4]) {
      await db.transaction((tx) => tx.insertInto("sample").values(sampleRow(at)).execute());
    }
    assert.equal(kinds().filter((kind) => kind === "insert").length, 4);
  });
});
