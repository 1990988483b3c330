import assert from "node:assert/strict";
import type { SendOutcome } from "../../../src/ports/messenger.ts";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { completeAssignment } from "../../../src/usecases/assignments/complete-assignment.ts";
import { reportProgress } from "../../../src/usecases/assignments/report-progress.ts";
import { deliverNotice } from "../../../src/usecases/notices/deliver-notice.ts";
import { forgetConversation } from "../../../src/usecases/notices/forget-conversation.ts";
import { listDeliveries } from "../../../src/usecases/notices/list-deliveries.ts";
import { rememberAnswer } from "../../../src/usecases/notices/remember-answer.ts";
import { remind } from "../../../src/usecases/notices/remind.ts";
import { rememberConversation } from "../../../src/usecases/notices/remember-conversation.ts";
import { giveBackDocument } from "../../../src/usecases/routing/give-back-document.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { on, openAgency, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { deliveries, meet, runOutbox } from "./meet.ts";

describe("Bringing a card to a person", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
  });
  afterEach(() => agency.close());

  const outcomes = async () =>
    (await deliveries(agency)).map(({ reason, outcome, why }) => [reason, outcome, why]);

  it("sends it once, as the reader may see the matter, with whom they may choose", async () => {
    const { actors } = agency;
    await meet(agency, actors.leader);
    const id = await agency.submitted();
    await runOutbox(agency);
    const [card, ...more] = agency.sent;
    assert.deepEqual(more, []);
    assert.ok(card?.notice.kind === "document");
    assert.deepEqual(
      [card.to, card.notice.reason, card.notice.language, card.notice.detail.id],
      [actors.leader.personId, "toInstruct", "vi", id],
    );
    assert.deepEqual(
      card.notice.detail.acts.map(({ act }) => act),
      ["instruct", "giveBack"],
    );
    assert.equal(card.notice.assignees?.units.length, 3);
    const [delivery] = await deliveries(agency);
    assert.equal(delivery?.outcome, "sent");
    assert.deepEqual(await deliverNotice(agency.services, { deliveryId: delivery.id }), { kind: "done" });
    assert.equal(agency.sent.length, 1);
  });

  it("gives the clerks the leaders to choose from, when a document is given back", async () => {
    const { services, actors } = agency;
    await meet(agency, actors.clerk);
    const id = await agency.submitted();
    await giveBackDocument(services, actors.leader, id, { version: 2, reason: "Trình đồng chí Nghĩa" });
    await runOutbox(agency);
    const card = agency.sent.at(-1);
    assert.ok(card?.notice.kind === "document");
    assert.deepEqual([card.notice.reason, card.notice.assignees?.leaders.length], ["givenBack", 2]);
  });

  it("writes down who could not be reached and why, and goes on; administrators see it, others do not", async () => {
    const { services, actors } = agency;
    await meet(agency, actors.leader, actors.deputy);
    const refusals: SendOutcome[] = [
      { kind: "blocked", reason: "403" },
      { kind: "notInstalled", reason: "404" },
      { kind: "failed", reason: "400" },
    ];
    for (const refusal of refusals) {
      agency.answer = () => refusal;
      await agency.submitted();
      assert.deepEqual(await runOutbox(agency), []);
    }
    assert.deepEqual((await outcomes()).map(([, outcome, why]) => `${outcome} ${why}`).toSorted(), [
      "blocked 403",
      "failed 400",
      "notInstalled 404",
    ]);
    const listed = await listDeliveries(services, actors.administrator, { limit: 10 });
    assert.deepEqual(
      [listed.items.length, listed.counts.blocked, listed.items[0]?.person],
      [3, 1, "Trần Quốc Bảo"],
    );
    await assert.rejects(listDeliveries(services, actors.leader, { limit: 10 }), {
      code: "access.administrators-only",
    });
  });

  it("does not count as reached whom the bot never met, or who removed it; meeting again reaches them", async () => {
    const { services, actors } = agency;
    await agency.submitted();
    await runOutbox(agency);
    await meet(agency, actors.leader);
    await forgetConversation(services, { conversationId: `conversation of ${actors.leader.personId}` });
    await agency.submitted();
    await runOutbox(agency);
    assert.deepEqual(
      (await outcomes()).map(([, outcome]) => outcome),
      ["notInstalled", "notInstalled"],
    );
    await meet(agency, actors.leader);
    await agency.submitted();
    await runOutbox(agency);
    assert.equal(agency.sent.length, 1);
    const stranger = { tenantId: "t", teamsUserId: "x", conversationId: "c", serviceUrl: "s", botId: "b" };
    assert.equal(await rememberConversation(services, { ...stranger, directoryId: "nobody" }), null);
  });

  it("is tried again where Teams asks to wait, and stays pending until then", async () => {
    await meet(agency, agency.actors.leader);
    agency.answer = () => ({ kind: "retry", afterMs: 5000, reason: "429" });
    await agency.submitted();
    assert.deepEqual(await runOutbox(agency), ["deliverNotice: 429"]);
    assert.deepEqual(await outcomes(), [["toInstruct", "pending", null]]);
    agency.answer = () => ({ kind: "sent", activityId: "late" });
    agency.clock.set(on(20, "09:00"));
    await runOutbox(agency);
    assert.equal(agency.sent.length, 1);
  });

  it("brings nothing to somebody who is no longer concerned", async () => {
    const { services, actors } = agency;
    await meet(agency, actors.leader);
    await agency.submitted();
    await services.store.transaction(async ({ people }) => {
      const [post] = await people.everyAppointmentOf(actors.leader.personId);
      assert.ok(post !== undefined);
      await people.updateAppointment({ ...post, validTo: "2026-11-19" }, post.version);
    });
    await runOutbox(agency);
    assert.deepEqual(agency.sent, []);
    assert.deepEqual(await outcomes(), [["toInstruct", "cancelled", "no longer concerned"]]);
  });

  it("replaces the cards that are out when the matter goes on, except those of the event itself", async () => {
    const { services, actors, units } = agency;
    await meet(agency, actors.leader, actors.housingHead);
    const id = await agency.submitted();
    await runOutbox(agency);
    await instruct(services, actors.leader, id, { version: 2, lead: unit(units.housing) });
    await runOutbox(agency);
    const [, ...since] = agency.sent;
    assert.deepEqual(
      since.map(({ to, notice, activityId }) => [
        to,
        notice.kind === "document" && notice.reason,
        activityId,
      ]),
      [
        [actors.housingHead.personId, "assigned", undefined],
        [actors.leader.personId, "toInstruct", "activity 0"],
      ],
    );
    const leadersCard = since[1]?.notice;
    assert.ok(leadersCard?.kind === "document" && leadersCard.detail.state === "assigned");
    const { id: leadId, version } = await agency.assignment(id, unit(units.housing));
    await acknowledgeAssignment(services, actors.housingHead, leadId, { version });
    agency.answer = () => ({ kind: "retry", afterMs: null, reason: "429" });
    assert.deepEqual(await runOutbox(agency), ["refreshCards: 429"]);
  });

  it("leaves the card of whoever pressed it as the answer left it, and brings it up to date with the next change", async () => {
    const { services, actors, units } = agency;
    await meet(agency, actors.leader, actors.housingHead);
    const id = await agency.submitted();
    await runOutbox(agency);
    const [card] = await deliveries(agency);
    assert.ok(card?.activityId);
    await instruct(services, actors.leader, id, { version: 2, lead: unit(units.housing) });
    const pressed = { documentId: id, personId: actors.leader.personId, activityId: card.activityId };
    await rememberAnswer(services, { ...pressed, language: "vi" });
    await runOutbox(agency);
    const toLeader = () => agency.sent.filter(({ to }) => to === actors.leader.personId);
    assert.deepEqual(
      toLeader().map(({ activityId }) => activityId),
      [undefined],
    );
    await rememberAnswer(services, { ...pressed, activityId: "an answer to a question", language: "vi" });

    await instruct(services, actors.leader, id, { version: 3, lead: unit(units.planning) });
    await runOutbox(agency);
    assert.deepEqual(toLeader().at(-1)?.activityId, card.activityId);
  });

  it("replaces no card whose reader would see the same, for that would close the form being filled on it", async () => {
    const { services, actors, units } = agency;
    await meet(agency, actors.leader, actors.housingHead, actors.planningHead);
    const id = await agency.instructed({ lead: unit(units.housing), support: [unit(units.planning)] });
    await runOutbox(agency);
    const support = () => agency.assignment(id, unit(units.planning));
    const { id: supportId, version } = await support();
    await acknowledgeAssignment(services, actors.planningHead, supportId, { version });
    await runOutbox(agency);
    const sentBefore = agency.sent.length;
    const seen = (await support()).version;
    await reportProgress(services, actors.planningHead, supportId, { version: seen, text: "Đang làm" });
    await runOutbox(agency);
    const since = agency.sent.slice(sentBefore);
    assert.deepEqual(
      since.map(({ to }) => to).toSorted(),
      [actors.leader.personId, actors.housingHead.personId].toSorted(),
      "who is told of the report gets a card of its own",
    );
    assert.ok(
      since.every(({ activityId }) => activityId === undefined),
      "a card was replaced for nothing",
    );
  });

  it("reminds nobody of what was finished while the reminder was on its way, but keeps older cards up to date", async () => {
    const { services, actors, units } = agency;
    await meet(agency, actors.housingHead);
    const id = await agency.instructed({
      lead: unit(units.housing),
      deadlineAt: on(26, "17:00").toISOString(),
    });
    await runOutbox(agency);
    agency.clock.set(on(25, "08:00"));
    assert.deepEqual(await remind(services), { reminded: 1 });
    const { id: leadId, version } = await agency.assignment(id, unit(units.housing));
    await completeAssignment(services, actors.housingHead, leadId, { version, result: "Xong" });
    await runOutbox(agency);
    const reasons = agency.sent.map(({ notice, activityId }) => [
      notice.kind === "document" && notice.reason,
      activityId !== undefined,
    ]);
    assert.deepEqual(reasons, [
      ["assigned", false],
      ["assigned", true],
    ]);
    assert.ok(
      (await outcomes()).some(
        ([reason, , why]) => reason === "reminderBefore" && why === "no longer concerned",
      ),
    );
  });
});
