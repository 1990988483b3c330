import { isAbbreviation } from "../numbering/symbol.ts";
import { RuleBroken } from "../rule-broken.ts";
import { formatDate, type LocalDate } from "../time/local-date.ts";
import { isNewAgencyCode, isOldAgencyCode } from "./agency-code.ts";
import { withUnitsBelow, type OrgNode, type Succession } from "./org-node.ts";
import { withPredecessors } from "./succession.ts";

/** The time something exists; `validTo` is its last day. */
export interface Lifetime {
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

const endOfTime = "9999-12-31";

export function overlaps(a: Lifetime, b: Lifetime): boolean {
  return a.validFrom <= (b.validTo ?? endOfTime) && b.validFrom <= (a.validTo ?? endOfTime);
}

export function isWithin(inner: Lifetime, outer: Lifetime): boolean {
  return inner.validFrom >= outer.validFrom && (inner.validTo ?? endOfTime) <= (outer.validTo ?? endOfTime);
}

export function assertLifetime({ validFrom, validTo }: Lifetime): void {
  if (validTo !== null && validTo < validFrom)
    throw new RuleBroken("organisation.ends-before-it-begins", { field: "validTo" });
}

/**
 * Refuses a node that contradicts the tree it stands in; `nodes` are the agency's, of all times, the node's own former
 * self among them. Throws `organisation.…` with the field.
 */
export function assertNode(
  node: OrgNode,
  nodes: readonly OrgNode[],
  successions: readonly Succession[],
): void {
  assertLifetime(node);
  assertCodes(node);
  const others = nodes.filter((other) => other.id !== node.id);
  if (node.kind === "unit") assertPlace(node, others, successions);
  assertAbbreviation(node, others);
  for (const child of others.filter((other) => other.parentId === node.id)) {
    if (isWithin(child, lineOf(node, others, successions))) continue;
    throw new RuleBroken("organisation.child-outside", {
      params: { child: child.name },
      field: child.validFrom < node.validFrom ? "validFrom" : "validTo",
    });
  }
}

function assertCodes({ oldCode, newCode }: OrgNode): void {
  if (oldCode !== null && !isOldAgencyCode(oldCode))
    throw new RuleBroken("organisation.old-code-form", { field: "oldCode" });
  if (newCode !== null && !isNewAgencyCode(newCode))
    throw new RuleBroken("organisation.new-code-form", { field: "newCode" });
}

function assertPlace(node: OrgNode, others: readonly OrgNode[], successions: readonly Succession[]): void {
  const field = "parentId";
  if (node.parentId === node.id || withUnitsBelow([node.id], others).includes(node.parentId ?? ""))
    throw new RuleBroken("organisation.cycle", { field });
  const parent = others.find((other) => other.id === node.parentId);
  if (parent === undefined) throw new RuleBroken("organisation.no-such-parent", { field });
  const line = lineOf(parent, others, successions);
  if (isWithin(node, line)) return;
  throw new RuleBroken("organisation.outside-parent", {
    params: {
      parent: parent.name,
      from: formatDate(line.validFrom),
      to: line.validTo === null ? "…" : formatDate(line.validTo),
    },
    field: node.validFrom < line.validFrom ? "validFrom" : "validTo",
  });
}

/** From the beginning of what it took over from to its own end. */
function lineOf(node: OrgNode, others: readonly OrgNode[], successions: readonly Succession[]): Lifetime {
  const ids = withPredecessors([node.id], successions);
  const starts = others.filter((other) => ids.includes(other.id)).map((other) => other.validFrom);
  return { validFrom: [node.validFrom, ...starts].sort()[0] ?? node.validFrom, validTo: node.validTo };
}

/** Two units with one abbreviation under one parent at one time would give the same symbols (NĐ 30, PL I). */
function assertAbbreviation(node: OrgNode, others: readonly OrgNode[]): void {
  const field = "abbreviation";
  if (!isAbbreviation(node.abbreviation)) throw new RuleBroken("organisation.abbreviation-form", { field });
  const twin = others.find(
    (other) =>
      other.parentId === node.parentId &&
      other.kind === node.kind &&
      overlaps(other, node) &&
      // Tone marks tell abbreviations apart: ĐT and DT are two.
      other.abbreviation.toLowerCase() === node.abbreviation.toLowerCase(),
  );
  if (twin !== undefined && node.parentId !== null)
    throw new RuleBroken("organisation.abbreviation-taken", { params: { unit: twin.name }, field });
}
