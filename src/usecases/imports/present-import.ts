import type { ImportView } from "../../contract/imports.ts";
import { messageOf } from "../../contract/messages/all.ts";
import { importFieldNames } from "../../contract/messages/import-field-names.ts";
import { importMessages } from "../../contract/messages/imports.ts";
import { filledInBoth, type Message } from "../../contract/messages/message.ts";
import type { ImportCounts, ImportJob } from "../../domain/imports/import-job.ts";
import { importFields, type ImportField } from "../../domain/imports/mapping.ts";
import { registersIn } from "./end-import.ts";

/** An import as people see it. */
export function importView(job: ImportJob, startedBy: string): ImportView {
  const { read, added, same, differing, wrong, excluded, skipped } = job.counts;
  return {
    id: job.id,
    direction: job.direction,
    state: job.state,
    fileName: job.fileName,
    fileSize: job.fileSize,
    sha256: job.sha256,
    scope: job.scope,
    counts: { read, added, same, differing, wrong, excluded, skipped },
    total: job.total,
    summary: summaryOf(job.counts),
    registers: registersIn(job.counts).map(({ year, key, highest, entries }) => ({
      year,
      key,
      highest,
      entries,
    })),
    failure: job.failure === null ? null : sentenceOf(job.failure.code, job.failure.params),
    startedBy,
    createdAt: job.createdAt.toISOString(),
    endedAt: job.endedAt?.toISOString() ?? null,
  };
}

/** What is wrong, the most frequent first: in which column and how often. */
export function summaryOf({ problems }: Pick<ImportCounts, "problems">): ImportView["summary"] {
  return Object.entries(problems)
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, count]) => {
      const [field = "", code = ""] = key.split("|");
      return { field: field || null, message: inGeneral(code), count };
    });
}

/** A sentence for many rows at once, whose gaps are each row's own. */
function inGeneral(code: string): Message {
  const message = messageOf(code) ?? { vi: code, en: code };
  const without = (text: string) => text.replace(/[“"]?\{\w+\}[”"]?/gu, "…");
  return { vi: without(message.vi), en: without(message.en) };
}

export function sentenceOf(code: string, params: Readonly<Record<string, string | number>>): Message {
  return messageOf(code, params) ?? filledInBoth(importMessages["import.fault"], {});
}

/** The heading of the column that a problem stands in, null for the whole row. */
export function columnName(field: string | null): Message | null {
  const known = importFields.find((one): one is ImportField => one === field);
  return known === undefined ? null : importFieldNames[known];
}
