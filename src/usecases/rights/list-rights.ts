import type { Bilingual } from "../../contract/common.ts";
import { roleNames } from "../../contract/messages/roles.ts";
import type { RightsChanges, RightsChangeView } from "../../contract/rights.ts";
import type { Actor } from "../../domain/people/actor.ts";
import type { RightsChange } from "../../domain/people/rights-change.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister, mayInspect } from "../../domain/policies/may-administer.ts";
import { mayConfirm, mayRefuse } from "../../domain/policies/may-confirm-rights.ts";
import { formatDate } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { ruleDescriptions } from "../administration/rule-descriptions.ts";
import { secondPeople } from "./ask-for-rights.ts";

const mostListed = 100;

/** What waits for a second person first, then what was decided lately. Throws `access.administrators-only`. */
export async function listRights(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<RightsChanges> {
  demand(mayInspect(actor, "people", actor.agencyId));
  const { read } = store;
  const changes = await read.rights.ofAgency(actor.agencyId, mostListed);
  const people = changes.flatMap(({ personId, askedBy, decided }) => [
    personId,
    askedBy,
    decided?.by ?? askedBy,
  ]);
  const names = await read.people.names(people);
  const places = await placesOf(read, changes);
  const items = changes.map((change) => viewOf(actor, change, names, places));
  const isAlone =
    mayAdminister(actor, actor.agencyId).allowed &&
    (await secondPeople(read, clock, actor, null)).length === 0;
  return {
    items: items.toSorted((a, b) => Number(a.decision !== null) - Number(b.decision !== null)),
    isAlone,
  };
}

type Names = ReadonlyMap<string, string>;

/** Names of the units that changes speak of, and of the agencies outside by the ids of their accounts. */
export async function placesOf(read: Records, changes: readonly RightsChange[]): Promise<Names> {
  const names = new Map<string, string>();
  const nodeNames = async (ids: readonly string[]) =>
    new Map((await read.organisation.nodesById([...new Set(ids)])).map(({ id, name }) => [id, name]));
  const units = changes.flatMap(({ wanted }) => (wanted.kind === "appointment" ? (wanted.unitId ?? []) : []));
  for (const [id, name] of await nodeNames(units)) names.set(id, name);
  const asked = new Set(
    changes.flatMap(({ wanted }) => (wanted.kind === "representative" ? wanted.accountId : [])),
  );
  for (const accountId of asked) {
    const account = await read.guests.account(accountId);
    const outside = account && (await nodeNames([account.outsideId])).get(account.outsideId);
    if (outside) names.set(accountId, outside);
  }
  return names;
}

/** 'Văn thư, Văn phòng Sở, từ 01/12/2026 đến 31/12/2026', for whom somebody is to act, or the rule that is to be turned off. */
export function wantedInWords({ wanted }: Pick<RightsChange, "wanted">, places: Names): Bilingual {
  if (wanted.kind === "secondPersonOff") {
    const { name } = ruleDescriptions.rightsConfirmed;
    const day = formatDate(wanted.validFrom);
    return { vi: `Tắt quy tắc “${name.vi}” từ ${day}`, en: `Turn off the rule “${name.en}” from ${day}` };
  }
  if (wanted.kind === "representative") {
    const outside = places.get(wanted.accountId) ?? "…";
    const [from, to] = [formatDate(wanted.validFrom), formatDate(wanted.validTo)];
    return {
      vi: `Thay mặt ${outside}, từ ${from} đến ${to}`,
      en: `Acts for ${outside}, ${from} to ${to}`,
    };
  }
  const { role, unitId, validFrom, validTo } = wanted;
  const unit = unitId === null ? [] : [places.get(unitId) ?? "…"];
  const [from, to] = [formatDate(validFrom), validTo === null ? null : formatDate(validTo)];
  return {
    vi: [roleNames[role].vi, ...unit, to === null ? `từ ${from}` : `từ ${from} đến ${to}`].join(", "),
    en: [roleNames[role].en, ...unit, to === null ? `from ${from}` : `${from} to ${to}`].join(", "),
  };
}

function viewOf(actor: Actor, change: RightsChange, names: Names, places: Names): RightsChangeView {
  const { id, personId, wanted, askedBy, askedAt, decided, version } = change;
  const nameOf = (who: string): string => names.get(who) ?? "…";
  return {
    id,
    person: wanted.kind === "secondPersonOff" ? null : { id: personId, name: nameOf(personId) },
    what: wantedInWords(change, places),
    askedBy: nameOf(askedBy),
    askedAt: askedAt.toISOString(),
    decision: decided && {
      confirmed: decided.confirmed,
      by: nameOf(decided.by),
      at: decided.at.toISOString(),
      reason: decided.reason,
    },
    mayConfirm: decided === null && mayConfirm(actor, change).allowed,
    mayRefuse: decided === null && mayRefuse(actor, change).allowed,
    version,
  };
}
