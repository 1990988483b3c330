import { GraphRefused } from "../../src/adapters/archive/sharepoint/graph-refused.ts";
import { catalogEntry } from "./catalog.ts";
import { consented, graphRoles, principal, siteGrant, type GraphRoles } from "./grants.ts";
import type { Outcome, SetupDesk } from "./outcome.ts";
import { application, credential, exposed, wanted, type Application } from "./registration.ts";

/**
 * Looks at everything that Graph knows of this deployment and makes what is missing, in an order in which each step finds
 * what it stands on. A second run changes nothing; one after a failure goes on where that one stopped. Answers the
 * application; null while there is none.
 */
export async function* setUp(desk: SetupDesk, now: Date): AsyncGenerator<Outcome, Application | null> {
  const app = yield* application(desk);
  if (app === null) return null;
  yield* exposed(desk, app);
  yield* permitted(desk, app);
  yield await credential(desk, app, now);
  for (const site of desk.values.sites) yield await siteGrant(desk, app, site);
  yield await catalogEntry(desk, app.appId);
  return app;
}

async function* permitted(desk: SetupDesk, app: Application): AsyncGenerator<Outcome> {
  let roles: GraphRoles;
  try {
    roles = await graphRoles(desk);
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    yield {
      step: "wantedPermissions",
      state: "refused",
      about: "",
      refusal: `${error.status} ${error.code}`,
    };
    return;
  }
  yield await wanted(desk, app, roles);
  const principalId = yield* principal(desk, app);
  if (principalId !== null) yield* consented(desk, principalId, roles);
}
