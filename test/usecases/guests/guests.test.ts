import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import { arrivals } from "../../../src/contract/arrivals.ts";
import { agencyAccounts } from "../../../src/contract/guests.ts";
import { guestSession, ownArrivals, sentDocument, sentPage } from "../../../src/contract/guest.ts";
import { outgoingDetail } from "../../../src/contract/outgoing.ts";
import type { Guest } from "../../../src/domain/people/guest.ts";
import { freezeAccount } from "../../../src/usecases/accounts/freeze-account.ts";
import { listFreezes } from "../../../src/usecases/accounts/list-freezes.ts";
import { liftFreeze } from "../../../src/usecases/accounts/lift-freeze.ts";
import { addPerson } from "../../../src/usecases/administration/add-person.ts";
import { changePerson } from "../../../src/usecases/administration/change-person.ts";
import { refuseArrival } from "../../../src/usecases/arrivals/end-arrival.ts";
import { listArrivals } from "../../../src/usecases/arrivals/list-arrivals.ts";
import { readSentFile } from "../../../src/usecases/files/read-file.ts";
import { freezeGuest } from "../../../src/usecases/guests/freeze-guest.ts";
import { identifyGuest, readGuestSession } from "../../../src/usecases/guests/identify-guest.ts";
import { closeAccount, listAccounts, openAccount } from "../../../src/usecases/guests/manage-accounts.ts";
import { endRepresentative, nameRepresentative } from "../../../src/usecases/guests/name-representative.ts";
import { listOwnArrivals, sendDocument } from "../../../src/usecases/guests/send-document.ts";
import {
  listSentDocuments,
  readSentDocument,
  receiveDocument,
} from "../../../src/usecases/guests/sent-documents.ts";
import { registerIncoming } from "../../../src/usecases/incoming/register-incoming.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import { readOutgoing } from "../../../src/usecases/outgoing/read-outgoing.ts";
import { identifyByDirectoryId, identifyPerson } from "../../../src/usecases/people/identify-actor.ts";
import { decideRights } from "../../../src/usecases/rights/decide-rights.ts";
import { listRights } from "../../../src/usecases/rights/list-rights.ts";
import { addPerson as appoint } from "../../support/agency-fixture.ts";
import { clockAt } from "../../support/clock-at.ts";
import { readyUpload } from "../../support/ready-upload.ts";
import { openOffice, type IssuingOffice } from "../outgoing/issuing-office.ts";

const code = (expected: string) => ({ code: expected });

describe("An agency outside with an account here (R20, R21, R22)", () => {
  let office: IssuingOffice;
  let administrator: Awaited<ReturnType<typeof identifyPerson>>;
  beforeEach(async () => {
    office = await openOffice();
    administrator = office.actors.administrator;
  });
  afterEach(() => office.close());

  const openFor = async (outsideId = office.committee.id) =>
    (await openAccount(office.services, administrator, { outsideId })).id;
  const nguyen = { fullName: "Hà Thị Nguyên", email: "nguyen@ubnd.example" };
  const guestId = uuidIds.next();
  const name = (accountId: string, more: object = {}) =>
    nameRepresentative(office.services, administrator, accountId, {
      ...nguyen,
      directoryId: guestId,
      basis: "45/UBND-VP",
      validFrom: "2026-11-01",
      validTo: "2026-12-31",
      ...more,
    });
  const guest = (directoryId = guestId): Promise<Guest> =>
    identifyGuest(office.services, { who: { directoryId } });
  const issue = async (recipientId = office.committee.id) => {
    const form = await office.form({ recipients: [{ agencyId: recipientId, code: null, name: "Nơi nhận" }] });
    return (await issueOutgoing(office.services, office.actors.clerk, form)).id;
  };
  const letter = {
    codeNumber: "77",
    codeNotation: "UBND-VP",
    issuedDate: "2026-11-17",
    typeName: "Công văn",
    abstract: "Đề nghị thẩm định hồ sơ cầu Bến Mới",
    signerName: null,
    priority: 0 as const,
  };
  const send = async (from: Guest, more: object = {}) => {
    const uploadIds = [await readyUpload(office.services.store, from)];
    return sendDocument(office.services, from, { ...letter, key: uuidIds.next(), uploadIds, ...more });
  };

  it("has one account and named people with their own sign-in, who are nobody in the agency here", async () => {
    const accountId = await openFor();
    await assert.rejects(openFor(), code("guest.account-open"));
    await assert.rejects(openFor(office.agency.id), code("guest.keeps-registers-here"));
    await name(accountId);
    await assert.rejects(name(accountId), code("guest.named-twice"));
    const { personId, ...who } = await guest();
    assert.deepEqual(who, {
      name: "Hà Thị Nguyên",
      accountId,
      agencyId: office.agency.id,
      outside: { id: office.committee.id, name: office.committee.name },
    });
    await assert.rejects(
      identifyByDirectoryId(office.services, { directoryId: guestId }),
      code("access.no-appointment"),
    );
    const session = guestSession.parse(await readGuestSession(office.services, await guest()));
    assert.deepEqual([session.host.id, session.validTo], [office.agency.id, "2026-12-31"]);
    const { accounts } = agencyAccounts.parse(await listAccounts(office.services, administrator));
    assert.deepEqual(
      accounts.map(({ people }) => people.map(({ person, state }) => [person.id, state])),
      [[[personId, "holds"]]],
    );
  });

  it("is sent what is issued to it from then on, takes it in, and sees nothing else", async () => {
    const before = await issue();
    const accountId = await openFor();
    await name(accountId);
    const [sent, others] = [await issue(), await issue(office.other.agency.id)];
    const who = await guest();
    const { items } = sentPage.parse(await listSentDocuments(office.services, who, {}));
    assert.deepEqual(
      items.map(({ id, receipt }) => [id, receipt]),
      [[sent, null]],
    );
    const detail = sentDocument.parse(await readSentDocument(office.services, who, sent));
    const [file] = detail.files;
    assert.equal((await readSentFile(office.services, who, file?.id ?? "")).file.documentId, sent);
    const { read } = office.services.store;
    for (const hidden of [before, others]) {
      await assert.rejects(readSentDocument(office.services, who, hidden), code("document.absent"));
      await assert.rejects(receiveDocument(office.services, who, hidden), code("document.absent"));
      const [its] = await read.files.ofDocument(hidden);
      await assert.rejects(readSentFile(office.services, who, its?.id ?? ""), code("file.not-found"));
    }
    const first = await receiveDocument(office.services, who, sent);
    assert.deepEqual(await receiveDocument(office.services, who, sent), first);
    const shown = outgoingDetail.parse(await readOutgoing(office.services, office.actors.clerk, sent));
    assert.deepEqual(shown.through, [{ agency: office.committee.name, receipt: first }]);
    const act = shown.history.find(({ action }) => action === "outgoing.received");
    assert.deepEqual([act?.who, act?.onBehalfOf], ["Hà Thị Nguyên", office.committee.name]);
  });

  it("sends documents through the gate, which a clerk registers byte for byte", async () => {
    await name(await openFor());
    const who = await guest();
    const { id } = await send(who);
    const { clerk } = office.actors;
    const [waiting] = arrivals.parse(await listArrivals(office.services, clerk));
    assert.deepEqual(
      [waiting?.id, waiting?.sentBy, waiting?.outside.id],
      [id, who.name, office.committee.id],
    );
    const told = await office.services.store.read.deliveries.list(office.agency.id, {
      after: null,
      limit: 9,
    });
    assert.deepEqual(new Set(told.map(({ reason }) => reason)), new Set(["arrived"]));
    const form = (uploadId: string) => ({
      key: uuidIds.next(),
      register: "incoming",
      fields: {
        ...letter,
        documentCode: null,
        senderAgencyId: office.committee.id,
        senderName: office.committee.name,
        senderCode: null,
        language: "Tiếng Việt",
        pageCount: 2,
        description: null,
        signerPosition: null,
        toPlaces: null,
        dueDate: null,
        source: "exchange" as const,
        arrivedAt: waiting?.sentAt ?? "",
      },
      secrecy: null,
      uploadIds: [uploadId],
      arrivalId: id,
      confirmed: [],
      duplicateDecision: null,
      submitTo: null,
    });
    const { store } = office.services;
    const other = await readyUpload(store, clerk);
    await assert.rejects(registerIncoming(office.services, clerk, form(other)), code("arrival.file-missing"));
    const sha256 = waiting?.files[0]?.sha256 ?? "";
    const same = await readyUpload(store, clerk, { sha256 });
    const registered = await registerIncoming(office.services, clerk, form(same));
    assert.deepEqual(await listArrivals(office.services, clerk), []);
    assert.deepEqual(await store.read.files.ofDocument(id), []);
    const [own] = ownArrivals.parse(await listOwnArrivals(office.services, who));
    assert.deepEqual(
      [own?.state, own?.arrivalNumber],
      ["registered", `${registered.arrivalNumber}/${registered.year}`],
    );
    const { history } = await readIncoming(office.services, clerk, registered.id);
    assert.match(history[0]?.sentence.vi ?? "", /Hà Thị Nguyên thay mặt .+ gửi qua Vanthu/u);
    const again = await readyUpload(store, clerk, { sha256 });
    await assert.rejects(
      registerIncoming(office.services, clerk, { ...form(again), duplicateDecision: null }),
      code("arrival.changed"),
    );
  });

  it("sends once however often it is asked, nothing that is excluded (R07), and is told why something is refused", async () => {
    await name(await openFor());
    const who = await guest();
    const key = uuidIds.next();
    const uploadIds = [await readyUpload(office.services.store, who)];
    const input = { ...letter, key, uploadIds };
    const first = await sendDocument(office.services, who, input);
    assert.deepEqual(await sendDocument(office.services, who, input), first);
    await assert.rejects(send(who, { typeName: "Đơn tố cáo" }), code("intake.denunciation"));
    const stranger = await readyUpload(office.services.store, office.actors.clerk);
    await assert.rejects(send(who, { uploadIds: [stranger] }), code("upload.not-found"));
    const refusal = { version: 1, reason: "Không thuộc thẩm quyền" };
    await assert.rejects(
      refuseArrival(office.services, office.other.clerk, first.id, refusal),
      code("arrival.not-found"),
    );
    await refuseArrival(office.services, office.actors.clerk, first.id, refusal);
    const [own] = await listOwnArrivals(office.services, who);
    assert.deepEqual([own?.state, own?.reason], ["refused", "Không thuộc thẩm quyền"]);
    assert.deepEqual(await office.services.store.read.files.ofDocument(first.id), []);
  });

  it("is shut out at once: by its end, its last day, a frozen sign-in, a closed account", async () => {
    const accountId = await openFor();
    await name(accountId);
    const who = await guest();
    const lastDay = { ...office.services, clock: clockAt(new Date("2027-01-01T00:00:00+07:00")) };
    await assert.rejects(
      identifyGuest(lastDay, { who: { directoryId: guestId } }),
      code("access.no-account"),
    );
    await freezeGuest(office.services, who, { reason: "Mất điện thoại" });
    await assert.rejects(guest(), code("access.account-frozen"));
    const [freeze] = await listFreezes(office.services, administrator);
    await liftFreeze(office.services, administrator, freeze?.id ?? "", { version: 1, reason: "Đã lấy lại" });
    assert.equal((await guest()).personId, who.personId);
    await freezeAccount(office.services, office.actors.houser, {
      personId: who.personId,
      lostSince: null,
      reason: "Thư lạ gửi từ địa chỉ này",
    });
    await assert.rejects(guest(), code("access.account-frozen"));
    const { accounts } = await listAccounts(office.services, administrator);
    assert.equal(accounts[0]?.people[0]?.state, "frozen");
    await endRepresentative(office.services, administrator, accounts[0]?.people[0]?.id ?? "", { version: 1 });
    await assert.rejects(guest(), code("access.no-account"));
    const second = uuidIds.next();
    await name(accountId, { directoryId: second, fullName: "Tạ Văn Hữu" });
    assert.equal((await guest(second)).name, "Tạ Văn Hữu");
    await closeAccount(office.services, administrator, accountId, { version: 1, reason: "Sáp nhập" });
    await assert.rejects(guest(second), code("access.no-account"));
    await assert.rejects(name(accountId, { directoryId: uuidIds.next() }), code("guest.account-closed"));
  });

  it("is no way around appointments: nobody is both, and nobody takes over a guest's sign-in", async () => {
    const accountId = await openFor();
    await name(accountId);
    const who = await guest();
    const person = { version: 1, ...nguyen, directoryId: uuidIds.next(), isActive: true, appointment: null };
    await assert.rejects(
      changePerson(office.services, administrator, who.personId, person),
      code("people.not-found"),
    );
    await assert.rejects(
      addPerson(office.services, administrator, { ...person, version: null, directoryId: guestId }),
      code("people.acts-for-outside"),
    );
    const official = uuidIds.next();
    const { store } = office.services;
    await store.transaction(async ({ people }) => {
      const clerk = await people.person(office.actors.clerk.personId);
      assert.ok(clerk);
      await people.updatePerson({ ...clerk, directoryId: official }, clerk.version);
    });
    await assert.rejects(name(accountId, { directoryId: official }), code("guest.official"));
    await assert.rejects(
      openAccount(office.services, office.actors.clerk, { outsideId: office.committee.id }),
      code("access.administrators-only"),
    );
  });

  it("has people named by two administrators where there are two (NĐ 30, PL VI.I.3)", async () => {
    const accountId = await openFor();
    const personId = await office.services.store.transaction((records) =>
      appoint(records, "Tống Thị Nhàn", "administrator", { agency: office.agency, unit: null }),
    );
    const second = await identifyPerson(office.services, { personId });
    assert.equal((await name(accountId)).waits, true);
    await assert.rejects(guest(), code("access.no-account"));
    const { items } = await listRights(office.services, second);
    assert.equal(items[0]?.what.vi, `Thay mặt ${office.committee.name}, từ 01/11/2026 đến 31/12/2026`);
    const decision = { version: 1, confirmed: true, reason: null };
    await decideRights(office.services, second, items[0]?.id ?? "", decision);
    assert.equal((await guest()).name, "Hà Thị Nguyên");
  });
});
