import type { AnnouncementPreview, AudienceChoices, NamedPerson } from "../../contract/announcements.ts";
import type { Audience } from "../../domain/notices/announcement.ts";
import { existsOn, withUnitsBelow } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAnnounce } from "../../domain/policies/may-announce.ts";
import { foldWords } from "../../domain/text/fold.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import { listsNow } from "../directory/recipient-lists.ts";
import { resolveAudience } from "./resolve-audience.ts";

type Deps = Pick<Services, "store" | "clock">;

/** Cards a second that all servers together send (`bot/send-limits.ts`). */
const cardsPerSecond = 27;
const mostNamed = 20;

/** How many people are in the agency, in each of its units, and on each list of recipients. */
export async function readAudience({ store, clock }: Deps, actor: Actor): Promise<AudienceChoices> {
  demand(mayAnnounce(actor, actor.agencyId));
  const on = localDateOf(clock.now());
  const nodes = (await store.read.organisation.nodesOf(actor.agencyId)).filter((node) => existsOn(node, on));
  const appointed = await store.read.people.appointedIn(actor.agencyId, on);
  const peopleIn = (unitId: string): number => {
    const units = new Set(withUnitsBelow([unitId], nodes));
    const inside = appointed.filter((it) => it.unitId !== null && units.has(it.unitId));
    return new Set(inside.map(({ personId }) => personId)).size;
  };
  return {
    everyone: new Set(appointed.map(({ personId }) => personId)).size,
    units: nodes
      .filter(({ kind }) => kind === "unit")
      .map(({ id, name }) => ({ id, name, people: peopleIn(id) })),
    lists: (await listsNow(store.read, actor.agencyId, clock.now())).map(({ id, name, people }) => ({
      id,
      name,
      people: people.length,
    })),
  };
}

/** People of the agency whose name has each of the words, a word's beginning being enough. */
export async function namePeople(
  { store, clock }: Deps,
  actor: Actor,
  { q }: { readonly q: string },
): Promise<NamedPerson[]> {
  demand(mayAnnounce(actor, actor.agencyId));
  const words = foldWords(q);
  if (words.length === 0) return [];
  const on = localDateOf(clock.now());
  const nodes = await store.read.organisation.nodesOf(actor.agencyId);
  const units = new Map(nodes.map((node) => [node.id, node.name]));
  const found = new Map<string, NamedPerson>();
  for (const { personId, personName, unitId } of await store.read.people.appointedIn(actor.agencyId, on)) {
    const parts = foldWords(personName);
    if (found.has(personId) || !words.every((word) => parts.some((part) => part.startsWith(word)))) continue;
    const unit = unitId === null ? null : (units.get(unitId) ?? null);
    found.set(personId, { id: personId, name: personName, unit });
    if (found.size === mostNamed) break;
  }
  return [...found.values()];
}

/** Whom it would reach, and how long that takes at best. */
export async function previewAnnouncement(
  { store, clock }: Deps,
  actor: Actor,
  { audience }: { readonly audience: Audience },
): Promise<AnnouncementPreview> {
  demand(mayAnnounce(actor, actor.agencyId));
  const { read } = store;
  const people = await resolveAudience(read, actor.agencyId, audience, clock.now());
  const conversations = await read.conversations.ofPeople(people);
  const byCard = people.filter((personId) => conversations.get(personId)?.state === "active").length;
  return { recipients: people.length, byCard, seconds: Math.ceil(people.length / cardsPerSecond) };
}
