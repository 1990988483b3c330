import assert from "node:assert/strict";
import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { Guest } from "../../../src/domain/people/guest.ts";
import type { Letter } from "../../../src/ports/outreach.ts";
import { freezeGuest } from "../../../src/usecases/guests/freeze-guest.ts";
import { identifyGuest } from "../../../src/usecases/guests/identify-guest.ts";
import { openAccount } from "../../../src/usecases/guests/manage-accounts.ts";
import { nameRepresentative } from "../../../src/usecases/guests/name-representative.ts";
import { openSentFile } from "../../../src/usecases/guests/open-sent-file.ts";
import { sendDocument } from "../../../src/usecases/guests/send-document.ts";
import { refuseArrival } from "../../../src/usecases/arrivals/end-arrival.ts";
import { deliverNotice } from "../../../src/usecases/notices/deliver-notice.ts";
import { listDeliveries } from "../../../src/usecases/notices/list-deliveries.ts";
import { reachOtherwise } from "../../../src/usecases/notices/reach-otherwise.ts";
import { rememberConversation } from "../../../src/usecases/notices/remember-conversation.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import { readOutgoing } from "../../../src/usecases/outgoing/read-outgoing.ts";
import { sealDocument } from "../../../src/usecases/sealing/seal-document.ts";
import { openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { setRule } from "../../support/agency-fixture.ts";
import { pdfFacts } from "../../support/file-services.ts";
import { loneInstance } from "../../support/lone-instance.ts";
import { readyUpload } from "../../support/ready-upload.ts";
import { issuedFields } from "../outgoing/issuing-office.ts";

const abstract = "Về việc rà soát quỹ nhà ở xã hội trên địa bàn tỉnh";

describe("Who acts for an agency outside is told what goes on there (R20, R24)", () => {
  let office: AgencyAtWork;
  let letters: (Letter & { readonly to: string })[];
  let guest: Guest;

  beforeEach(async () => {
    office = await openAgency();
    letters = [];
    const { administrator } = office.actors;
    const account = await openAccount(office.services, administrator, { outsideId: office.committee.id });
    const directoryId = uuidIds.next();
    await nameRepresentative(office.services, administrator, account.id, {
      fullName: "Hà Thị Nguyên",
      email: "nguyen@ubnd.example",
      directoryId,
      basis: "45/UBND-VP",
      validFrom: "2026-11-01",
      validTo: "2026-12-31",
    });
    guest = await identifyGuest(office.services, { who: { directoryId } });
    await mayMail(true);
  });
  afterEach(() => office.close());

  const mayMail = (mail: boolean) =>
    setRule(office.services.store, office.actors.administrator, {
      key: "reach",
      value: { quiet: null, outsideWork: false, mail },
    });
  const never = () => Promise.reject(new Error("A guest is given no app, and no line in the feed."));
  const services = () => ({
    ...office.services,
    inspection: { inspect: () => Promise.resolve(pdfFacts), close: () => Promise.resolve() },
    scanner: null,
    instance: loneInstance(),
    outreach: {
      install: never,
      feed: never,
      readBack: null,
      mail: (to: string, letter: Letter) => {
        letters.push({ ...letter, to });
        return Promise.resolve({ kind: "reached" } as const);
      },
    },
  });
  const issue = async () => {
    const uploadIds = [await readyUpload(office.services.store, office.actors.clerk)];
    const input = { key: uuidIds.next(), fields: { ...issuedFields(office), abstract }, uploadIds };
    return issueOutgoing(services(), office.actors.clerk, input);
  };
  const send = async () =>
    sendDocument(services(), guest, {
      codeNumber: "77",
      codeNotation: "UBND-VP",
      issuedDate: "2026-11-17",
      typeName: "Công văn",
      abstract,
      signerName: null,
      priority: 0,
      key: uuidIds.next(),
      uploadIds: [await readyUpload(office.services.store, guest)],
    });
  /** Does what the outbox asks for; how the guest's notices ended, the oldest first. */
  const delivered = async () => {
    const { store } = office.services;
    for (;;) {
      const row = await store.transaction(({ outbox }) => outbox.claim("test", office.clock.now()));
      if (row === null) break;
      const deliveryId = String(row.payload["deliveryId"]);
      if (row.kind === "deliverNotice") await deliverNotice(services(), { deliveryId });
      const isGuests = (await store.read.deliveries.get(deliveryId))?.personId === guest.personId;
      if (row.kind === "reachOtherwise" && isGuests)
        await reachOtherwise(services(), { deliveryId, outcome: "notInstalled", why: "no conversation" });
      await store.transaction(({ outbox }) => outbox.finish(row.id, "test", office.clock.now()));
    }
    const all = await store.read.deliveries.list(office.agency.id, { after: null, limit: 99 });
    const own = all.filter(({ personId }) => personId === guest.personId).toReversed();
    return own.map(({ reason, outcome }) => `${reason} ${outcome}`);
  };

  it("by a letter with number, date, issuer and a link to sign in at, and nothing of the content", async () => {
    const { symbol } = await issue();
    assert.deepEqual(await delivered(), ["guestIssued mailed"]);
    const { items } = await listDeliveries(office.services, office.actors.administrator, { limit: 50 });
    const line = items.find(({ card }) => card === "guestIssued");
    assert.deepEqual([line?.document, line?.kind], [symbol, "outgoing"]);
    const [letter] = letters;
    assert.equal(letter?.to, "nguyen@ubnd.example");
    const { agency, committee } = office;
    assert.equal(letter.subject, `${agency.name} gửi ${committee.name} văn bản ${symbol} ngày 20/11/2026.`);
    assert.match(letter.body, /Mở trong Vanthu: https:\/\/vanthu\.example\/tab\/\n/u);
    assert.doesNotMatch(letter.body, /nhà ở xã hội/u);
  });

  it("of what it sent: the arrival number, or that it was refused; of what was withdrawn from it", async () => {
    const first = await send();
    const { sha256 = "" } = (await office.services.store.read.files.ofDocument(first.id))[0] ?? {};
    const uploadIds = [await readyUpload(office.services.store, office.actors.clerk, { sha256 })];
    const { arrivalNumber } = await office.register({ arrivalId: first.id, uploadIds });
    const refused = { version: 1, reason: "Không thuộc thẩm quyền" };
    await refuseArrival(services(), office.actors.clerk, (await send()).id, refused);
    const { id, number } = await issue();
    await delivered();
    const reason = "Ban hành nhầm, có tài liệu mật kèm theo";
    const order = { documentId: id, confirmation: `${number}/2026`, reason };
    await sealDocument(services(), office.actors.administrator, order);
    assert.deepEqual(await delivered(), [
      "guestRegistered mailed",
      "guestRefused mailed",
      "guestIssued mailed",
      "guestWithdrawn mailed",
    ]);
    const [registered, refusal, , withdrawn] = letters.map(({ body }) => body);
    assert.match(
      registered ?? "",
      new RegExp(`77/UBND-VP ngày 17/11/2026 .+ số đến ${arrivalNumber}/2026`, "u"),
    );
    assert.match(refusal ?? "", /không nhận văn bản 77\/UBND-VP/u);
    assert.match(withdrawn ?? "", new RegExp(`đã rút văn bản ${number}/2026`, "u"));
    assert.doesNotMatch(letters.map(({ body }) => body).join(), /thẩm quyền|mật|nhà ở/u);
  });

  it("by a card where the bot has met them, by nothing where the agency sends no letters, which the ledger says", async () => {
    await mayMail(false);
    await issue();
    assert.deepEqual(await delivered(), ["guestIssued notInstalled"]);
    const person = await office.services.store.read.people.person(guest.personId);
    await rememberConversation(services(), {
      directoryId: person?.directoryId ?? "",
      tenantId: "tenant",
      teamsUserId: "29:guest",
      conversationId: "a:guest",
      serviceUrl: "https://teams.example/",
      botId: "28:bot",
    });
    await issue();
    assert.deepEqual(await delivered(), ["guestIssued notInstalled", "guestIssued sent"]);
    assert.equal(office.sent.at(-1)?.notice.kind, "guest");
    assert.deepEqual(letters, []);
  });

  it("no more when their sign-in was frozen (R61) or their time ended before it is brought", async () => {
    await issue();
    office.clock.set(new Date("2027-01-04T08:31:00+07:00"));
    assert.deepEqual(await delivered(), ["guestIssued cancelled"]);
    office.clock.set(new Date("2026-11-20T08:32:00+07:00"));
    await issue();
    await freezeGuest(services(), guest, { reason: "Mất điện thoại" });
    assert.deepEqual(await delivered(), ["guestIssued cancelled", "guestIssued cancelled"]);
    assert.deepEqual(letters, []);
  });

  it("and whoever opens a file of it stands in the document's history, with the file, for whom they act (R66)", async () => {
    const { id } = await issue();
    const [file] = await office.services.store.read.files.ofDocument(id);
    await openSentFile(services(), guest, file?.id ?? "", { isBeginning: true });
    await openSentFile(services(), guest, file?.id ?? "", { isBeginning: false });
    const { history } = await readOutgoing(services(), office.actors.clerk, id);
    const opened = history.filter(({ action }) => action === "outgoing.fileOpened");
    assert.deepEqual(
      opened.map(({ who, onBehalfOf, sentence }) => [who, onBehalfOf, sentence.vi]),
      [["Hà Thị Nguyên", office.committee.name, `Mở tệp “${file?.name}”`]],
    );
  });
});
