import { openEntraPeople, type EntraPeople } from "./entra-people.ts";
import { startGraphDouble, type GraphDouble } from "./graph-double/graph-double.ts";
import { trustAuthority } from "./trust-authority.ts";

/** Entra's people and a double of Graph that knows their tenant and takes their tokens; whoever opens it closes the double. */
export async function openPeopleAtGraph(): Promise<{ people: EntraPeople; double: GraphDouble }> {
  const people = await openEntraPeople();
  const double = await startGraphDouble({ tenantId: people.tenantId, clientId: people.clientId });
  double.entra.people.keys = people.keys;
  trustAuthority(double.ca);
  return { people, double };
}
