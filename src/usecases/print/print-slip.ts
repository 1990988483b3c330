import type { Writable } from "node:stream";
import type { AuditEntry } from "../../domain/audit/audit-entry.ts";
import type {
  AgencyOpinion,
  PrintedSlip,
  Proposal,
  SlipAssignee,
  UnitOpinion,
} from "../../domain/forms/slip-form.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { Assignment, Instruction, RoutingSlip } from "../../domain/routing/assignment.ts";
import { formatInstant, localDateOf } from "../../domain/time/local-date.ts";
import type { NamedAppointment } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { namesOnSlips, type Names } from "../incoming/present-slip.ts";
import { loadMatter, type ReadableMatter } from "../routing/load-matter.ts";
import { dayWithHour } from "./incoming-lines.ts";
import { wasReplaced } from "./receivers.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "forms">;

/** Whether the actor could print the slip; throws as `printSlip` does, and writes nothing down. */
export async function checkSlip(
  { store }: Pick<Deps, "store">,
  actor: Actor,
  documentId: string,
): Promise<void> {
  await loadMatter(store.read, actor, documentId);
}

/**
 * Writes Phiếu giải quyết văn bản đến (NĐ 30, Phụ lục IV, VII) for everybody who may read the document, and ends `out`.
 * Who prints it is kept before the first byte. Throws `document.absent` before anything is written.
 */
export async function printSlip(
  deps: Deps,
  actor: Actor,
  documentId: string,
  out: Writable,
  signal?: AbortSignal,
): Promise<void> {
  const { read } = deps.store;
  const now = deps.clock.now();
  const matter = await loadMatter(read, actor, documentId);
  const slip = await printedSlip(read, actor, matter, now);
  await deps.store.transaction((records) =>
    records.audit.append(matter.document.agencyId, [
      {
        id: deps.ids.next(),
        at: now,
        actorId: actor.personId,
        onBehalfOf: actor.onBehalfOf?.personId ?? null,
        action: "slip.printed",
        documentId,
        subjectId: null,
        data: {},
      },
    ]),
  );
  await deps.forms.slipPdf(slip, out, signal);
}

async function printedSlip(
  read: Records,
  actor: Actor,
  { document, slip }: ReadableMatter,
  now: Date,
): Promise<PrintedSlip> {
  const { fields } = document;
  const agency = await read.organisation.node(document.agencyId);
  const entries = (await read.audit.ofDocument(document.id)).filter(isProposal);
  const writers = entries.flatMap(({ actorId }) => actorId ?? []);
  const names = new Map([
    ...(await namesOnSlips(read, [slip])),
    ...(await read.people.names([...new Set(writers)])),
  ]);
  const titled = await titles(read, document.agencyId, slip.instructions, names);
  const symbol = joinSymbol(fields.codeNumber, fields.codeNotation);
  const of = (instruction: Instruction): Given[] =>
    slip.assignments
      // What somebody took themselves nobody has ordered.
      .filter(({ instructionId, isClaim }) => instructionId === instruction.id && !isClaim)
      .map((it) => ({ ...it, isReplaced: wasReplaced(it, slip) }));
  return {
    agency: agency?.name ?? "",
    place: null,
    date: localDateOf(now),
    document: {
      type: fields.typeName,
      symbol: symbol === "" ? null : symbol,
      issuedDate: fields.issuedDate,
      author: fields.senderName,
      abstract: fields.abstract,
    },
    arrivalNumber: document.arrivalNumber,
    arrivedOn: localDateOf(fields.arrivedAt),
    agencyOpinions: slip.instructions
      .filter(({ level }) => level !== "unit")
      .map((it) => agencyOpinion(asRead(it, slip), titled(it), of(it), names)),
    unitOpinions: slip.instructions
      .filter(({ level }) => level === "unit")
      .map((it) => unitOpinion(asRead(it, slip), titled(it), of(it), names)),
    proposals: entries.flatMap((entry) => proposal(entry, names)),
    printedBy: actor.name,
    printedAt: now,
  };
}

/** Who gave an instruction, with the position held on that day, as it would be signed. */
async function titles(
  read: Records,
  agencyId: string,
  instructions: readonly Instruction[],
  names: Names,
): Promise<(instruction: Instruction) => string> {
  const positions = new Map<string, string>();
  for (const { id, by, givenAt, level } of instructions) {
    const held = await read.people.appointmentsOf(by, localDateOf(givenAt));
    const position = positionFor(
      level,
      held.filter((post) => post.agencyId === agencyId),
    );
    if (position !== null) positions.set(id, position);
  }
  return ({ id, by, onBehalfOf }) => {
    const name = [positions.get(id), names.get(by) ?? "…"].filter((part) => part !== undefined).join(" ");
    return onBehalfOf === null ? name : `${name} (thay mặt ${names.get(onBehalfOf) ?? "…"})`;
  };
}

const roleOf = { leader: "leader", unit: "unitHead", clerk: "clerk" } as const;

function positionFor(level: Instruction["level"], held: readonly NamedAppointment[]): string | null {
  const acting = held.find(({ role, positionName }) => role === roleOf[level] && positionName !== null);
  return acting?.positionName ?? (level === "clerk" ? "Văn thư" : null);
}

/** What was mended at once stays on the slip, and says so in both places (R14). */
function asRead(instruction: Instruction, { instructions }: RoutingSlip): Instruction {
  const before = instructions.find(({ id }) => id === instruction.replaces);
  const after = instructions.find(({ replaces }) => replaces === instruction.id);
  const notes = [
    ...(before === undefined ? [] : [`thay cho ý kiến lúc ${formatInstant(before.givenAt)}`]),
    ...(after === undefined ? [] : [`đã thay bằng ý kiến lúc ${formatInstant(after.givenAt)}`]),
  ];
  const text = [instruction.text, ...notes.map((note) => `(${note})`)].filter((part) => part !== "");
  return { ...instruction, text: text.join(" ") };
}

function agencyOpinion(
  { text, givenAt }: Instruction,
  by: string,
  assignments: readonly Given[],
  names: Names,
): AgencyOpinion {
  const inRole = (role: Assignment["role"]): SlipAssignee[] =>
    assignments.filter((it) => it.role === role).map((it) => assignee(it, names));
  return {
    by,
    text,
    lead: inRole("lead")[0] ?? null,
    support: inRole("support"),
    inform: inRole("inform").map(({ name }) => name),
    givenOn: localDateOf(givenAt),
  };
}

function unitOpinion(
  { text, givenAt }: Instruction,
  by: string,
  assignments: readonly Given[],
  names: Names,
): UnitOpinion {
  return {
    by,
    text,
    assignees: assignments.map((it) => assignee(it, names)),
    givenOn: localDateOf(givenAt),
  };
}

interface Given extends Assignment {
  readonly isReplaced: boolean;
}

/** With the deadline in force; what was given to another or given back stays on the slip and says so. */
function assignee({ assignee: { id }, state, isReplaced, deadlineAt }: Given, names: Names): SlipAssignee {
  const ended = isReplaced ? " (đã giao lại)" : state === "returned" ? " (đã trả lại)" : "";
  return { name: `${names.get(id) ?? "…"}${ended}`, due: deadlineAt && dayWithHour(deadlineAt) };
}

/** What those who handle it wrote: their reports and their results. */
function isProposal({ action }: AuditEntry): boolean {
  return action === "routing.reported" || action === "routing.completed";
}

function proposal({ actorId, at, data }: AuditEntry, names: Names): Proposal[] {
  const text = data["text"];
  if (actorId === null || typeof text !== "string" || text === "") return [];
  return [{ by: names.get(actorId) ?? "…", text, proposedOn: localDateOf(at) }];
}
