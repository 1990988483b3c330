import assert from "node:assert/strict";
import { migrations } from "../../../src/adapters/store/migrations/all.ts";
import { printScript } from "../../../src/adapters/store/print-migrations.ts";

/** The most bytes of a key: of the index that orders the table, and of any other. Longer rows would be refused one day. */
const longest = { clustered: 900, other: 1700 };

const sizes: Readonly<Record<string, number>> = { int: 4, bigint: 8, bit: 1, datetime2: 8, float: 8 };

/** Bytes of a column at most, as SQL Server stores it; no end where it cannot be part of a key. */
function bytesOf(type: string, length: string): number {
  if (length === "max") return Number.POSITIVE_INFINITY;
  const known = sizes[type];
  if (known !== undefined) return known;
  assert.ok(["char", "nvarchar", "varbinary"].includes(type), type);
  return Number(length) * (type === "nvarchar" ? 2 : 1);
}

describe("Keys on SQL Server", () => {
  it("are never longer than an index may be, whatever stands in their columns", async () => {
    const script = (await printScript(migrations, "sqlserver")).replaceAll("''", "'");
    const columns = new Map<string, number>();
    const keys: { readonly name: string; readonly bytes: number; readonly most: number }[] = [];
    const key = (name: string, table: string, list: string, most: number) => {
      const named = [...list.matchAll(/"(?<column>\w+)"/g)].map(({ groups }) => groups?.["column"] ?? "");
      const bytes = named.reduce((sum, one) => sum + (columns.get(`${table}.${one}`) ?? Number.NaN), 0);
      keys.push({ name, bytes, most });
    };
    const column =
      /"(?<name>\w+)" (?<type>char|nvarchar|varbinary|int|bigint|bit|datetime2|float)(?:\((?<length>\w+)\))?(?<rest>[^,]*)/g;
    const statement =
      /(?:create table "(?<table>\w+)" \((?<body>.*)\)'\)|alter table "(?<changed>\w+)" add (?<added>"\w+" \w.*)'\)|create (?:unique )?index "(?<index>\w+)" on "(?<on>\w+)" \((?<list>[^)]*)\))/g;
    for (const { groups = {} } of script.matchAll(statement)) {
      const table = groups["table"] ?? groups["changed"];
      if (table === undefined) {
        key(groups["index"] ?? "", groups["on"] ?? "", groups["list"] ?? "", longest.other);
        continue;
      }
      const body = groups["body"] ?? groups["added"] ?? "";
      for (const { groups: it = {} } of body.matchAll(column)) {
        columns.set(`${table}.${it["name"]}`, bytesOf(it["type"] ?? "", it["length"] ?? ""));
        if (/primary key/.test(it["rest"] ?? ""))
          key(`${table}'s own`, table, `"${it["name"]}"`, longest.clustered);
      }
      for (const [, name = "", list = ""] of body.matchAll(/constraint "(\w+)" primary key \(([^)]*)\)/g))
        key(name, table, list, longest.clustered);
      for (const [, name = "", list = ""] of body.matchAll(/constraint "(\w+)" unique \(([^)]*)\)/g))
        key(name, table, list, longest.other);
    }
    assert.ok(keys.length > 150, `${keys.length} keys were read`);
    assert.deepEqual(
      keys.filter(({ bytes, most }) => !(bytes <= most)),
      [],
    );
  });
});
