import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ownLook } from "../support/query-plans.ts";

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
      const rows = tables.map((table) => {
        const look = database.prepare(`${ownLook} select * from "${table}"`);
        // Positions in the search are larger than a number holds.
        look.setReadBigInts(true);
        return [table, look.all()];
      });
      const files = readdirSync(path.join(dataFolder, "files"), { recursive: true, encoding: "utf8" }).sort();
      return createHash("sha256")
        .update(
          JSON.stringify([rows, files], (_key, value: unknown) =>
            typeof value === "bigint" ? `${value}n` : value,
          ),
        )
        .digest("hex");
    },
    writes: () => Number(version.get()?.["data_version"]),
    close: () => database.close(),
  };
}
