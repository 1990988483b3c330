import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync, StatementSync } from "node:sqlite";

/** Looks at a running server's store from beside it. */
export interface WatchedStore {
  /** Rows of all tables, their versions, the audit and the names of the kept files, as one text to compare. */
  picture(): string;
  /** A number that stays while nobody writes anything. */
  writes(): number;
  close(): void;
}

export function watchStore(dataFolder: string): WatchedStore {
  const database = new DatabaseSync(path.join(dataFolder, "vanthu.db"), { readOnly: true });
  const version = database.prepare("pragma data_version");
  const tables = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'document_search%'")
    .all()
    .map(({ name }) => String(name));
  return {
    picture() {
      const rows = tables.map((table) => [table, database.prepare(`select * from "${table}"`).all()]);
      const files = readdirSync(path.join(dataFolder, "files"), { recursive: true, encoding: "utf8" }).sort();
      return createHash("sha256")
        .update(JSON.stringify([rows, files]))
        .digest("hex");
    },
    writes: () => Number(version.get()?.["data_version"]),
    close: () => database.close(),
  };
}

/** Collects the text of every statement that SQLite runs in this process, until it is stopped. */
export interface StatementRecorder {
  /** What was run since the last call. */
  taken(): string[];
  stop(): void;
}

export function recordStatements(): StatementRecorder {
  const statements: string[] = [];
  const originals = (["all", "run", "iterate"] as const).map((name) => {
    const original: unknown = Reflect.get(StatementSync.prototype, name);
    if (typeof original !== "function") throw new Error(`node:sqlite has no ${name}.`);
    const recording = new Proxy(original, {
      apply(target, self: StatementSync, args: unknown[]): unknown {
        statements.push(self.sourceSQL);
        return Reflect.apply(target, self, args);
      },
    });
    Reflect.set(StatementSync.prototype, name, recording);
    return { name, original };
  });
  return {
    // What a server does by the clock, such as showing life, is not about who asks.
    taken: () => statements.splice(0).filter((sql) => !/^pragma data_version|"instance"/u.test(sql)),
    stop() {
      for (const { name, original } of originals) Reflect.set(StatementSync.prototype, name, original);
    },
  };
}
