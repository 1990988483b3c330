import type { ImportDetail, ImportProblems, ImportView } from "../../contract/imports.ts";
import type { PlacedProblem } from "../../domain/imports/import-job.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayRegister } from "../../domain/policies/may-on-incoming.ts";
import type { Services } from "../../ports/services.ts";
import { nameOfStarter, ownImport } from "./own-import.ts";
import { columnName, importView, sentenceOf } from "./present-import.ts";

type Needed = Pick<Services, "store">;

const shownImports = 50;
const problemsAPage = 200;

/** The agency's imports, newest first. */
export async function listImports({ store }: Needed, actor: Actor): Promise<ImportView[]> {
  demand(mayRegister(actor, actor.agencyId));
  const jobs = await store.read.imports.ofAgency(actor.agencyId, shownImports);
  const names = await store.read.people.names([...new Set(jobs.map(({ startedBy }) => startedBy))]);
  return jobs.map((job) => importView(job, names.get(job.startedBy) ?? ""));
}

export async function readImport({ store }: Needed, actor: Actor, id: string): Promise<ImportDetail> {
  const job = await ownImport(store.read, actor, id);
  return { import: importView(job, await nameOfStarter(store.read, job)), mapping: job.mapping };
}

/** What is wrong, by row and column, a page at a time. */
export async function listProblems(
  { store }: Needed,
  actor: Actor,
  id: string,
  after: number,
): Promise<ImportProblems> {
  const job = await ownImport(store.read, actor, id);
  const found = await store.read.imports.problems(job.id, after, problemsAPage);
  return {
    items: found.map((problem, place) => ({
      position: after + place + 1,
      row: problem.row,
      field: problem.field,
      column: columnName(problem.field),
      message: sentenceOf(problem.code, problem.params),
    })),
    next: found.length < problemsAPage ? null : after + problemsAPage,
  };
}

/** The same as a file that a spreadsheet opens: UTF-8 with its mark, between semicolons. */
export async function* problemLines({ store }: Needed, actor: Actor, id: string): AsyncGenerator<string> {
  const job = await ownImport(store.read, actor, id);
  yield problemsHeading;
  for (let after = 0; ;) {
    const found = await store.read.imports.problems(job.id, after, problemsAPage);
    for (const problem of found) yield problemLine(problem, job.mapping.columns);
    if (found.length < problemsAPage) return;
    after += found.length;
  }
}

export const problemsHeading = "\uFEFFDòng;Cột trong tệp;Thông tin;Vấn đề\r\n";

/** One problem as a line of that file. */
export function problemLine(
  { row, field, code, params }: PlacedProblem,
  columns: Readonly<Partial<Record<string, number>>>,
): string {
  const column = field === null ? undefined : columns[field];
  const cells = [
    String(row),
    column === undefined ? "" : letterOf(column),
    columnName(field)?.vi ?? "",
    sentenceOf(code, params).vi,
  ];
  return `${cells.map(quoted).join(";")}\r\n`;
}

/** A cell that begins like a formula would be run by whoever opens the file. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** 0 is A, 26 is AA, as spreadsheets name columns. */
export function letterOf(column: number): string {
  const rest = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? rest : letterOf(Math.floor(column / 26) - 1) + rest;
}
