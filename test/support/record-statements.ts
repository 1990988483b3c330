import { StatementSync, type SQLInputValue } from "node:sqlite";

export interface RecordedStatement {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

/** Collects every statement that SQLite runs in this process, until it is stopped. */
export interface StatementRecorder {
  /** What was run since the last call. */
  taken(): RecordedStatement[];
  stop(): void;
}

export function recordStatements(): StatementRecorder {
  const statements: RecordedStatement[] = [];
  const originals = (["all", "run", "iterate"] as const).map((name) => {
    const original: unknown = Reflect.get(StatementSync.prototype, name);
    if (typeof original !== "function") throw new Error(`node:sqlite has no ${name}.`);
    const recording = new Proxy(original, {
      apply(target, self: StatementSync, args: SQLInputValue[]): unknown {
        statements.push({ sql: self.sourceSQL, parameters: args });
        return Reflect.apply(target, self, args);
      },
    });
    Reflect.set(StatementSync.prototype, name, recording);
    return { name, original };
  });
  return {
    taken: () => statements.splice(0),
    stop() {
      for (const { name, original } of originals) Reflect.set(StatementSync.prototype, name, original);
    },
  };
}
