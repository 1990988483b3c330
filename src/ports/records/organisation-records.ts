import type { OrgNode, Succession } from "../../domain/organisation/org-node.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

export interface OrganisationRecords {
  node(id: string): Promise<OrgNode | null>;
  nodesById(ids: readonly string[]): Promise<OrgNode[]>;
  /** The agency and its units, those of every time, in no order. */
  nodesOf(agencyId: string): Promise<OrgNode[]>;
  /** Agencies that keep their registers here. */
  agenciesHere(): Promise<OrgNode[]>;
  /**
   * Agencies, those that ended too, in whose folded name, abbreviation or code each word begins a word; where the last
   * is there in full comes first, then by name.
   */
  searchAgencies(words: readonly string[], on: LocalDate, limit: number): Promise<OrgNode[]>;
  successionsOf(nodeIds: readonly string[]): Promise<Succession[]>;
  insert(node: OrgNode): Promise<void>;
  /** False when somebody else changed it since `seenVersion`. */
  update(node: OrgNode, seenVersion: number): Promise<boolean>;
  addSuccession(succession: Succession): Promise<void>;
}
