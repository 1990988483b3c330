import { readFile } from "node:fs/promises";
import path from "node:path";
import { calculateJwkThumbprint, importJWK, SignJWT } from "jose";
import { z } from "zod";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { sampleToken } from "../../src/contract/session.ts";
import { freezeAccount } from "../../src/usecases/accounts/freeze-account.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { addDays, localDateOf } from "../../src/domain/time/local-date.ts";
import { identifyGuest } from "../../src/usecases/guests/identify-guest.ts";
import { openAccount } from "../../src/usecases/guests/manage-accounts.ts";
import { endRepresentative, nameRepresentative } from "../../src/usecases/guests/name-representative.ts";
import { identifyPerson } from "../../src/usecases/people/identify-actor.ts";
import { addPerson } from "../support/agency-fixture.ts";
import type { TestServer } from "../support/test-server.ts";

/** People of Sở Xây dựng, whose documents are the ones in question. */
export const ownPeople = [
  "clerk",
  "secondClerk",
  "leader",
  "deputy",
  "housingHead",
  "planningHead",
  "houser",
  "planner",
  "appraiser",
  "bystander",
  "administrator",
  "auditor",
] as const;
/** People of Sở Tài chính, one in every role. */
export const otherPeople = [
  "otherClerk",
  "otherLeader",
  "otherHead",
  "otherSpecialist",
  "otherAdministrator",
  "otherAuditor",
] as const;
/** People who act for Ủy ban nhân dân tỉnh, outside: with the first agency, and with the other one (R20-R22). */
export const guests = ["guest", "otherGuest"] as const;
/** Those who are nobody here, each in another way. */
export const nobodies = [
  "unappointed",
  "deactivated",
  "frozen",
  "stranger",
  "expiredToken",
  "otherAudience",
  "foreignKey",
  "endedGuest",
] as const;
export const everybody = [...ownPeople, ...otherPeople, ...guests, ...nobodies];

export type GuestName = (typeof guests)[number];
export type Somebody = (typeof ownPeople)[number] | (typeof otherPeople)[number] | GuestName;
export type PersonName = (typeof everybody)[number];

export interface PersonInWorld {
  readonly personId: string;
  readonly agencyId: string;
  readonly token: string | null;
}
export type PeopleInWorld = Readonly<Record<PersonName, PersonInWorld>>;

/** What all who are nobody are answered, whatever they ask for. */
export const answerToNobody: Readonly<Record<(typeof nobodies)[number], string>> = {
  unappointed: "403 access.no-appointment",
  deactivated: "403 access.unknown-person",
  frozen: "403 access.account-frozen",
  stranger: "401 access.sign-in",
  expiredToken: "401 access.token-expired",
  otherAudience: "401 access.token-refused",
  foreignKey: "401 access.token-refused",
  endedGuest: "403 access.no-appointment",
};

/** What they are answered where who acts for an agency outside is served: nobody there is known by an appointment. */
export const answerOnGuestRoutes: typeof answerToNobody = {
  ...answerToNobody,
  unappointed: "403 access.no-account",
  deactivated: "403 access.no-account",
  frozen: "403 access.no-account",
  endedGuest: "403 access.no-account",
};

export function isGuest(name: PersonName): name is GuestName {
  return guests.some((it) => it === name);
}

export function isNobody(name: PersonName): name is (typeof nobodies)[number] {
  return nobodies.some((it) => it === name);
}

/** Adds whom the fixture lacks, and signs everybody in. */
export async function invitePeople(server: TestServer): Promise<PeopleInWorld> {
  const { people, services } = server;
  const { store } = services;
  const added = await store.transaction(async (records) => {
    const own = { agency: people.agency, unit: people.units.office };
    const other = { agency: people.other.agency, unit: null };
    const unappointed = uuidIds.next();
    await records.people.insertPerson({
      id: unappointed,
      fullName: "Kiều Văn Lãng",
      email: "lang@example.vn",
      directoryId: unappointed,
      isActive: true,
      version: 1,
    });
    return {
      unappointed,
      bystander: await addPerson(records, "Giáp Văn Ngoạn", "specialist", own),
      deactivated: await addPerson(records, "Ông Thị Lài", "clerk", own),
      frozen: await addPerson(records, "Âu Thị Mừng", "clerk", own),
      otherAdministrator: await addPerson(records, "Quách Tấn Lộc", "administrator", other),
    };
  });
  const outside = await nameGuests(server, added.otherAdministrator);
  const sign = async (personId: string, agencyId: string): Promise<PersonInWorld> => {
    const { token } = await server.stranger.post("/api/sign-in/sample", { personId }, sampleToken);
    return { personId, agencyId, token };
  };
  const { actors, other } = people;
  const ownId = people.agency.id;
  const otherId = other.agency.id;
  const deactivated = await sign(added.deactivated, ownId);
  const gone = await store.read.people.person(added.deactivated);
  if (gone === null) throw new Error("Nobody to deactivate.");
  await store.transaction((records) => records.people.updatePerson({ ...gone, isActive: false }, 1));
  const frozen = await sign(added.frozen, ownId);
  const { token: _token, ...reporter } = frozen;
  await freezeAccount(
    services,
    { ...people.actors.administrator, ...reporter },
    { personId: null, lostSince: null, reason: "Mất điện thoại" },
  );
  const self = (token: string | null): PersonInWorld => ({
    personId: actors.clerk.personId,
    agencyId: ownId,
    token,
  });
  const flawed = (flaws: Flaws) => tokenFor(server.dataFolder, actors.clerk.personId, flaws);
  // A person without an appointment is issued no token; this one was issued before the last appointment ended.
  const unappointed = await tokenFor(server.dataFolder, added.unappointed, {});
  return {
    clerk: await sign(actors.clerk.personId, ownId),
    secondClerk: await sign(actors.secondClerk.personId, ownId),
    leader: await sign(actors.leader.personId, ownId),
    deputy: await sign(actors.deputy.personId, ownId),
    housingHead: await sign(actors.housingHead.personId, ownId),
    planningHead: await sign(actors.planningHead.personId, ownId),
    houser: await sign(actors.houser.personId, ownId),
    planner: await sign(actors.planner.personId, ownId),
    appraiser: await sign(actors.appraiser.personId, ownId),
    bystander: await sign(added.bystander, ownId),
    administrator: await sign(actors.administrator.personId, ownId),
    auditor: await sign(actors.auditor.personId, ownId),
    otherClerk: await sign(other.clerk.personId, otherId),
    otherLeader: await sign(other.leader.personId, otherId),
    otherHead: await sign(other.officeHead.personId, otherId),
    otherSpecialist: await sign(other.specialist.personId, otherId),
    otherAdministrator: await sign(added.otherAdministrator, otherId),
    otherAuditor: await sign(other.auditor.personId, otherId),
    guest: { ...outside.guest, token: await tokenFor(server.dataFolder, outside.guest.personId, {}) },
    otherGuest: {
      ...outside.otherGuest,
      token: await tokenFor(server.dataFolder, outside.otherGuest.personId, {}),
    },
    endedGuest: {
      ...outside.endedGuest,
      token: await tokenFor(server.dataFolder, outside.endedGuest.personId, {}),
    },
    unappointed: { personId: added.unappointed, agencyId: ownId, token: unappointed },
    deactivated,
    frozen,
    stranger: self(null),
    expiredToken: self(await flawed({ secondsAgo: 100_000 })),
    otherAudience: self(await flawed({ audience: "urn:somebody-else" })),
    foreignKey: self(await flawed({ kid: "made-up" })),
  };
}

/** The committee's account with each of the two agencies, and who acts through it; one of them does no more. */
async function nameGuests({ people, services }: TestServer, otherAdministratorId: string) {
  const { committee, actors, agency, other } = people;
  const otherAdministrator = await identifyPerson(services, { personId: otherAdministratorId });
  const ours = await openAccount(services, actors.administrator, { outsideId: committee.id });
  const theirs = await openAccount(services, otherAdministrator, { outsideId: committee.id });
  const name = async (administrator: Actor, accountId: string, fullName: string) => {
    const directoryId = uuidIds.next();
    await nameRepresentative(services, administrator, accountId, {
      fullName,
      email: "khach@example.vn",
      directoryId,
      basis: "12/UBND",
      validFrom: localDateOf(services.clock.now()),
      validTo: addDays(localDateOf(services.clock.now()), 30),
    });
    const { personId } = await identifyGuest(services, { who: { directoryId } });
    return personId;
  };
  const endedGuest = await name(actors.administrator, ours.id, "Cù Thị Vãn");
  const [named] = await services.store.read.guests.representativesOf([ours.id]);
  await endRepresentative(services, actors.administrator, named?.id ?? "", { version: 1 });
  return {
    guest: {
      personId: await name(actors.administrator, ours.id, "Hà Thị Nguyên"),
      agencyId: agency.id,
    },
    otherGuest: {
      personId: await name(otherAdministrator, theirs.id, "Tạ Văn Hữu"),
      agencyId: other.agency.id,
    },
    endedGuest: { personId: endedGuest, agencyId: agency.id },
  };
}

interface Flaws {
  readonly audience?: string;
  readonly secondsAgo?: number;
  readonly kid?: string;
}

const key = z.looseObject({
  kty: z.literal("EC"),
  crv: z.string(),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});

/** A token of the server's own issuer, signed with its key; right in everything but the flaws. */
async function tokenFor(dataFolder: string, personId: string, flaws: Flaws): Promise<string> {
  const file = path.join(dataFolder, "identity", "sample-sign-in.key.json");
  const { d, ...publicPart } = key.parse(JSON.parse(await readFile(file, "utf8")));
  const kid = flaws.kid ?? (await calculateJwkThumbprint(publicPart));
  const now = Math.floor(Date.now() / 1000) - (flaws.secondsAgo ?? 0);
  return new SignJWT({ oid: personId, tid: "sample", scp: "access_as_user" })
    .setProtectedHeader({ alg: "ES256", kid, typ: "JWT" })
    .setIssuer("urn:vanthu:sample-sign-in")
    .setAudience(flaws.audience ?? "urn:vanthu")
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + 43_200)
    .sign(await importJWK({ ...publicPart, d }, "ES256"));
}
