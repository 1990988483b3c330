import type { Compilable, CompiledQuery, Kysely, QueryResult, RawBuilder } from "kysely";
import { putOff } from "./put-off.ts";

type Build<S, G, O> = (db: Kysely<S>, given: G) => Compilable<O> | RawBuilder<O>;

/**
 * A query that is built and compiled when it is first run, and afterwards only given other values: Kysely takes longer
 * to write most of our statements than SQLite takes to run them. `build` is written like any query; what it is given
 * stands for values that are not known yet, so it may bind them but neither look at them nor choose by them, which
 * throws. Whoever runs it names the same values each time.
 */
export function compiledOnce<S, G extends object, O>(
  build: Build<S, G, O>,
): (db: Kysely<S>, values: G) => Promise<QueryResult<O>> {
  const compile = compiler(build);
  return (db, values) => db.executeQuery(compile(db, values));
}

/** The same for a change of the full text, which SQLite makes at the end of the transaction (see `putOff`). */
export function changeAtCommit<S, G extends object>(
  build: Build<S, G, unknown>,
): (db: Kysely<S>, values: G) => Promise<void> {
  const compile = compiler(build);
  return async (db, values) => void (await db.executeQuery(putOff(compile(db, values))));
}

function compiler<S, G extends object, O>(
  build: Build<S, G, O>,
): (db: Kysely<S>, values: G) => CompiledQuery<O> {
  const known = new Map<string, CompiledQuery<O>>();
  let names: number | undefined;

  return (db, values) => {
    // One more would be left out without a word.
    names ??= Object.keys(values).length;
    if (Object.keys(values).length !== names) throw new TypeError("Other values than the first time.");
    const isSqlServer = db.getExecutor().adapter.supportsOutput === true;
    // SQL Server cannot bind a null that has no type (see its compiler), so there each pattern of nulls is a text.
    const shape = isSqlServer ? `sqlserver ${nullsOf(values)}` : "sqlite";
    let compiled = known.get(shape);
    if (compiled === undefined) {
      const built = build(db, standIns(values, isSqlServer));
      compiled = "isRawBuilder" in built ? built.compile(db) : built.compile();
      if (known.size >= mostShapes) known.clear();
      known.set(shape, compiled);
    }
    const parameters = compiled.parameters.map((it) => (it instanceof StandIn ? valueOf(values, it) : it));
    return { ...compiled, parameters };
  };
}

const mostShapes = 200;

/** Takes a value's place while a query is compiled. */
class StandIn {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): never {
    throw new TypeError(`A query that is compiled once may not look at ${this.name}.`);
  }

  [Symbol.toPrimitive](): never {
    return this.toJSON();
  }
}

function standIns<G extends object>(values: G, keepNulls: boolean): G {
  const names = Object.entries(values).map(([name, value]: [string, unknown]) => [
    name,
    keepNulls && value === null ? null : new StandIn(name),
  ]);
  return Object.fromEntries(names) as G;
}

function nullsOf(values: object): string {
  let nulls = "";
  for (const [name, value] of Object.entries(values)) if (value === null) nulls += `${name} `;
  return nulls;
}

function valueOf(values: object, { name }: StandIn): unknown {
  const value: unknown = Reflect.get(values, name);
  if (value === undefined) throw new TypeError(`No value is given for ${name}.`);
  return value;
}
