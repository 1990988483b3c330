import assert from "node:assert/strict";
import { type KyselyPlugin, Kysely, type RootOperationNode } from "kysely";
import type { Database } from "../../src/adapters/store/engine/open-database.ts";
import { recordingDialect } from "../../src/adapters/store/engine/record-statements.ts";
import { SqlServerCompiler } from "../../src/adapters/store/engine/sqlserver-compiler.ts";

// Stands where no SQL Server can: what is compiled here has not been run, but the forms that are known to fail or to
// mislead (reference/sqlserver.md) are refused.

/** Each: what is refused, and the pattern in a statement without its texts and quoted names. */
const REFUSED: readonly (readonly [string, RegExp])[] = [
  ["limit", /\blimit\b/i],
  ["returning", /\breturning\b/i],
  ["on conflict", /\bon conflict\b/i],
  ["if not exists", /\bif not exists\b/i],
  ["merge", /\bmerge\b/i],
  ["top percent", /\btop\b\s*\([^)]*\)\s*percent\b/i],
  ["with ties", /\bwith ties\b/i],
  ["create or alter", /\bcreate or alter\b/i],
  ["insert or replace", /\b(?:insert or|replace into)\b/i],
  ["a flag written as a word", /(?<![.\w])(?:true|false)\b/i],
  ["an offset without an order", /^(?!.*\border by\b).*\boffset\b/is],
  ["an update of the first n that skips locked rows", /\bupdate top\b.*\breadpast\b/is],
  ["readpast otherwise than beside readcommittedlock alone", /\breadpast\b(?!, readcommittedlock\))/i],
  [
    "a reserved word as a name, which only quotes would allow",
    /(?:\bas |\.|\b(?:from|join|into|update) )(?:all|any|begin|browse|bulk|by|check|close|column|commit|current|database|default|deny|desc|disk|double|end|escape|external|file|for|full|function|goto|grant|group|identity|in|index|key|kill|left|load|merge|national|of|off|open|option|order|over|percent|plan|precision|primary|print|procedure|public|read|references|restore|return|right|rule|save|schema|set|some|statistics|table|to|top|transaction|trigger|union|unique|use|user|values|view|with|write)\b/i,
  ],
  ["nulls first or last", /\bnulls (?:first|last)\b/i],
  ["for update", /\bfor update\b/i],
  ["is distinct from", /\bis (?:not )?distinct from\b/i],
  ["joining texts with ||", /\|\|/],
  [
    "a function of SQLite",
    /\b(?:json_each|json_extract|strftime|substr|length|ifnull|group_concat|iif|glob|unixepoch)\s*\(/i,
  ],
  ["a sequence or an identity", /\b(?:next value for|identity|autoincrement)\b/i],
];

/** Throws, naming the form and the statement, when `sql` would fail or mislead on SQL Server. */
export function assertForms(sql: string, parameters: readonly unknown[] = []): void {
  const bare = sql.replaceAll(/N?'(?:[^']|'')*'/g, "''").replaceAll(/"[^"]*"/g, '"x"');
  for (const [form, pattern] of REFUSED) assert.ok(!pattern.test(bare), `${form}: ${sql}`);
  for (const [text] of sql.matchAll(/N?'(?:[^']|'')*'/g)) {
    const ascii = Buffer.byteLength(text) === text.length;
    assert.ok(text.startsWith("N") || ascii, `text without N: ${sql}`);
  }
  assert.doesNotMatch(sql, /\blike\s+N?'%/i, `like that begins with %: ${sql}`);
  assertIndexes(sql, bare);
  assertScans(sql, parameters);
  assertFlags(sql);
  assertOrder(sql);
  for (const list of outerSelections(sql)) for (const item of parts(list)) assertNamed(item, sql);
  assert.ok(parameters.length <= 2_100, `more than 2,100 parameters: ${sql.slice(0, 200)}`);
  for (const value of parameters) assert.notEqual(value, undefined, `an undefined parameter: ${sql}`);
}

export interface Recorded<S> {
  readonly db: Database<S>;
  readonly statements: string[];
}

/** The rows with which a recorded statement is answered. */
export type RowsFor = (sql: string, parameters: readonly unknown[]) => Record<string, unknown>[];

/**
 * A store that calls itself SQL Server and opens nothing: every statement is checked and kept, and answered with
 * `rowsFor` (no rows by default; a change then says that it touched `changes` rows, 1 by default).
 */
export function recordSqlServer<S>(rowsFor: RowsFor = () => [], changes = 1): Recorded<S> {
  const statements: string[] = [];
  const dialect = recordingDialect("sqlserver", ({ sql, parameters }) => {
    assertForms(sql, parameters);
    statements.push(sql);
    return { rows: rowsFor(sql, parameters), changes };
  });
  const reader = new Kysely<S>({ dialect });
  const db: Database<S> = {
    engine: "sqlserver",
    reader,
    transaction: (work) => reader.transaction().execute(work),
    close: async () => undefined,
    ping: async () => undefined,
  };
  return { db, statements };
}

// What dialect.ts and search.ts write for SQLite alone; their other half is checked by its own test.
const SQLITE_HALF = /strftime|sqlite_schema|document_search|document_text|\b(?:limit 1\) returning)\b/;

/** A list of ids as `inList` writes it for each engine: the statement around it is checked all the same. */
const asThere = (sql: string): string =>
  sql.replaceAll(
    /select value from json_each\((@\d+)\)/g,
    "select item.value from openjson($1) with (value char(36) '$') as item",
  );

/**
 * The same store, each of whose queries is compiled for SQL Server too and checked before it runs: a suite that
 * passes on SQLite through this has sent nothing that the other engine would refuse by its form.
 */
export function alsoForSqlServer<S>(db: Database<S>): Database<S> {
  const plugin = formsPlugin();
  return {
    engine: db.engine,
    reader: db.reader.withPlugin(plugin),
    transaction: (work) => db.transaction((tx) => work(tx.withPlugin(plugin))),
    close: () => db.close(),
    ping: () => db.ping(),
  };
}

function formsPlugin(): KyselyPlugin {
  const compile = (node: RootOperationNode, queryId: { readonly queryId: string }) =>
    new SqlServerCompiler().compileQuery(node, queryId);
  return {
    transformQuery: ({ node, queryId }) => {
      const { sql, parameters } = compile(node, queryId);
      if (!SQLITE_HALF.test(sql)) assertForms(asThere(sql), parameters);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

function assertIndexes(sql: string, bare: string): void {
  const name = /\bcreate (?:unique )?index "([^"]+)"/i.exec(sql)?.[1] ?? "";
  assert.ok(name.length <= 31, `an index name of more than 31 characters: ${name}`);
  if (/^\s*create table\b/i.test(bare))
    assert.doesNotMatch(bare, /[,(]\s*(?:unique )?index\b/i, `inline index: ${sql}`);
}

/** A pattern that begins with % reads the whole table. */
function assertScans(sql: string, parameters: readonly unknown[]): void {
  for (const [, number] of sql.matchAll(/\blike @(\d+)/gi)) {
    const pattern = parameters[Number(number) - 1];
    assert.ok(typeof pattern !== "string" || !pattern.startsWith("%"), `like that begins with %: ${sql}`);
  }
}

/** A flag is a number there, so it cannot stand alone as a condition. */
function assertFlags(sql: string): void {
  const alone =
    /\b(?:where|and|or|not|on|when) \(?(?:"\w+"\.)?"(?:is|has)_\w+"(?!\s*(?:=|<|>|!=|is\b|in\b|not in\b))/i;
  assert.doesNotMatch(sql, alone, `a flag as a condition: ${sql}`);
}

/** SQL Server refuses an order that names a column twice. */
function assertOrder(sql: string): void {
  const order = /\border by ([^()]*?)(?: offset\b.*)?$/is.exec(sql)?.[1];
  if (order === undefined) return;
  const columns = parts(order).map((item) => item.replace(/ (?:asc|desc)$/i, ""));
  assert.equal(new Set(columns).size, columns.length, `a column twice in the order: ${sql}`);
}

/** The selections whose columns get a name: of the statement itself and of the tables made by a query. */
function outerSelections(sql: string): string[] {
  const starts = [...sql.matchAll(/(?:^\s*|\b(?:from|join) \()select (?:distinct )?(?:top\s*\([^)]*\) )?/gi)];
  return starts.map((start) => untilFrom(sql.slice(start.index + start[0].length)));
}

function untilFrom(text: string): string {
  let depth = 0;
  for (const token of text.matchAll(/'(?:[^']|'')*'|"[^"]*"|\(|\)|\bfrom\b/gi)) {
    if (token[0] === "(") depth += 1;
    if (token[0] === ")") depth -= 1;
    if (depth < 0 || (depth === 0 && token[0].toLowerCase() === "from")) return text.slice(0, token.index);
  }
  return text;
}

function parts(list: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (const token of list.matchAll(/'(?:[^']|'')*'|"[^"]*"|[(),]/g)) {
    if (token[0] === "(") depth += 1;
    if (token[0] === ")") depth -= 1;
    if (token[0] !== "," || depth > 0) continue;
    found.push(list.slice(from, token.index));
    from = token.index + 1;
  }
  return [...found, list.slice(from)].map((item) => item.trim());
}

function assertNamed(item: string, sql: string): void {
  const column = /^(?:(?:"\w+"|\w+)\.)?(?:"\w+"|\w+|\*)$/;
  const named = /\bas ("\w+"|\w+)$/;
  assert.ok(column.test(item) || named.test(item), `a column without a name (${item}): ${sql}`);
  const outside = item.replaceAll(/'(?:[^']|'')*'/g, "''").replaceAll(/\((?:[^()]|\([^()]*\))*\)/g, "()");
  const truth = /^(?:not )?exists\b|^[^(]*(?<!\bthen\b.*)\s(?:=|<>|<|>|<=|>=|like|in|between)\s/i;
  if (!/^case\b|^\(/i.test(outside))
    assert.doesNotMatch(outside, truth, `a truth as a column (${item}): ${sql}`);
}
