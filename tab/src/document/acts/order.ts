import { z } from "zod";
import type { Assignees, AssignmentView, InstructionView } from "../../../../src/contract/routing.ts";
import { fold, foldWords } from "../../../../src/domain/text/fold.ts";
import { formatDate, localDateOf, localTimeOf } from "../../../../src/domain/time/local-date.ts";
import type { Deadline, Given } from "./deadlines.ts";

/** One unit or person that may be chosen. */
export interface Candidate {
  readonly key: string;
  readonly kind: "unit" | "person";
  readonly id: string;
  readonly name: string;
  /** The unit's head, or the person's position and unit. */
  readonly about: string;
}

export type OrderRole = "lead" | "support" | "inform";
export const orderRoles: readonly OrderRole[] = ["lead", "support", "inform"];

/** Whom in which role; one role each, and one lead. */
export type Choice = Readonly<Record<string, OrderRole>>;

const deadlineShape = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  z.object({ kind: z.literal("today") }),
  z.object({ kind: z.literal("given") }),
  z.object({ kind: z.literal("workingDays"), count: z.number().int() }),
  z.object({ kind: z.literal("day"), date: z.string(), time: z.string() }),
]);
const orderDraft = z.object({
  text: z.string(),
  choice: z.record(z.string(), z.enum(["lead", "support", "inform"])),
  deadline: deadlineShape,
});
export interface OrderDraft {
  readonly text: string;
  readonly choice: Choice;
  readonly deadline: Deadline;
}

export function readOrderDraft(value: unknown): OrderDraft | null {
  return orderDraft.safeParse(value).data ?? null;
}

/** An order as it was given, to be mended. */
export function draftOf(
  { id, text }: Pick<InstructionView, "id" | "text">,
  assignments: readonly Pick<AssignmentView, "instructionId" | "role" | "assignee" | "state" | "deadline">[],
  given: Given | null,
): OrderDraft {
  const named = assignments.filter((it) => it.instructionId === id && it.state !== "withdrawn");
  const choice = named.map(({ assignee, role }) => [`${assignee.kind}:${assignee.id}`, role] as const);
  const at = named.find(({ deadline }) => deadline !== null)?.deadline?.at ?? null;
  return { text, choice: Object.fromEntries(choice), deadline: deadlineOf(at, given) };
}

function deadlineOf(at: string | null, given: Given | null): Deadline {
  if (at === null) return { kind: "none" };
  const instant = new Date(at);
  if (given !== null && instant.getTime() === Date.parse(given.at)) return { kind: "given" };
  return { kind: "day", date: formatDate(localDateOf(instant)), time: localTimeOf(instant) };
}

export function candidatesOf({ units, people }: Assignees): Candidate[] {
  return [
    ...units.map(({ id, name, head }): Candidate => ({
      key: `unit:${id}`,
      kind: "unit",
      id,
      name,
      about: head ?? "",
    })),
    ...people.map(({ id, name, position, unit }): Candidate => ({
      key: `person:${id}`,
      kind: "person",
      id,
      name,
      about: [position, unit].filter(Boolean).join(" · "),
    })),
  ];
}

/** Every word typed begins a word of the name (or of what stands beside it), without tone marks; or its initials: `cchc`. */
export function matches(candidate: Candidate, typed: string): boolean {
  const wanted = foldWords(typed);
  if (wanted.length === 0) return true;
  const nameWords = foldWords(candidate.name);
  const known = [...nameWords, ...foldWords(candidate.about)];
  const initials = nameWords.map((word) => word.slice(0, 1)).join("");
  return (
    initials.includes(fold(typed).replaceAll(" ", "")) ||
    wanted.every((word) => known.some((other) => other.startsWith(word)))
  );
}

/** Gives a role, or takes it away when it was that one; the former lead becomes support. */
export function chosen(choice: Choice, key: string, role: OrderRole): Choice {
  if (choice[key] === role) {
    return Object.fromEntries(Object.entries(choice).filter(([other]) => other !== key));
  }
  const others = Object.entries(choice).map(([other, was]): [string, OrderRole] => [
    other,
    role === "lead" && was === "lead" ? "support" : was,
  ]);
  return { ...Object.fromEntries(others), [key]: role };
}

export function inRole(candidates: readonly Candidate[], choice: Choice, role: OrderRole): Candidate[] {
  return candidates.filter(({ key }) => choice[key] === role);
}

/** The assignees as the contract takes them. */
export function assigneesOf(candidates: readonly Candidate[], choice: Choice) {
  const named = (role: OrderRole) => inRole(candidates, choice, role).map(({ kind, id }) => ({ kind, id }));
  return { lead: named("lead")[0] ?? null, support: named("support"), inform: named("inform") };
}
