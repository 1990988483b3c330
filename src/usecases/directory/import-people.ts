import { personInput, type PersonInput } from "../../contract/administration.ts";
import { messageOf } from "../../contract/messages/all.ts";
import { roleNames } from "../../contract/messages/roles.ts";
import type { PeopleImport, PeopleImportInput } from "../../contract/people-import.ts";
import { isBlankRow, textOf, type SheetRow } from "../../domain/imports/cell.ts";
import { existsOn, type OrgNode } from "../../domain/organisation/org-node.ts";
import { roles, type Actor, type Role } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { fold } from "../../domain/text/fold.ts";
import { localDateOf, parseLocalDate, type LocalDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { addPerson } from "../administration/add-person.ts";
import { keepTies, type Ties } from "./keep-ties.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "sheets">;

const mostRows = 2_000;

/** What a column can hold, by the folded headings that it may have. */
const headings = {
  name: ["ho ten", "ho va ten", "name", "full name"],
  email: ["thu dien tu", "email", "e mail"],
  directoryId: ["ma entra", "entra id", "object id"],
  role: ["vai tro", "role"],
  unit: ["don vi", "unit", "department"],
  from: ["tu ngay", "from"],
  manager: ["thu dien tu quan ly", "quan ly truc tiep", "manager", "manager email"],
  groups: ["nhom", "groups", "group"],
} as const;
type Column = keyof typeof headings;
const needed: readonly Column[] = ["name", "email", "role"];

type Row = PeopleImport["rows"][number];

/**
 * Takes people from a CSV file where the directory is not connected, or looks at it first. A row that is wrong says why,
 * and keeps none of the others out. Throws `people-import.…`, `sheet.…`.
 */
export async function importPeople(
  deps: Deps,
  actor: Actor,
  { text, isPreview }: PeopleImportInput,
): Promise<PeopleImport> {
  demand(mayAdminister(actor, actor.agencyId));
  const rows = (await deps.sheets.readText(text)).filter((row) => !isBlankRow(row));
  if (rows.length > mostRows + 1)
    throw new RuleBroken("people-import.too-many", { params: { most: mostRows } });
  const columns = columnsOf(rows[0]);
  const on = localDateOf(deps.clock.now());
  const nodes = (await deps.store.read.organisation.nodesOf(actor.agencyId)).filter((it) => existsOn(it, on));
  const seen = new Set<string>();
  const addresses = await addressesIn(deps, actor, rows.slice(1), columns);
  const taken: Ties[] = [];
  const done: Row[] = [];
  let waits = 0;
  for (const row of rows.slice(1)) {
    const said = saidIn(row, columns);
    try {
      const input = personOf(said, nodes, on);
      refuseTwice(seen, input);
      refuseUnknownManager(addresses, said);
      if (isPreview) await refuseKnown(deps, input);
      else {
        const added = await addPerson(deps, actor, input);
        waits += Number(added.waits === true);
        taken.push({ personId: added.id, managerEmail: said.manager, groups: groupsIn(said.groups) });
      }
      done.push(lineOf(row, said, null));
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      done.push(lineOf(row, said, error));
    }
  }
  if (!isPreview) await keepTies(deps, actor, taken);
  const wrong = done.filter(({ problem }) => problem !== null).length;
  return { rows: done, good: done.length - wrong, wrong, waits };
}

function columnsOf(row: SheetRow | undefined): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  for (const [place, cell] of (row?.cells ?? []).entries()) {
    const heading = fold(textOf(cell))
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
    const all = Object.keys(headings).filter((it): it is Column => it in headings);
    const column = all.find((it) => headings[it].some((one) => one === heading));
    if (column !== undefined && !columns.has(column)) columns.set(column, place);
  }
  const missing = needed.filter((column) => !columns.has(column));
  if (missing.length > 0)
    throw new RuleBroken("people-import.headings", {
      params: { missing: missing.map((it) => headings[it][0]).join(", ") },
    });
  return columns;
}

type Said = Readonly<Record<Column, string>>;

function saidIn({ cells }: SheetRow, columns: ReadonlyMap<Column, number>): Said {
  const at = (column: Column): string => {
    const place = columns.get(column);
    return place === undefined ? "" : textOf(cells[place]).trim();
  };
  const [name, email, directoryId] = [at("name"), at("email"), at("directoryId")];
  const [manager, groups] = [at("manager").toLowerCase(), at("groups")];
  return { name, email, directoryId, role: at("role"), unit: at("unit"), from: at("from"), manager, groups };
}

function roleOf(text: string): Role | null {
  const wanted = fold(text);
  return (
    roles.find((role) => [role, roleNames[role].vi, roleNames[role].en].some((it) => fold(it) === wanted)) ??
    null
  );
}

function unitOf(text: string, nodes: readonly OrgNode[]): OrgNode | null {
  const wanted = fold(text);
  return (
    nodes.find(
      (it) => it.kind === "unit" && (fold(it.name) === wanted || fold(it.abbreviation) === wanted),
    ) ?? null
  );
}

/** Throws `people-import.…` with what is wrong in the row. */
function personOf(said: Said, nodes: readonly OrgNode[], on: LocalDate): PersonInput {
  const role = roleOf(said.role);
  if (role === null) throw new RuleBroken("people-import.role", { params: { text: said.role } });
  const unit = unitOf(said.unit, nodes);
  if (said.unit !== "" && unit === null)
    throw new RuleBroken("people-import.unit", { params: { text: said.unit } });
  const validFrom = said.from === "" ? on : parseLocalDate(said.from);
  if (validFrom === null) throw new RuleBroken("people-import.date", { params: { text: said.from } });
  const read = personInput.safeParse({
    version: null,
    fullName: said.name,
    email: said.email,
    directoryId: said.directoryId === "" ? null : said.directoryId,
    isActive: true,
    appointment: {
      version: null,
      role,
      unitId: unit?.id ?? null,
      positionId: null,
      validFrom,
      validTo: null,
    },
  });
  if (read.success) return read.data;
  const field = String(read.error.issues[0]?.path[0] ?? "");
  throw new RuleBroken(
    field === "fullName"
      ? "people-import.name"
      : field === "email"
        ? "people-import.email"
        : "people-import.directory-id",
  );
}

/** By the id in the directory, else by the address: two rows are not one person by their name. */
function refuseTwice(seen: Set<string>, { directoryId, email }: PersonInput): void {
  const key = directoryId ?? email.toLowerCase();
  if (seen.has(key)) throw new RuleBroken("people-import.twice");
  seen.add(key);
}

/** By `|`, since commas and semicolons part the columns. */
function groupsIn(text: string): string[] {
  return text
    .split("|")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

async function addressesIn(
  { store }: Deps,
  actor: Actor,
  rows: readonly SheetRow[],
  columns: ReadonlyMap<Column, number>,
): Promise<ReadonlySet<string>> {
  const { people } = await store.read.people.peopleOf(actor.agencyId);
  const inFile = rows.map((row) => saidIn(row, columns).email.toLowerCase());
  return new Set([...inFile, ...people.map(({ email }) => email)].filter((email) => email !== ""));
}

function refuseUnknownManager(addresses: ReadonlySet<string>, { manager }: Said): void {
  if (manager !== "" && !addresses.has(manager))
    throw new RuleBroken("people-import.manager", { params: { text: manager } });
}

async function refuseKnown({ store }: Deps, { directoryId }: PersonInput): Promise<void> {
  const known = directoryId && (await store.read.people.personByDirectoryId(directoryId.toLowerCase()));
  if (known) throw new RuleBroken("people.directory-id-taken");
}

function lineOf({ number: line }: SheetRow, said: Said, problem: RuleBroken | null): Row {
  return {
    line,
    name: said.name,
    role: roleOf(said.role),
    unit: said.unit === "" ? null : said.unit,
    problem: problem && (messageOf(problem.code, problem.params) ?? { vi: problem.code, en: problem.code }),
  };
}
