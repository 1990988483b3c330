import type { Unreached } from "../../contract/reach.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister, mayInspect } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { recordChange } from "../administration/record-change.ts";

type Deps = Pick<Services, "store" | "clock" | "outreach">;

/** Whom no card can reach now, by name, and what became of installing the app for them. */
export async function listUnreached({ store, clock, outreach }: Deps, actor: Actor): Promise<Unreached> {
  demand(mayInspect(actor, "deliveries", actor.agencyId));
  const { read } = store;
  const appointed = await read.people.appointedIn(actor.agencyId, localDateOf(clock.now()));
  const names = new Map(appointed.map((it) => [it.personId, it.personName]));
  const conversations = await read.conversations.ofPeople([...names.keys()]);
  const missing = [...names.keys()].filter((id) => conversations.get(id)?.state !== "active");
  const installations = await read.reach.installations(missing);
  return {
    canInstall: outreach.install !== null,
    people: missing.map((id) => {
      const installation = installations.get(id);
      return {
        id,
        name: names.get(id) ?? "",
        reach: conversations.get(id)?.state === "blocked" ? "blocked" : "notInstalled",
        installation:
          installation === undefined ? null : { state: installation.state, why: installation.why },
      };
    }),
  };
}

/**
 * Asks for the app to be put into the Teams of everybody here who has not got it; jobs do it, at Graph's pace. Throws
 * `reach.no-install` where the deployment may not. Who is asked for already waits once.
 */
export async function installForAll(
  deps: Deps & Pick<Services, "ids">,
  actor: Actor,
): Promise<{ asked: number }> {
  demand(mayAdminister(actor, actor.agencyId));
  if (deps.outreach.install === null) throw new RuleBroken("reach.no-install");
  const { people } = await listUnreached(deps, actor);
  const asked = people.filter(
    ({ reach, installation }) => reach === "notInstalled" && installation?.state !== "waiting",
  );
  const at = deps.clock.now();
  for (let from = 0; from < asked.length; from += portion)
    await ask(deps, actor.agencyId, asked.slice(from, from + portion), at);
  await deps.store.transaction((records) =>
    recordChange(deps, records, actor, {
      action: "app.installed",
      subjectId: null,
      data: { people: asked.length },
    }),
  );
  return { asked: asked.length };
}

const portion = 500;

function ask(
  { store, ids }: Pick<Services, "store" | "ids">,
  agencyId: string,
  people: Unreached["people"],
  at: Date,
): Promise<void> {
  return store.transaction(async ({ reach, outbox }) => {
    for (const { id } of people)
      await reach.saveInstallation({ personId: id, state: "waiting", why: null, triedAt: at });
    await outbox.add(
      people.map(({ id }) => ({
        id: ids.next(),
        agencyId,
        kind: "installApp",
        key: `installApp ${id} ${at.toISOString()}`,
        line: "graph",
        payload: { personId: id },
        createdAt: at,
        runAt: at,
      })),
    );
  });
}
