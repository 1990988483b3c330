import type { FreezeInput } from "../../contract/accounts.ts";
import type { AdministrationDone } from "../../contract/administration.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import type { AccountFreeze } from "../../domain/people/account-freeze.ts";
import { hasRole, type Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayFreeze } from "../../domain/policies/may-on-accounts.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { DuplicateKey } from "../../ports/store-errors.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";
import { stopAnnouncementsOf } from "../announcements/end-announcement.ts";
import { addDeliveries } from "../notices/tell-people.ts";

/** So many accounts one colleague may hold frozen: whoever took an account must not close an office with it. */
const mostByColleague = 3;
/** The list of an agency's freezes is as long. */
export const mostListed = 200;

/**
 * 'Mất quyền kiểm soát tài khoản' (R61): from this moment nothing opens for the account, nobody acts in its place, and
 * what it had begun and goes on by itself, imports and announcements, stops. Those who answer for security are told (R62). Throws `people.not-found`, `account.frozen-already`,
 * `account.nobody-left`, `account.too-many`, `account.since-future`.
 */
export async function freezeAccount(
  deps: Deps,
  actor: Actor,
  input: FreezeInput,
): Promise<AdministrationDone> {
  const now = deps.clock.now();
  const freeze: AccountFreeze = {
    id: deps.ids.next(),
    personId: input.personId ?? actor.personId,
    agencyId: actor.agencyId,
    frozenBy: actor.personId,
    frozenAt: now,
    lostSince: input.lostSince === null ? now : new Date(input.lostSince),
    reason: tidyLine(input.reason),
    lifted: null,
    version: 1,
  };
  if (freeze.lostSince > now) throw new RuleBroken("account.since-future", { field: "lostSince" });
  try {
    await deps.store.transaction((records) => freezeIn(deps, records, actor, freeze));
  } catch (error) {
    if (error instanceof DuplicateKey) throw new RuleBroken("account.frozen-already");
    throw error;
  }
  return { id: freeze.id, version: 1 };
}

async function freezeIn(deps: Deps, records: Records, actor: Actor, freeze: AccountFreeze): Promise<void> {
  const { id, personId, agencyId, frozenAt, lostSince, reason } = freeze;
  const held = await records.people.appointmentsOf(personId, localDateOf(frozenAt));
  const hosts = await records.guests.hostsOf(personId);
  demand(mayFreeze(actor, { personId, agencyIds: [...held.map((it) => it.agencyId), ...hosts] }));
  const security = await peopleOfSecurity(records, freeze);
  const isOwn = personId === actor.personId;
  if (!isOwn && security.length === 0) throw new RuleBroken("account.nobody-left");
  if (!isOwn && !answersForSecurity(actor)) await refuseTooMany(records, actor);
  await records.freezes.insert(freeze);
  await recordChange(deps, records, actor, {
    action: "account.frozen",
    subjectId: personId,
    data: { freezeId: id, lostSince: lostSince.toISOString(), reason },
  });
  await records.imports.failAllOf(personId, { code: "import.account-frozen", params: {} });
  await stopAnnouncementsOf(deps, records, actor, personId);
  await addDeliveries(
    deps,
    records,
    { eventKey: `${freezeEvent} ${id}`, agencyId, documentId: null, actorId: actor.personId, at: frozenAt },
    new Map(security.map((who) => [who, { reason: "accountFrozen", assignmentId: null }])),
  );
}

/** The event by which people are told of a freeze: `freeze <id>`. */
export const freezeEvent = "freeze";

const answersForSecurity = (actor: Actor): boolean =>
  hasRole(actor, "administrator") || hasRole(actor, "securityOfficer");

/** Administrators and security officers whose own accounts are in their hands; each once. */
async function peopleOfSecurity(
  records: Records,
  { agencyId, personId, frozenAt }: Pick<AccountFreeze, "agencyId" | "personId" | "frozenAt">,
): Promise<string[]> {
  const appointed = await records.people.appointedIn(agencyId, localDateOf(frozenAt));
  const answering = appointed.filter(({ role }) => role === "administrator" || role === "securityOfficer");
  const people = [...new Set(answering.map((it) => it.personId))].filter((who) => who !== personId);
  const frozen = await records.freezes.frozen(people);
  return people.filter((who) => !frozen.has(who));
}

async function refuseTooMany(records: Records, actor: Actor): Promise<void> {
  const known = await records.freezes.ofAgency(actor.agencyId, mostListed);
  const count = known.filter((it) => it.frozenBy === actor.personId && it.lifted === null).length;
  if (count >= mostByColleague) throw new RuleBroken("account.too-many", { params: { count } });
}
