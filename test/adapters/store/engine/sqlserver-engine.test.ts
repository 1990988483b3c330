import assert from "node:assert/strict";
import { inspect } from "node:util";
import { sql } from "kysely";
import { type Database, openDatabase } from "../../../../src/adapters/store/engine/open-database.ts";
import { DuplicateKey, StoreUnavailable } from "../../../../src/ports/store-errors.ts";
import { waitFor } from "../../../support/wait-for.ts";
import { type SampleSchema, sampleId, sampleRow } from "./sample-schema.ts";
import { type Answer, type TdsServer, startTdsServer } from "./tds-server.ts";

const PASSWORD = "Mật-khẩu:rất;dài=1";

describe("the driver for SQL Server, against a double on the wire", () => {
  let server: TdsServer;
  let db: Database<SampleSchema>;

  async function open(answer: Answer, requestTimeout = 5_000, connectTimeout = 2_000): Promise<void> {
    server = await startTdsServer(answer);
    db = await openDatabase<SampleSchema>(settings(server.port, requestTimeout, connectTimeout));
  }

  function settings(port: number, requestTimeout = 5_000, connectTimeout = 2_000) {
    const authentication = { kind: "login", user: "app", password: PASSWORD } as const;
    const limits = { requestTimeout, connectTimeout, poolSize: 3, encrypt: false };
    const connection = { server: "127.0.0.1", port, database: "vanthu", authentication, ...limits };
    return { engine: "sqlserver", connection } as const;
  }

  afterEach(async () => {
    await db?.close();
    await server?.close();
  });

  const add = () => db.transaction((tx) => tx.insertInto("sample").values(sampleRow(1)).execute());
  const kinds = () => server.events.map((event) => event.split(" ")[0]);

  it("states the type of every parameter, with lengths in two sizes, and writes null itself", async () => {
    await open(() => undefined);
    await db.transaction((tx) =>
      tx
        .insertInto("sample")
        .values(sampleRow(1, { body: "đ".repeat(5_000), size: 2 ** 40, bytes: new Uint8Array(3) }))
        .execute(),
    );
    const declared = /\[(.*)\]/.exec(server.events[1] ?? "")?.[1];
    assert.equal(
      declared,
      "@1 char(36), @2 nvarchar(4000), @3 nvarchar(max), @4 datetime2(3), @5 char(10), @6 bit, @7 bigint, @8 varbinary(8000)",
    );
    assert.deepEqual(kinds(), ["begin", "insert", "commit"]);
  });

  it("reads rows as SQLite gives them", async () => {
    const received = new Date("2026-03-31T16:59:59.123Z");
    const columns = [
      { name: "name", type: "nvarchar" },
      { name: "size", type: "bigint" },
      { name: "received_at", type: "datetime2" },
      { name: "is_open", type: "bit" },
      { name: "has_files", type: "int" },
      { name: "bytes", type: "varbinary" },
      { name: "body", type: "nvarchar" },
    ] as const;
    const row = ["Văn bản đến", 2 ** 41, received, true, 0, new Uint8Array([1, 2]), null];
    await open((event) => (event.startsWith("select") ? { kind: "rows", columns, rows: [row] } : undefined));
    const rows = await db.reader.selectFrom("sample").selectAll().execute();
    const [name, size, at, open_, , bytes, body] = row;
    assert.deepEqual(rows, [{ name, size, received_at: at, is_open: open_, has_files: false, bytes, body }]);
  });

  it("refuses a column without a name", async () => {
    const columns = [{ name: "", type: "int" }] as const;
    await open((event) => (event.startsWith("select") ? { kind: "rows", columns, rows: [[1]] } : undefined));
    await assert.rejects(sql`select count(*) from sample`.execute(db.reader), /without a name/);
  });

  it("tells how many rows a change touched", async () => {
    await open((event) => (event.startsWith("update") ? { kind: "done", affected: 3 } : undefined));
    const [result] = await db.transaction((tx) => tx.updateTable("sample").set({ size: 1 }).execute());
    assert.equal(result?.numUpdatedRows, 3n);
  });

  it("sends statements of one transaction in turn, though they were started together", async () => {
    await open(() => undefined);
    await db.transaction(async (tx) => {
      await Promise.all([1, 2, 3].map((at) => tx.insertInto("sample").values(sampleRow(at)).execute()));
    });
    assert.deepEqual(kinds(), ["begin", "insert", "insert", "insert", "commit"]);
  });

  it("goes on by itself after the server was away, and says meanwhile that it is unavailable", async () => {
    await open(() => undefined);
    await add();
    const { port } = server;
    await server.close();
    await assert.rejects(add(), StoreUnavailable);
    await assert.rejects(db.ping(), StoreUnavailable);
    server = await startTdsServer(() => undefined, "accept", port);
    await add();
    await db.ping();
  });

  it("lets work that nobody waits for take longer than a statement may, on a connection of its own", async () => {
    await open((event) => (event.startsWith("update") ? { kind: "silence" } : undefined), 400);
    const change = (isLong: boolean) =>
      db.transaction((tx) => tx.updateTable("sample").set({ size: 1 }).execute(), { isLong });
    const long = change(true).catch((error: unknown) => error);
    await waitFor(async () => (kinds().includes("update") ? true : null));
    // Begun later, and its time is over first.
    await assert.rejects(change(false), StoreUnavailable);
    assert.equal(kinds().filter((kind) => kind === "attention").length, 1);
    const { port } = server;
    await server.close();
    server = await startTdsServer(() => undefined, "accept", port);
    await long;
  });

  it("says that no connection was free, and not that the program is at fault", async () => {
    await open((event) => (event.startsWith("select") ? { kind: "silence" } : undefined), 900, 300);
    const reads = Array.from({ length: 4 }, () => db.reader.selectFrom("sample").selectAll().execute());
    for (const read of await Promise.allSettled(reads))
      assert.ok(read.status === "rejected" && read.reason instanceof StoreUnavailable);
  });

  it("sends a read again that was cut off, since it changed nothing", async () => {
    let cuts = 1;
    await open((event) => (event.startsWith("select") && cuts-- > 0 ? { kind: "cut" } : undefined));
    await db.ping();
    assert.deepEqual(kinds(), ["select", "select"]);
  });

  it("undoes what throws", async () => {
    await open(() => undefined);
    await assert.rejects(
      db.transaction(async () => {
        throw new RangeError("no");
      }),
      RangeError,
    );
    assert.deepEqual(kinds(), ["begin", "rollback"]);
  });

  it("runs a deadlock's victim again from its beginning, never half of it", async () => {
    let victims = 2;
    await open((event) =>
      event.startsWith("update") && victims-- > 0 ? { kind: "error", number: 1205 } : undefined,
    );
    let began = 0;
    const outcome = await db.transaction(async (tx) => {
      began += 1;
      await tx.insertInto("sample").values(sampleRow(1)).execute();
      await tx.updateTable("sample").set({ size: 1 }).execute();
      return "kept";
    });
    assert.equal(outcome, "kept");
    assert.equal(began, 3);
    const whole = ["begin", "insert", "update"];
    assert.deepEqual(
      kinds().filter((kind) => kind !== "rollback"),
      [...whole, ...whole, ...whole, "commit"],
    );
  });

  it("gives up after five times, as unavailable", async () => {
    await open((event) => (event.startsWith("insert") ? { kind: "error", number: 3960 } : undefined));
    await assert.rejects(add(), StoreUnavailable);
    assert.equal(kinds().filter((kind) => kind === "insert").length, 5);
  });

  it("runs again on another connection when the server cuts it off", async () => {
    let cuts = 1;
    await open((event) => (event.startsWith("insert") && cuts-- > 0 ? { kind: "cut" } : undefined));
    await add();
    assert.deepEqual(kinds(), ["begin", "insert", "begin", "insert", "commit"]);
  });

  it("runs nothing again when the connection breaks at the commit: that may have been kept", async () => {
    let cuts = 1;
    await open((event) => (event === "commit" && cuts-- > 0 ? { kind: "cut" } : undefined));
    await assert.rejects(add(), (error) => error instanceof StoreUnavailable && error.outcome === "unknown");
    assert.equal(kinds().filter((kind) => kind === "insert").length, 1);
    await add();
  });

  it("tells of a duplicate by its type, without the value, and goes on where it is caught", async () => {
    const message =
      "Cannot insert duplicate key in object 'dbo.sample' with unique index 'ux_name'. The key is (Nguyễn Văn A).";
    await open((event) =>
      event.startsWith("insert") ? { kind: "error", number: 2601, message } : undefined,
    );
    await db.transaction(async (tx) => {
      const caught = await tx
        .insertInto("sample")
        .values(sampleRow(1))
        .execute()
        .catch((error: unknown) => error);
      assert.ok(caught instanceof DuplicateKey && caught.key === "ux_name");
      assert.doesNotMatch(inspect(caught, { depth: 9 }), /Nguyễn/);
      await tx.updateTable("sample").set({ size: 1 }).execute();
    });
    assert.deepEqual(kinds(), ["begin", "insert", "update", "commit"]);
  });

  it("cancels what takes too long and takes nothing more into that transaction", async () => {
    await open((event) => (event.startsWith("select") ? { kind: "silence" } : undefined), 1_000);
    const outcome = db.transaction(async (tx) => {
      await assert.rejects(tx.selectFrom("sample").selectAll().execute(), StoreUnavailable);
      await tx.insertInto("sample").values(sampleRow(1)).execute();
    });
    await assert.rejects(outcome, StoreUnavailable);
    assert.deepEqual(kinds(), ["begin", "select", "attention", "rollback"]);
    await add();
  });

  it("streams, and makes the server stop when nobody reads on", async () => {
    const columns = [
      { name: "id", type: "nvarchar" },
      { name: "size", type: "bigint" },
    ] as const;
    const rows = Array.from({ length: 5_000 }, (_, at) => [sampleId(at), at]);
    await open((event) => (event.startsWith("select") ? { kind: "rows", columns, rows } : undefined));
    const query = db.reader.selectFrom("sample").select(["id", "size"]);
    let seen = 0;
    for await (const row of query.stream(100)) assert.deepEqual(row, { id: sampleId(seen), size: seen++ });
    assert.equal(seen, 5_000);
    for await (const row of query.stream(10)) {
      assert.equal(row.size, 0);
      break;
    }
    await add();
  });

  it("tells an error in a stream by its type", async () => {
    await open((event) => (event.startsWith("select") ? { kind: "error", number: 1205 } : undefined));
    const read = async () => {
      for await (const row of db.reader.selectFrom("sample").selectAll().stream(10)) assert.ok(row);
    };
    await assert.rejects(read(), StoreUnavailable);
  });

  it("tells a fault of ours by its number, and quotes no value of ours", async () => {
    const quoting = "String or binary data would be truncated. Truncated value: 'Đơn của bà Lê Thị B'.";
    const said = (event: string) =>
      event.startsWith("insert")
        ? ({ kind: "error", number: 2628, message: quoting } as const)
        : ({ kind: "error", number: 208, message: "Invalid object name 'absent'." } as const);
    await open((event) => (/^(?:insert|select)/.test(event) ? said(event) : undefined));
    await assert.rejects(
      add(),
      (error) => error instanceof Error && /2628/.test(error.message) && !/Lê/.test(inspect(error)),
    );
    await assert.rejects(db.reader.selectFrom("sample").selectAll().execute(), /208.*Invalid object name/);
  });

  it("holds the rules of every store: nesting, the reader inside, use after the end and after closing", async () => {
    await open(() => undefined);
    await assert.rejects(
      db.transaction(() => add()),
      /inside a running transaction/,
    );
    await assert.rejects(
      db.transaction(() => db.ping()),
      /reader was used inside/,
    );
    const kept = await db.transaction(async (tx) => ({ tx }));
    await assert.rejects(kept.tx.selectFrom("sample").selectAll().execute());
    await db.close();
    await assert.rejects(add(), StoreUnavailable);
    await assert.rejects(db.ping(), StoreUnavailable);
  });

  it("never shows the password, however the connection fails", async () => {
    server = await startTdsServer(() => undefined, "refuse");
    const refused = openDatabase(settings(server.port));
    const silent = (error: unknown) =>
      error instanceof StoreUnavailable &&
      !inspect(error, { depth: 12, showHidden: true }).includes(PASSWORD);
    await assert.rejects(refused, silent);
    await server.close();
    await assert.rejects(openDatabase(settings(server.port)), silent);
    const text = `Server=127.0.0.1,${server.port};Database=d;User Id=app;Password={${PASSWORD}};Encrypt=false`;
    await assert.rejects(openDatabase({ engine: "sqlserver", connection: text }), silent);
    await assert.rejects(
      openDatabase({ engine: "sqlserver", connection: `Password=${PASSWORD};;=;Server` }),
      (error) => error instanceof Error && !inspect(error, { depth: 12 }).includes("khẩu"),
    );
    server = await startTdsServer(() => undefined);
  });
});
