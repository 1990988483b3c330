import assert from "node:assert/strict";
import { problem } from "../../src/contract/common.ts";
import { availability, eventDone, meetingView } from "../../src/contract/meetings.ts";
import { takenFile } from "../../src/contract/message-files.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { openPersonsWorld, type PersonsWorld } from "../support/persons-world.ts";
import { startTestServer } from "../support/test-server.ts";

const calendarScope = "Calendars.ReadWrite";
const filesScope = "Files.Read.All";

describe("what the server does at Microsoft 365 in a person's name", function () {
  this.timeout(60_000);
  let world: PersonsWorld;
  let paper: Buffer;
  const log: string[] = [];
  before(async () => {
    paper = await makePdf(officialPage());
    world = await openPersonsWorld((line) => log.push(line));
  });
  beforeEach(() => {
    const { people } = world.graph.entra;
    people.demands = null;
    people.consented.add(calendarScope).add(filesScope);
    world.graph.faults.clear();
    world.graph.state.persons.events.length = 0;
    world.graph.state.persons.sent = 0;
  });
  after(async () => {
    assert.deepEqual(world.graph.complaints, []);
    assert.ok(!log.some((line) => line.includes("eyJ")), "a token is in the log");
    await world.close();
  });

  const at = (time: string): string => new Date(`2026-12-02T${time}:00+07:00`).toISOString();
  const settled = (codeNumber: string) => world.settled(codeNumber, paper);
  const asked = { text: "Giấy mời 127/GM-SNV của Sở Nội vụ.", withPapers: false, alsoSent: false };
  const eventOf = (id: string) => `/api/incoming/${id}/meeting/event`;

  it("asks for the consent that is missing, for a sign-in that proves what is demanded, and for a new token", async () => {
    const { leader: who } = world.server.people.actors;
    const id = await settled("130");
    const { people } = world.graph.entra;
    people.consented.clear();
    const leader = await world.as(who);
    const needed = async () => {
      const response = await leader.request("POST", eventOf(id), asked);
      const { code, ask } = problem.parse(await response.json());
      return { status: response.status, code, ask };
    };
    assert.deepEqual(await needed(), {
      status: 403,
      code: "graph.consent-needed",
      ask: { act: "consent", scopes: [calendarScope], claims: null },
    });
    people.consented.add(calendarScope);
    people.demands = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    assert.deepEqual(await needed(), {
      status: 403,
      code: "graph.sign-in-again",
      ask: { act: "signIn", scopes: [calendarScope], claims: people.demands },
    });
    const proved = await world.as(who, { amr: ["mfa"] });
    assert.equal((await proved.post(eventOf(id), asked, eventDone)).meeting.event?.isMine, true);
    // Our own check of tokens allows the clocks half a minute, Entra's exchange none here.
    const now = Math.floor(Date.now() / 1000);
    const over = await world.as(world.server.people.actors.clerk, {
      exp: now - 5,
      iat: now - 60,
      nbf: now - 60,
    });
    const refusal = await over.refused("POST", eventOf(await settled("131")), asked);
    assert.deepEqual([refusal.status, refusal.code], [401, "access.token-expired"]);
  });

  it("drafts one event of an invitation for two clicks at once, with those on the slip, and tells nobody", async () => {
    const { leader: leaderActor, clerk: clerkActor } = world.server.people.actors;
    const id = await settled("132");
    const [leader, clerk] = [await world.as(leaderActor), await world.as(clerkActor)];
    const [one, two] = await Promise.all([
      clerk.post(eventOf(id), { ...asked, withPapers: true }, eventDone),
      clerk.post(eventOf(id), asked, eventDone),
    ]);
    assert.deepEqual([one.leftOut, two.meeting.event?.isCurrent], [[], true]);
    const { events, sent } = world.graph.state.persons;
    assert.deepEqual(
      events.map(({ of, event, attachments }) => ({
        of,
        subject: event.subject,
        isDraft: event.isDraft,
        to: event.attendees?.length,
        papers: attachments.map((it) => [it.name, it.bytes.toString("latin1", paper.length)]),
      })),
      [
        {
          of: clerkActor.personId,
          subject: "Mời họp 132 về chuyển đổi số năm 2027",
          isDraft: true,
          to: 1,
          papers: [["giay-moi.pdf", "\n%132"]],
        },
      ],
    );
    assert.equal(sent, 0);
    const seen = await leader.get(`/api/incoming/${id}/meeting`, meetingView);
    assert.deepEqual([seen.event?.by, seen.event?.isMine, seen.event?.link], [clerkActor.name, false, null]);
    const second = await leader.refused("POST", eventOf(id), asked);
    assert.deepEqual([second.status, second.code], [409, "meeting.drafted-by-another"]);
    const entries = await world.server.services.store.read.audit.ofDocument(id);
    const drafted = entries.filter(({ action }) => action === "meeting.drafted");
    assert.deepEqual(
      drafted.map(({ actorId, data }) => [actorId, data]),
      [[clerkActor.personId, { eventId: events[0]?.id }]],
    );
  });

  it("brings it up to date, asks first where it was sent, and drafts it anew where it was deleted", async () => {
    const { leader: who } = world.server.people.actors;
    const id = await settled("133");
    const leader = await world.as(who);
    await leader.post(eventOf(id), asked, eventDone);
    const moved = async (from: string, version: number) => {
      const body = { startsAt: at(from), endsAt: at("11:00"), place: null, version };
      return leader.put(`/api/incoming/${id}/meeting`, body, meetingView);
    };
    assert.equal((await moved("09:00", 1)).event?.isCurrent, false);
    assert.equal((await leader.post(eventOf(id), asked, eventDone)).meeting.event?.isCurrent, true);
    const { events } = world.graph.state.persons;
    const [kept] = events;
    assert.ok(kept !== undefined);
    assert.equal(kept.event.start?.dateTime, "2026-12-02T09:00:00");
    kept.event = { ...kept.event, isDraft: false };
    await moved("09:30", 2);
    const refusal = await leader.refused("POST", eventOf(id), asked);
    assert.deepEqual([refusal.status, refusal.code], [409, "meeting.sent-already"]);
    await leader.post(eventOf(id), { ...asked, alsoSent: true }, eventDone);
    assert.equal(kept.event.start?.dateTime, "2026-12-02T09:30:00");
    events.length = 0;
    await moved("10:00", 3);
    assert.equal((await leader.post(eventOf(id), asked, eventDone)).meeting.event?.isCurrent, true);
    assert.equal(events.length, 1);
    assert.notEqual(events[0]?.id, kept.id);
  });

  it("tells who of those that are to go is busy then, and not with what", async () => {
    const { leader: leaderActor, clerk: clerkActor } = world.server.people.actors;
    const id = await settled("134");
    const person = await world.server.services.store.read.people.person(leaderActor.personId);
    const item = {
      status: "busy" as const,
      subject: "Khám bệnh",
      start: { dateTime: "2026-12-02T01:00:00", timeZone: "UTC" },
      end: { dateTime: "2026-12-02T02:00:00", timeZone: "UTC" },
    };
    world.graph.state.persons.schedules.set(person?.email.toLowerCase() ?? "", [item]);
    const clerk = await world.as(clerkActor);
    const seen = await clerk.get(`/api/incoming/${id}/meeting/busy`, availability);
    assert.deepEqual(seen.people, [
      {
        name: leaderActor.name,
        email: person?.email,
        isUnknown: false,
        busy: [{ kind: "busy", startsAt: at("08:00"), endsAt: at("09:00") }],
      },
    ]);
    assert.ok(!JSON.stringify(seen).includes("Khám"));
  });

  it("takes a message's file through the gate, and says in a sentence why it cannot", async () => {
    const { clerk: clerkActor, leader } = world.server.people.actors;
    const clerk = await world.as(clerkActor);
    const file = async (name: string, bytes = paper, people = [clerkActor]) => ({
      name,
      address: await world.share(name, bytes, people),
      role: "main",
    });
    const path = "/api/message-files";
    const taken = await clerk.post(path, await file("công văn.pdf"), takenFile);
    assert.deepEqual([taken.name, taken.size, taken.role], ["công văn.pdf", paper.length, "main"]);
    const kept = await world.server.services.store.read.uploads.get(taken.id);
    assert.deepEqual([kept?.state, kept?.personId, kept?.pageCount], ["waiting", clerkActor.personId, 1]);
    const refused = async (body: object, as = clerk) => {
      const { status, code } = await as.refused("POST", path, body);
      return `${status} ${code}`;
    };
    assert.equal(await refused(await file("a.pdf"), await world.as(leader)), "403 access.clerks-only");
    assert.equal(await refused(await file("b.pdf", paper, [leader])), "404 message-file.absent");
    const elsewhere = { name: "c.pdf", address: "https://10.0.0.1/c.pdf", role: "main" };
    assert.equal(await refused(elsewhere), "422 message-file.place");
    assert.match(await refused(await file("MẬT - ke hoach.pdf")), /^422 intake\./u);
    world.graph.faults.plan(({ host }) => host === "bytes", { kind: "status", status: 500 }, 9);
    assert.equal(await refused(await file("d.pdf")), "503 message-file.cut");
    world.graph.faults.clear();
    world.graph.faults.plan(({ path: place }) => place.includes("/shares/"), {
      kind: "status",
      status: 429,
      retryAfter: 40,
    });
    assert.equal(await refused(await file("e.pdf")), "503 graph.busy");
    const left = await world.server.services.store.read.uploads.after(null, 10);
    assert.deepEqual(
      left.map(({ name }) => name),
      ["công văn.pdf"],
      "half a file was left",
    );
  });

  it("says that it needs Microsoft 365 where people are sample people", async () => {
    const sample = await startTestServer();
    try {
      const clerk = await sample.as(sample.people.actors.clerk);
      const body = { name: "a.pdf", address: "https://donvi.sharepoint.com/a.pdf", role: "main" };
      const { status, code } = await clerk.refused("POST", "/api/message-files", body);
      assert.deepEqual([status, code], [409, "graph.not-here"]);
    } finally {
      await sample.stop();
    }
  });
});
