import assert from "node:assert/strict";
import { meetingView } from "../../../src/contract/meetings.ts";
import { readIncoming } from "../../../src/usecases/incoming/read-incoming.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import type { PersonsCalendar } from "../../../src/ports/in-persons-name.ts";
import { putOnCalendar } from "../../../src/usecases/meetings/put-on-calendar.ts";
import { readMeeting } from "../../../src/usecases/meetings/read-meeting.ts";
import { setMeeting } from "../../../src/usecases/meetings/set-meeting.ts";
import { on, openAgency, type AgencyAtWork } from "../../support/agency-at-work.ts";

const code = (expected: string) => ({ code: expected });

describe("The meeting of an invitation (R42)", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const time = (from: string, to: string, version: number | null = null) => ({
    startsAt: on(25, from).toISOString(),
    endsAt: on(25, to).toISOString(),
    place: "Phòng họp số 2",
    version,
  });
  const invitation = (codeNumber: string) =>
    agency.submitted({ typeName: "Giấy mời", codeNumber, documentCode: null });

  it("is proposed from the paper's text, settled by a person, and stands in the history", async () => {
    const { services, actors } = agency;
    const id = await invitation("127");
    assert.equal(meetingView.parse(await readMeeting(services, actors.leader, id)).proposal, null);
    const [file] = await services.store.read.files.ofDocument(id);
    const lines = ["1. Thời gian: 08 giờ 30, ngày 25/11/2026.", "2. Địa điểm: Hội trường A."];
    await services.store.transaction(({ texts }) =>
      texts.settle(file?.id ?? "", { state: "found", reason: null, isCut: false }, { lines, folded: lines }),
    );
    const { proposal } = await readMeeting(services, actors.leader, id);
    assert.deepEqual([proposal?.startsAt, proposal?.place], [on(25, "08:30").toISOString(), "Hội trường A"]);

    const settled = meetingView.parse(await setMeeting(services, actors.leader, id, time("08:30", "10:00")));
    assert.deepEqual([settled.meeting?.version, settled.meeting?.setBy], [1, actors.leader.name]);
    assert.deepEqual(
      settled.participants.map(({ name }) => name),
      [actors.leader.name],
    );
    const { history } = await readIncoming(services, actors.leader, id);
    assert.equal(history.at(-1)?.sentence.vi, "Ghi lịch họp");
  });

  it("shows what else is at that time, to those who may see it", async () => {
    const { services, actors } = agency;
    const [first, second, third] = [
      await invitation("127"),
      await invitation("128"),
      await invitation("129"),
    ];
    await setMeeting(services, actors.leader, first, time("08:30", "10:00"));
    await setMeeting(services, actors.leader, third, time("10:00", "11:00"));
    const { clashes } = await setMeeting(services, actors.leader, second, time("09:00", "10:00"));
    assert.deepEqual(
      clashes.map(({ documentId }) => documentId),
      [first],
    );
    const hidden = await readMeeting(services, actors.clerk, second);
    assert.equal(hidden.clashes.length, 1, "clerks read every document of their register");
    await assert.rejects(readMeeting(services, actors.planner, second), code("document.absent"));
  });

  it("has one event, whoever of two people asks for it at once; the second takes theirs back", async () => {
    const { services, actors } = agency;
    const id = await invitation("127");
    await setMeeting(services, actors.leader, id, time("08:30", "10:00"));
    const events: string[] = [];
    const both = Promise.withResolvers<void>();
    const refuse = () => Promise.reject(new Error("Nobody asks for it here."));
    const calendar: PersonsCalendar = {
      async draft({ directoryId }) {
        events.push(directoryId);
        if (events.length === 2) both.resolve();
        await both.promise;
        return { id: directoryId, link: null, isSent: false };
      },
      remove: async (_proof, eventId) => {
        events.splice(events.indexOf(eventId), 1);
        await Promise.resolve();
      },
      look: refuse,
      change: refuse,
      papers: refuse,
      attach: refuse,
      busy: refuse,
    };
    const deps = { ...services, scanner: null, inPersonsName: { calendar, files: null } };
    const ask = (actor: Actor) => {
      const proof = { directoryId: actor.personId, token: "" };
      return putOnCalendar(deps, actor, proof, id, { text: "127", withPapers: false, alsoSent: false });
    };
    const [one, two] = await Promise.allSettled([ask(actors.leader), ask(actors.clerk)]);
    assert.deepEqual([one.status, two.status].toSorted(), ["fulfilled", "rejected"]);
    const kept = await services.store.read.meetings.eventOf(id);
    assert.deepEqual(events, [kept?.eventId]);
    await assert.rejects(
      ask(kept?.personId === actors.leader.personId ? actors.clerk : actors.leader),
      code("meeting.drafted-by-another"),
    );
  });

  it("refuses what ends before it begins, what is no invitation, an auditor, and the second of two", async () => {
    const { services, actors } = agency;
    const id = await invitation("127");
    await assert.rejects(
      setMeeting(services, actors.leader, id, time("10:00", "09:00")),
      code("meeting.ends-before"),
    );
    await assert.rejects(
      setMeeting(services, actors.auditor, id, time("08:00", "09:00")),
      code("access.meeting-of-others"),
    );
    await setMeeting(services, actors.leader, id, time("08:00", "09:00"));
    await assert.rejects(
      setMeeting(services, actors.clerk, id, time("09:00", "10:00")),
      code("meeting.changed"),
    );
    await setMeeting(services, actors.clerk, id, time("09:00", "10:00", 1));
    await assert.rejects(
      setMeeting(services, actors.leader, id, time("08:00", "09:00", 1)),
      code("meeting.changed"),
    );
    const letter = await agency.submitted();
    await assert.rejects(readMeeting(services, actors.leader, letter), code("meeting.not-an-invitation"));
  });
});
