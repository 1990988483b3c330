import type { GuestSession } from "../../contract/guest.ts";
import type { Guest } from "../../domain/people/guest.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { ActingGuest } from "../../ports/records/guest-records.ts";
import type { WhoseId } from "../../ports/records/people-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

type Deps = Pick<Services, "store" | "clock">;

/**
 * For whom somebody acts, read anew for every request: an account that was closed, a time that is over and a frozen sign-in
 * count at once (R61). Without a wish the one that began first. Throws `access.no-account`, `access.account-frozen`,
 * `access.unknown-person`.
 */
export async function identifyGuest(
  { store, clock }: Deps,
  { who, accountId }: { readonly who: WhoseId; readonly accountId?: string | undefined },
): Promise<Guest> {
  const { read } = store;
  const acting = await read.guests.acting(who, localDateOf(clock.now()));
  const found = accountId === undefined ? acting[0] : acting.find(({ account }) => account.id === accountId);
  if (found === undefined) throw new RuleBroken("access.no-account");
  if (!found.isActive) throw new RuleBroken("access.unknown-person");
  if (found.isFrozen) throw new RuleBroken("access.account-frozen");
  const { personId, name, account } = found;
  const outside = await read.organisation.node(account.outsideId);
  return {
    personId,
    name,
    accountId: account.id,
    agencyId: account.agencyId,
    outside: { id: account.outsideId, name: outside?.name ?? "…" },
  };
}

/** What the guests' page needs to know about whom it serves. */
export async function readGuestSession(
  { store, clock, settings }: Deps & Pick<Services, "settings">,
  guest: Guest,
): Promise<GuestSession> {
  const { read } = store;
  const acting = await read.guests.acting({ personId: guest.personId }, localDateOf(clock.now()));
  const names = await namesOf(read, acting);
  const nameOf = (id: string): string => names.get(id) ?? "…";
  const own = acting.filter(({ account }) => account.id === guest.accountId);
  const days = own.map(({ representative }) => representative.validTo).sort();
  return {
    person: { id: guest.personId, name: guest.name },
    outside: guest.outside,
    host: { id: guest.agencyId, name: nameOf(guest.agencyId) },
    accountId: guest.accountId,
    accounts: acting.map(({ account: { id, outsideId, agencyId } }) => ({
      id,
      outside: nameOf(outsideId),
      host: nameOf(agencyId),
    })),
    validTo: days.at(-1) ?? localDateOf(clock.now()),
    maxUploadBytes: settings.maxUploadBytes,
  };
}

async function namesOf(read: Records, acting: readonly ActingGuest[]): Promise<Map<string, string>> {
  const ids = acting.flatMap(({ account }) => [account.agencyId, account.outsideId]);
  return new Map((await read.organisation.nodesById([...new Set(ids)])).map(({ id, name }) => [id, name]));
}
