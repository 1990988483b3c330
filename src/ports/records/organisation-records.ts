import type { OrgNode, Succession } from "../../domain/organisation/org-node.ts";
import type { LocalDate } from "../../domain/time/local-date.ts";

export interface OrganisationRecords {
  node(id: string): Promise<OrgNode | null>;
  nodesById(ids: readonly string[]): Promise<OrgNode[]>;
  /** The agency and its units, those of every time, in no order. */
  nodesOf(agencyId: string): Promise<OrgNode[]>;
  /** Agencies that keep their registers here. */
  agenciesHere(): Promise<OrgNode[]>;
  /** Agencies whose folded name, abbreviation or code contains every word (a prefix of one), best first. */
  searchAgencies(words: readonly string[], on: LocalDate, limit: number): Promise<OrgNode[]>;
  successionsOf(nodeIds: readonly string[]): Promise<Succession[]>;
  insert(node: OrgNode): Promise<void>;
  /** False when somebody else changed it since `seenVersion`. */
  update(node: OrgNode, seenVersion: number): Promise<boolean>;
  addSuccession(succession: Succession): Promise<void>;
}
