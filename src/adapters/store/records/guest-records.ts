import type { Insertable, Kysely, Selectable } from "kysely";
import type { AgencyAccount, Representative } from "../../../domain/people/guest.ts";
import type { ActingGuest, GuestRecords } from "../../../ports/records/guest-records.ts";
import { inList } from "../dialect.ts";
import type { Tables } from "../schema.ts";

export function guestRecords(db: Kysely<Tables>): GuestRecords {
  return { ...accounts(db), ...representatives(db), acting: (who, on) => acting(db, who, on) };
}

function accounts(
  db: Kysely<Tables>,
): Pick<GuestRecords, "insertAccount" | "account" | "accountsOf" | "openAccounts" | "closeAccount"> {
  const all = () => db.selectFrom("agency_account").selectAll();
  return {
    async insertAccount(account) {
      await db.insertInto("agency_account").values(accountRow(account)).execute();
    },
    async account(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toAccount(row);
    },
    async accountsOf(agencyId) {
      const newest = all().where("agency_id", "=", agencyId).orderBy("opened_at", "desc").orderBy("id");
      return (await newest.execute()).map(toAccount);
    },
    async openAccounts(agencyId, outsideIds) {
      if (outsideIds.length === 0) return [];
      const rows = await all()
        .where("agency_id", "=", agencyId)
        .where(inList(db, "outside_id", outsideIds))
        .where("closed_at", "is", null)
        .execute();
      return rows.map(toAccount);
    },
    async closeAccount(account, seenVersion) {
      const { closed_by, closed_at, close_reason } = accountRow(account);
      const result = await db
        .updateTable("agency_account")
        .set({ closed_by, closed_at, close_reason, version: seenVersion + 1 })
        .where("id", "=", account.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

function representatives(
  db: Kysely<Tables>,
): Pick<
  GuestRecords,
  "insertRepresentative" | "representative" | "representativesOf" | "endRepresentative" | "hostsOf"
> {
  const all = () => db.selectFrom("representative").selectAll();
  return {
    async insertRepresentative(it) {
      await db.insertInto("representative").values(representativeRow(it)).execute();
    },
    async representative(id) {
      const row = await all().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toRepresentative(row);
    },
    async representativesOf(accountIds) {
      if (accountIds.length === 0) return [];
      const rows = await db
        .selectFrom("representative as r")
        .innerJoin("person as p", "p.id", "r.person_id")
        .selectAll("r")
        .select(["p.full_name", "p.email", "p.is_active"])
        .where(inList(db, "r.account_id", accountIds))
        .orderBy("r.valid_from", "desc")
        .orderBy("r.id")
        .execute();
      return rows.map((row) => ({
        ...toRepresentative(row),
        personName: row.full_name,
        email: row.email,
        isActive: row.is_active,
      }));
    },
    async endRepresentative(it, seenVersion) {
      const { ended_by, ended_at } = representativeRow(it);
      const result = await db
        .updateTable("representative")
        .set({ ended_by, ended_at, version: seenVersion + 1 })
        .where("id", "=", it.id)
        .where("version", "=", seenVersion)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async hostsOf(personId) {
      const rows = await db
        .selectFrom("representative as r")
        .innerJoin("agency_account as a", "a.id", "r.account_id")
        .select("a.agency_id")
        .distinct()
        .where("r.person_id", "=", personId)
        .execute();
      return rows.map((row) => row.agency_id);
    },
  };
}

async function acting(
  db: Kysely<Tables>,
  ...[who, on]: Parameters<GuestRecords["acting"]>
): Promise<ActingGuest[]> {
  const person = db.selectFrom("person").select(["id", "full_name", "is_active"]);
  const found = await (
    "personId" in who
      ? person.where("id", "=", who.personId)
      : person.where("directory_id", "=", who.directoryId)
  ).executeTakeFirst();
  if (found === undefined) return [];
  const rows = await db
    .selectFrom("representative")
    .selectAll()
    .where("person_id", "=", found.id)
    .where("ended_at", "is", null)
    .where("valid_from", "<=", on)
    .where("valid_to", ">=", on)
    .orderBy("valid_from")
    .orderBy("id")
    .execute();
  if (rows.length === 0) return [];
  const freeze = await db
    .selectFrom("account_freeze")
    .select("id")
    .where("person_id", "=", found.id)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  const open = await db
    .selectFrom("agency_account")
    .selectAll()
    .where(
      inList(
        db,
        "id",
        rows.map((row) => row.account_id),
      ),
    )
    .where("closed_at", "is", null)
    .execute();
  const byId = new Map(open.map((row) => [row.id, toAccount(row)]));
  return rows.flatMap((row) => {
    const account = byId.get(row.account_id);
    if (account === undefined) return [];
    return {
      personId: found.id,
      name: found.full_name,
      isActive: found.is_active,
      isFrozen: freeze !== undefined,
      account,
      representative: toRepresentative(row),
    };
  });
}

function accountRow(it: AgencyAccount): Insertable<Tables["agency_account"]> {
  return {
    id: it.id,
    agency_id: it.agencyId,
    outside_id: it.outsideId,
    opened_by: it.openedBy,
    opened_at: it.openedAt,
    closed_by: it.closed?.by ?? null,
    closed_at: it.closed?.at ?? null,
    close_reason: it.closed?.reason ?? null,
    version: it.version,
  };
}

function toAccount(row: Selectable<Tables["agency_account"]>): AgencyAccount {
  const { closed_by: by, closed_at: at, close_reason: reason } = row;
  return {
    id: row.id,
    agencyId: row.agency_id,
    outsideId: row.outside_id,
    openedBy: row.opened_by,
    openedAt: row.opened_at,
    closed: by === null || at === null ? null : { by, at, reason: reason ?? "" },
    version: row.version,
  };
}

function representativeRow(it: Representative): Insertable<Tables["representative"]> {
  return {
    id: it.id,
    account_id: it.accountId,
    person_id: it.personId,
    basis: it.basis,
    valid_from: it.validFrom,
    valid_to: it.validTo,
    named_by: it.namedBy,
    named_at: it.namedAt,
    ended_by: it.ended?.by ?? null,
    ended_at: it.ended?.at ?? null,
    version: it.version,
  };
}

function toRepresentative(row: Selectable<Tables["representative"]>): Representative {
  const { ended_by: by, ended_at: at } = row;
  return {
    id: row.id,
    accountId: row.account_id,
    personId: row.person_id,
    basis: row.basis,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    namedBy: row.named_by,
    namedAt: row.named_at,
    ended: by === null || at === null ? null : { by, at },
    version: row.version,
  };
}
