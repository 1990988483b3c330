import type { AdministrationDone } from "../../contract/administration.ts";
import type { RepresentativeInput } from "../../contract/guests.ts";
import { tidyLine } from "../../domain/fields/tidy.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { assertTime, type AgencyAccount } from "../../domain/people/guest.ts";
import type { Person } from "../../domain/people/person.ts";
import type { WantedRepresentative } from "../../domain/people/rights-change.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import { DuplicateKey } from "../../ports/store-errors.ts";
import type { Records } from "../../ports/store.ts";
import { insertPerson } from "../administration/add-person.ts";
import { recordChange, type Deps } from "../administration/record-change.ts";
import { askForRights, secondPeople } from "../rights/ask-for-rights.ts";
import { findAccount } from "./manage-accounts.ts";

/**
 * Names who acts for an agency outside, by their own sign-in as a guest of the tenant (R21, R22): at once, or once a second
 * administrator has confirmed it (NĐ 30, PL VI, phần I, mục 3). Throws `guest.…`, `people.directory-id-taken`.
 */
export async function nameRepresentative(
  deps: Deps,
  actor: Actor,
  accountId: string,
  input: RepresentativeInput,
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  try {
    return await deps.store.transaction(async (records) => {
      const account = await findAccount(records, actor, accountId);
      const person = await personOf(deps, records, actor, input);
      const { validFrom, validTo } = input;
      const wanted = { accountId, basis: tidyLine(input.basis), validFrom, validTo };
      await assertFits(deps, records, account, person.id, wanted);
      const seconds = await secondPeople(records, deps.clock, actor, person.id);
      if (seconds.length === 0) return insertRepresentativeOf(deps, records, actor, person.id, wanted);
      const asked = {
        personId: person.id,
        appointmentId: null,
        wanted: { kind: "representative", ...wanted },
      } as const;
      return askForRights(deps, records, actor, asked, seconds);
    });
  } catch (error) {
    // Two administrators at once; the second finds the person on the next attempt.
    if (error instanceof DuplicateKey)
      throw new RuleBroken("people.directory-id-taken", { field: "directoryId" });
    throw error;
  }
}

/** The directory knows one person once; an official of an agency here acts for no other. */
async function personOf(
  deps: Deps,
  records: Records,
  actor: Actor,
  { fullName, email, directoryId }: RepresentativeInput,
): Promise<Person> {
  const known = await records.people.personByDirectoryId(directoryId.toLowerCase());
  if (known === null)
    return insertPerson(deps, records, actor, { fullName, email, directoryId, isActive: true });
  const held = await records.people.appointmentsOf(known.id, localDateOf(deps.clock.now()));
  if (held.length > 0) throw new RuleBroken("guest.official", { field: "directoryId" });
  return known;
}

async function assertFits(
  { clock }: Deps,
  records: Records,
  account: AgencyAccount,
  personId: string,
  wanted: WantedRepresentative,
): Promise<void> {
  if (account.closed !== null) throw new RuleBroken("guest.account-closed");
  assertTime(wanted, localDateOf(clock.now()));
  const named = await records.guests.representativesOf([account.id]);
  const isTwice = named.some(
    (it) =>
      it.personId === personId &&
      it.ended === null &&
      it.validFrom <= wanted.validTo &&
      wanted.validFrom <= it.validTo,
  );
  if (isTwice) throw new RuleBroken("guest.named-twice", { field: "directoryId" });
}

/** Where nobody has to confirm it any more. */
export async function insertRepresentativeOf(
  deps: Deps,
  records: Records,
  actor: Actor,
  personId: string,
  { accountId, basis, validFrom, validTo }: WantedRepresentative,
): Promise<AdministrationDone> {
  const wanted = { accountId, basis, validFrom, validTo };
  const account = await findAccount(records, actor, accountId);
  await assertFits(deps, records, account, personId, wanted);
  const id = deps.ids.next();
  const [namedBy, namedAt] = [actor.personId, deps.clock.now()];
  await records.guests.insertRepresentative({
    id,
    personId,
    ...wanted,
    namedBy,
    namedAt,
    ended: null,
    version: 1,
  });
  const data = { personId, outsideId: account.outsideId, ...wanted };
  await recordChange(deps, records, actor, { action: "guest.named", subjectId: id, data });
  return { id, version: 1 };
}

/** They act no more, at once; one administrator is enough to take away. Throws `guest.not-found`, `guest.changed`. */
export async function endRepresentative(
  deps: Deps,
  actor: Actor,
  id: string,
  { version }: { readonly version: number },
): Promise<AdministrationDone> {
  demand(mayAdminister(actor, actor.agencyId));
  return deps.store.transaction(async (records) => {
    const named = await records.guests.representative(id);
    if (named === null) throw new RuleBroken("guest.not-found");
    await findAccount(records, actor, named.accountId);
    const ended = { ...named, ended: { by: actor.personId, at: deps.clock.now() } };
    if (named.ended !== null || !(await records.guests.endRepresentative(ended, version)))
      throw new RuleBroken("guest.changed");
    const { personId, accountId } = named;
    await recordChange(deps, records, actor, {
      action: "guest.ended",
      subjectId: id,
      data: { personId, accountId },
    });
    return { id, version: version + 1 };
  });
}
