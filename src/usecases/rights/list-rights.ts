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
  const units = await unitsOf(read, changes);
  const items = changes.map((change) => viewOf(actor, change, names, units));
  const isAlone =
    mayAdminister(actor, actor.agencyId).allowed &&
    (await secondPeople(read, clock, actor, null)).length === 0;
  return {
    items: items.toSorted((a, b) => Number(a.decision !== null) - Number(b.decision !== null)),
    isAlone,
  };
}

type Names = ReadonlyMap<string, string>;

export async function unitsOf(read: Records, changes: readonly RightsChange[]): Promise<Names> {
  const ids = [
    ...new Set(changes.flatMap(({ wanted }) => (wanted.kind === "appointment" ? (wanted.unitId ?? []) : []))),
  ];
  return new Map((await read.organisation.nodesById(ids)).map(({ id, name }) => [id, name]));
}

/** 'Văn thư, Văn phòng Sở, từ 01/12/2026 đến 31/12/2026', or the rule that is to be turned off. */
export function wantedInWords({ wanted }: Pick<RightsChange, "wanted">, units: Names): Bilingual {
  if (wanted.kind === "secondPersonOff") {
    const { name } = ruleDescriptions.rightsConfirmed;
    const day = formatDate(wanted.validFrom);
    return { vi: `Tắt quy tắc “${name.vi}” từ ${day}`, en: `Turn off the rule “${name.en}” from ${day}` };
  }
  const { role, unitId, validFrom, validTo } = wanted;
  const unit = unitId === null ? [] : [units.get(unitId) ?? "…"];
  const [from, to] = [formatDate(validFrom), validTo === null ? null : formatDate(validTo)];
  return {
    vi: [roleNames[role].vi, ...unit, to === null ? `từ ${from}` : `từ ${from} đến ${to}`].join(", "),
    en: [roleNames[role].en, ...unit, to === null ? `from ${from}` : `${from} to ${to}`].join(", "),
  };
}

function viewOf(actor: Actor, change: RightsChange, names: Names, units: Names): RightsChangeView {
  const { id, personId, wanted, askedBy, askedAt, decided, version } = change;
  const nameOf = (who: string): string => names.get(who) ?? "…";
  return {
    id,
    person: wanted.kind === "appointment" ? { id: personId, name: nameOf(personId) } : null,
    what: wantedInWords(change, units),
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
