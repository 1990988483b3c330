import type { LocalDate } from "../time/local-date.ts";

/**
 * An agency or a unit of one, for the time it exists. Nothing about levels, provinces or names is fixed in code:
 * two-level government (from 01/7/2025) showed that all of it changes. A renamed or merged agency is a new node with
 * its predecessors; the old node keeps its name and codes for the documents of its time.
 */
export interface OrgNode {
  readonly id: string;
  readonly kind: "agency" | "unit";
  /** The agency a unit belongs to; an agency's own id. */
  readonly agencyId: string;
  readonly parentId: string | null;
  readonly name: string;
  /** Abbreviation in symbols, set by the head of the agency (NĐ 30, PL I): `SNV`, `VP`. */
  readonly abbreviation: string;
  /** 13 characters, QCVN 102:2016: `000.00.19.H29`. */
  readonly oldCode: string | null;
  /** At most 35 characters, QĐ 20/2020/QĐ-TTg: `H29.19`. */
  readonly newCode: string | null;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  /** True for agencies that keep their registers in this deployment; the rest are the directory of senders. */
  readonly isHere: boolean;
  readonly version: number;
}

/** One agency took over from another on a day: a renaming, a merger (many to one) or a split (one to many). */
export interface Succession {
  readonly predecessorId: string;
  readonly successorId: string;
  readonly effectiveOn: LocalDate;
}

/** Whether the node exists on that day. */
export function existsOn(node: Pick<OrgNode, "validFrom" | "validTo">, on: LocalDate): boolean {
  return node.validFrom <= on && (node.validTo === null || on <= node.validTo);
}

/** The units given and all units below them, whatever the depth of the tree. */
export function withUnitsBelow(unitIds: readonly string[], nodes: readonly OrgNode[]): string[] {
  const found = new Set(unitIds);
  const queue = [...found];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const node of nodes) {
      if (node.parentId !== id || found.has(node.id)) continue;
      found.add(node.id);
      queue.push(node.id);
    }
  }
  return [...found];
}
