import type { Assignees } from "../../src/contract/routing.ts";
import type { Assignee } from "../../src/domain/routing/assignment.ts";
import type { Choice } from "./card.ts";

/** Units first, for most orders go to a unit; then leaders; then people. Nobody stands twice, the reader never. */
export function assigneeChoices(assignees: Assignees, readerId: string): Choice[] {
  const units = assignees.units.map((unit) => ({
    title: unit.head === null ? unit.name : `${unit.name} (${unit.head})`,
    value: valueOf({ kind: "unit", id: unit.id }),
  }));
  const leaders = assignees.leaders.map((leader) => ({
    title: joined(leader.name, leader.position),
    value: valueOf({ kind: "person", id: leader.id }),
  }));
  const people = assignees.people.map((person) => ({
    title: joined(person.name, person.position, person.unit),
    value: valueOf({ kind: "person", id: person.id }),
  }));
  const own = valueOf({ kind: "person", id: readerId });
  const seen = new Set([own]);
  return [...units, ...leaders, ...people].filter(({ value }) => {
    const isNew = !seen.has(value);
    seen.add(value);
    return isNew;
  });
}

export function leaderChoices(assignees: Assignees, readerId: string): Choice[] {
  return assignees.leaders
    .filter(({ id }) => id !== readerId)
    .map(({ id, name, position }) => ({ title: joined(name, position), value: id }));
}

/** Short, for a card names every choice several times: `u:<id>`, `p:<id>`. */
export function valueOf({ kind, id }: Pick<Assignee, "kind" | "id">): string {
  return `${kind === "unit" ? "u" : "p"}:${id}`;
}

/** What came back from one or several choices; what is none of ours is left out. */
export function readAssignees(value: string): Assignee[] {
  return value.split(",").flatMap((one): Assignee[] => {
    const match = /^(?<kind>[up]):(?<id>[0-9a-f-]{36})$/u.exec(one.trim())?.groups;
    if (match?.["id"] === undefined) return [];
    return [{ kind: match["kind"] === "u" ? "unit" : "person", id: match["id"] }];
  });
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join(", ");
}
