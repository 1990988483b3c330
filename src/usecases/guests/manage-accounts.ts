import type { AccountInput, AgencyAccounts, CloseInput, RepresentativeView } from "../../contract/guests.ts";
import type { AdministrationDone } from "../../contract/administration.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import { existsOn } from "../../domain/organisation/org-node.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { actsOn, type AgencyAccount } from "../../domain/people/guest.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister, mayInspect } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf, type LocalDate } from "../../domain/time/local-date.ts";
import type { NamedRepresentative } from "../../ports/records/guest-records.ts";
import { DuplicateKey } from "../../ports/store-errors.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";

const mostGuests = 500;

/** Agencies outside that have or had an account here, with who acts for them. Throws `access.administrators-only`. */
export async function listAccounts(
  { store, clock }: Pick<Services, "store" | "clock">,
  actor: Actor,
): Promise<AgencyAccounts> {
  demand(mayInspect(actor, "people", actor.agencyId));
  const { read } = store;
  const on = localDateOf(clock.now());
  const accounts = await read.guests.accountsOf(actor.agencyId);
  const people = await read.guests.representativesOf(accounts.map(({ id }) => id));
  const frozen = await read.freezes.frozen([...new Set(people.map(({ personId }) => personId))]);
  const nodes = await read.organisation.nodesById([...new Set(accounts.map(({ outsideId }) => outsideId))]);
  const outside = new Map(nodes.map(({ id, name }) => [id, name]));
  const names = await read.people.names(
    accounts.flatMap(({ openedBy, closed }) => [openedBy, closed?.by ?? openedBy]),
  );
  return {
    accounts: accounts.map(({ id, outsideId, openedAt, openedBy, closed, version }) => ({
      id,
      outside: { id: outsideId, name: outside.get(outsideId) ?? "…" },
      openedAt: openedAt.toISOString(),
      openedBy: names.get(openedBy) ?? "…",
      closed: closed && {
        by: names.get(closed.by) ?? "…",
        at: closed.at.toISOString(),
        reason: closed.reason,
      },
      people: people.filter(({ accountId }) => accountId === id).map((it) => viewOf(it, frozen, on)),
      version,
    })),
    guests: await guestsOfTenant(read),
  };
}

function viewOf(it: NamedRepresentative, frozen: ReadonlySet<string>, on: LocalDate): RepresentativeView {
  const { id, personId, personName, email, basis, validFrom, validTo, version } = it;
  const person = { id: personId, name: personName };
  return { id, person, email, basis, validFrom, validTo, state: stateOf(it, frozen, on), version };
}

function stateOf(
  it: NamedRepresentative,
  frozen: ReadonlySet<string>,
  on: LocalDate,
): RepresentativeView["state"] {
  if (it.ended !== null) return "ended";
  if (it.validTo < on) return "over";
  if (!it.isActive) return "inactive";
  if (frozen.has(it.personId)) return "frozen";
  return actsOn(it, on) ? "holds" : "coming";
}

async function guestsOfTenant(read: Records): Promise<AgencyAccounts["guests"]> {
  const people = await read.directory.people();
  return people
    .filter(({ isGuest, isEnabled }) => isGuest && isEnabled)
    .slice(0, mostGuests)
    .map(({ directoryId, fullName: name, email }) => ({ directoryId, name, email }));
}

/**
 * Opens the one account of an agency outside (R20). It opens nothing by itself: people are named to act through it. Throws
 * `guest.unknown-agency`, `guest.keeps-registers-here`, `guest.account-open`.
 */
export async function openAccount(
  deps: Deps,
  actor: Actor,
  { outsideId }: AccountInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  const account: AgencyAccount = {
    id: deps.ids.next(),
    agencyId: actor.agencyId,
    outsideId,
    openedBy: actor.personId,
    openedAt: deps.clock.now(),
    closed: null,
    version: 1,
  };
  try {
    await deps.store.transaction(async (records) => {
      const node = await records.organisation.node(outsideId);
      if (node?.kind !== "agency" || !existsOn(node, localDateOf(account.openedAt)))
        throw new RuleBroken("guest.unknown-agency", { field: "outsideId" });
      if (node.isHere) throw new RuleBroken("guest.keeps-registers-here", { field: "outsideId" });
      await records.guests.insertAccount(account);
      const change = { action: "guest.accountOpened", subjectId: account.id, data: { outsideId } } as const;
      await recordChange(deps, records, actor, change);
    });
  } catch (error) {
    if (error instanceof DuplicateKey) throw new RuleBroken("guest.account-open", { field: "outsideId" });
    throw error;
  }
  return { id: account.id, version: 1 };
}

/** Nobody acts through it from now on; what was sent and received stays. Throws `guest.not-found`, `guest.changed`. */
export async function closeAccount(
  deps: Deps,
  actor: Actor,
  id: string,
  { version, reason: said }: CloseInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const account = await findAccount(records, actor, id);
    const reason = tidyLine(said);
    const closed = { ...account, closed: { by: actor.personId, at: deps.clock.now(), reason } };
    if (account.closed !== null || !(await records.guests.closeAccount(closed, version)))
      throw new RuleBroken("guest.changed");
    const { outsideId } = account;
    await recordChange(deps, records, actor, {
      action: "guest.accountClosed",
      subjectId: id,
      data: { outsideId, reason },
    });
    return { id, version: version + 1 };
  });
}

/** One of the actor's agency; another agency's is as absent as one that never was. */
export async function findAccount(records: Records, actor: Actor, id: string): Promise<AgencyAccount> {
  const account = await records.guests.account(id);
  if (account === null || account.agencyId !== actor.agencyId) throw new RuleBroken("guest.not-found");
  return account;
}
