import type { OrgNode } from "../domain/organisation/org-node.ts";
import type { Services } from "../ports/services.ts";
import { commune } from "./commune.ts";
import { department } from "./department.ts";
import { communeSuccessions, directoryCommunes } from "./directory-communes.ts";
import { directoryAboveCommunes, type DirectoryEntry } from "./directory-entries.ts";
import { sampleNodeId } from "./sample-agency.ts";
import { named, type DirectoryAgency } from "./world.ts";

const entries = [...directoryAboveCommunes, ...directoryCommunes];
const firstNumber = 100;
const fromTheBeginning = "2008-01-01";

/** Every agency that sends and receives, by its key; the two that keep their registers here among them. */
export function directoryAgencies(): ReadonlyMap<string, DirectoryAgency> {
  const here = [department, commune].map(({ number, key, name, abbreviation, newCode, oldCode, parent }) => ({
    id: sampleNodeId(number),
    key,
    name,
    abbreviation,
    code: newCode,
    oldCode,
    parent,
  }));
  const others = entries.map((entry, i) => ({ ...entry, id: sampleNodeId(firstNumber + i) }));
  return new Map([...here, ...others].map((agency) => [agency.key, agency]));
}

/** Puts the agencies that keep no register here into the directory; who manages it comes with a later version. */
export async function addDirectory(
  { store }: Pick<Services, "store">,
  agencies: ReadonlyMap<string, DirectoryAgency>,
): Promise<void> {
  await store.transaction(async ({ organisation }) => {
    for (const entry of entries) await organisation.insert(nodeOf(entry, agencies));
    for (const { key, successor, to } of entries) {
      if (successor === undefined || to === undefined) continue;
      await organisation.addSuccession({
        predecessorId: named(agencies, key).id,
        successorId: named(agencies, successor).id,
        effectiveOn: "2025-03-01",
      });
    }
    for (const [district, successor] of communeSuccessions) {
      await organisation.addSuccession({
        predecessorId: named(agencies, district).id,
        successorId: named(agencies, successor).id,
        effectiveOn: "2025-07-01",
      });
    }
  });
}

function nodeOf(entry: DirectoryEntry, agencies: ReadonlyMap<string, DirectoryAgency>): OrgNode {
  const { id } = named(agencies, entry.key);
  return {
    id,
    kind: "agency",
    agencyId: id,
    parentId: entry.parent === undefined ? null : named(agencies, entry.parent).id,
    name: entry.name,
    abbreviation: entry.abbreviation,
    oldCode: entry.oldCode ?? null,
    newCode: entry.code ?? null,
    validFrom: entry.from ?? fromTheBeginning,
    validTo: entry.to ?? null,
    isHere: false,
    version: 1,
  };
}
