import assert from "node:assert/strict";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { recordStatements } from "./record-statements.ts";

// SQLite plans without statistics here as in production, where nobody runs ANALYZE: a plan depends on the schema alone,
// so that what is proved with two thousand documents holds for ten million.

export interface Planned {
  readonly sql: string;
  readonly plan: readonly string[];
}

/**
 * What may be read from end to end: what is no table at all (`p`, `k` and `some` are the places of one page), and tables
 * that hold a row or two for each agency, job, server or upload under way. The copy of the directory is held against the
 * office as a whole when an administrator asks what is proposed.
 */
const mayBeScanned =
  /^SCAN (?:json_each|p|k|some|CONSTANT ROW|\d+ CONSTANT ROWS?|\(subquery-\d+\)|register|audit_head|job|instance|upload|search_backlog|directory_person|migration|sqlite_schema|sqlite_master)\b/;

/** The picker of sample people reads them all; only a server on loopback without Entra has it. */
const ofSamplePeople = /^select (?:\* from "person" where "is_active" = \?$|"appointment"\.\*, )/;

/** The full text, asked for words or for one row; without either it is read through. */
const fullText = /^SCAN \w+ VIRTUAL TABLE INDEX \d+:(?<asked>\S*)$/;

/** An index of which only one column is used that says little: right for a page of an agency, and a scan for the rest. */
const sayingLittle = /^SEARCH (?<table>\w+) USING .*\((?<by>agency_id|is_open|state|kind|outcome)=\?\)$/;
const growing =
  /^(?:d|n|t|incoming_document|outgoing_document|assignment|delivery|audit_entry|stored_file|file_text)$/;

/** What is wrong with a plan at the size of a province, null where nothing is. */
function faultOf({ sql, plan }: Planned): string | null {
  const isPage = /\blimit\b/.test(sql) && !plan.includes("USE TEMP B-TREE FOR ORDER BY");
  for (const step of plan) {
    if (step.includes("AUTOMATIC")) return step;
    if (/^SCAN (?:person|appointment)$/.test(step) && ofSamplePeople.test(sql)) continue;
    if (step.startsWith("SCAN") && !mayBeScanned.test(step)) {
      if (!/[M=<>]/.test(fullText.exec(step)?.groups?.["asked"] ?? "")) return step;
    }
    const { table = "", by } = sayingLittle.exec(step)?.groups ?? {};
    if (growing.test(table) && !(isPage && by === "agency_id")) return `${step}, and no page that ends it`;
  }
  return null;
}

/** Fails with every statement that reads a large table from end to end; gives the plans of the others. */
export function assertNoScans(planned: readonly Planned[]): void {
  const wrong = planned.flatMap((it) => {
    const fault = faultOf(it);
    return fault === null ? [] : [`${fault}\n  ${it.sql}\n    ${it.plan.join("\n    ")}`];
  });
  assert.deepEqual(wrong, []);
}

/** Before a statement of a test that looks at the whole store beside the server. */
export const ownLook = "/* the test's own look */";

/** Everything that is sent to the store of a server in this process, from now until it is stopped. */
export interface WatchedPlans {
  /** Fails with every statement so far that reads a large table from end to end; gives how many were looked at. */
  assertNoScans(): number;
  stop(): void;
}

export function watchPlans(dataFolder: string): WatchedPlans {
  const recorder = recordStatements();
  return {
    assertNoScans() {
      const texts = new Set(recorder.taken().map(({ sql }) => sql));
      const database = new DatabaseSync(path.join(dataFolder, "vanthu.db"), { readOnly: true });
      const planned = [...texts]
        .filter((sql) => /^\s*(?:select|insert|update|delete|with)\b/i.test(sql))
        .map((sql) => {
          const rows = database.prepare(`explain query plan ${sql}`).all();
          return { sql, plan: rows.map((row) => String(row["detail"])) };
        });
      database.close();
      assertNoScans(planned);
      return planned.length;
    },
    stop: () => recorder.stop(),
  };
}
