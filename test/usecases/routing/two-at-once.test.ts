import assert from "node:assert/strict";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { RuleBroken } from "../../../src/domain/rule-broken.ts";
import { acknowledgeAssignment } from "../../../src/usecases/assignments/acknowledge-assignment.ts";
import { askExtension } from "../../../src/usecases/assignments/ask-extension.ts";
import { assignOn } from "../../../src/usecases/assignments/assign-on.ts";
import { completeAssignment } from "../../../src/usecases/assignments/complete-assignment.ts";
import { decideExtension } from "../../../src/usecases/assignments/decide-extension.ts";
import { reportProgress } from "../../../src/usecases/assignments/report-progress.ts";
import { returnAssignment } from "../../../src/usecases/assignments/return-assignment.ts";
import { amendIncoming } from "../../../src/usecases/incoming/amend-incoming.ts";
import { giveBackDocument } from "../../../src/usecases/routing/give-back-document.ts";
import { instruct } from "../../../src/usecases/routing/instruct.ts";
import { reopenDocument } from "../../../src/usecases/routing/reopen-document.ts";
import { submitDocument } from "../../../src/usecases/routing/submit-document.ts";
import { transferDocument } from "../../../src/usecases/routing/transfer-document.ts";
import { on, openAgency, person, unit, type AgencyAtWork } from "../../support/agency-at-work.ts";
import { setRule } from "../../support/agency-fixture.ts";

/** One person's act with the versions as they were before anybody acted. */
type Act = () => Promise<unknown>;
type Acts = Readonly<Record<string, Act>>;

describe("Two people at once", () => {
  let agency: AgencyAtWork;
  beforeEach(async () => {
    agency = await openAgency();
    await setRule(agency.services.store, agency.actors.administrator, {
      key: "clerkMayTransfer",
      value: true,
    });
  });
  afterEach(() => agency.close());

  const historyOf = (id: string) => agency.services.store.read.audit.ofDocument(id);

  /** Runs both in parallel. Answers how each ended: `done`, or the code of the rule. */
  async function together(id: string, first: Act, second: Act): Promise<string[]> {
    const before = (await historyOf(id)).length;
    const ended = await Promise.allSettled([first(), second()]);
    const results = ended.map((it) => {
      if (it.status === "fulfilled") return "done";
      assert.ok(it.reason instanceof RuleBroken, String(it.reason));
      return it.reason.code;
    });
    const done = results.filter((it) => it === "done").length;
    assert.equal(
      (await historyOf(id)).length - before,
      done,
      "every act that was done is in the history, and no other",
    );
    return results;
  }

  /** Every pair in both orders, also each act with itself; `isFree` says which second act the first leaves alone. */
  async function everyPair(
    begin: () => Promise<{ id: string; acts: Acts }>,
    isFree: (first: string, second: string) => boolean,
  ): Promise<void> {
    const names = Object.keys((await begin()).acts);
    for (const [a, b] of names.flatMap((one) => names.map((other) => [one, other] as const))) {
      const { id, acts } = await begin();
      const [first, second] = [acts[a], acts[b]];
      assert.ok(first !== undefined && second !== undefined);
      const expected = isFree(a, b) ? ["done", "done"] : ["document.changed", "done"];
      // Which of the two is first is not ours to say; that there is one, and only one, is.
      const ended = await together(id, first, second);
      assert.deepEqual(ended.toSorted(), expected, `${a}, then ${b}`);
    }
  }

  it("with a document of the clerks: the second is told that it changed, and nothing is overwritten", async () => {
    const { services, actors, units } = agency;
    const begin = async () => {
      const { id } = await agency.register({}, { codeNumber: null });
      const submit = (by: Actor, to: Actor) => () =>
        submitDocument(services, by, id, { version: 1, to: to.personId, note: null });
      const transfer = (by: Actor, to: keyof typeof units) => () =>
        transferDocument(services, by, id, { version: 1, lead: unit(units[to]) });
      return {
        id,
        acts: {
          submit: submit(actors.clerk, actors.leader),
          "submit to another": submit(actors.secondClerk, actors.deputy),
          transfer: transfer(actors.clerk, "housing"),
          "transfer elsewhere": transfer(actors.secondClerk, "planning"),
          amend: () =>
            amendIncoming(services, actors.secondClerk, id, {
              version: 1,
              reason: "Sửa",
              fields: { pageCount: 99 },
            }),
        },
      };
    };
    await everyPair(begin, () => false);
  });

  it("with a document before a leader", async () => {
    const { services, actors, units } = agency;
    const begin = async () => {
      const id = await agency.submitted();
      return {
        id,
        acts: {
          instruct: () => instruct(services, actors.leader, id, { version: 2, lead: unit(units.housing) }),
          inform: () => instruct(services, actors.leader, id, { version: 2, inform: [unit(units.housing)] }),
          "give back": () => giveBackDocument(services, actors.leader, id, { version: 2, reason: "Nhầm" }),
          "submit elsewhere": () =>
            submitDocument(services, actors.clerk, id, {
              version: 2,
              to: actors.deputy.personId,
              note: null,
            }),
          amend: () =>
            amendIncoming(services, actors.clerk, id, {
              version: 2,
              reason: "Sửa",
              fields: { pageCount: 99 },
            }),
        },
      };
    };
    await everyPair(begin, () => false);
  });

  it("with an assignment of a unit: its two sides never overwrite one another, and nobody is disturbed by an acknowledgement", async () => {
    const { services, actors, units } = agency;
    const begin = async () => {
      const id = await agency.instructed({
        lead: unit(units.housing),
        support: [unit(units.planning)],
        deadlineAt: on(26).toISOString(),
      });
      const lead = await agency.assignment(id, unit(units.housing));
      const support = await agency.assignment(id, unit(units.planning));
      const version = await agency.version(id);
      const of = { version: lead.version };
      const head = actors.housingHead;
      return {
        id,
        acts: {
          acknowledge: () => acknowledgeAssignment(services, head, lead.id, of),
          report: () => reportProgress(services, head, lead.id, { ...of, text: "Đang làm" }),
          ask: () =>
            askExtension(services, head, lead.id, { ...of, until: on(30).toISOString(), reason: "Chờ" }),
          return: () => returnAssignment(services, head, lead.id, { ...of, reason: "Không đúng" }),
          complete: () => completeAssignment(services, head, lead.id, { ...of, result: "Xong" }),
          "assign on": () => assignOn(services, head, lead.id, { ...of, lead: person(actors.houser) }),
          replace: () => instruct(services, actors.leader, id, { version, lead: unit(units.office) }),
          add: () => instruct(services, actors.leader, id, { version, inform: [unit(units.office)] }),
          "support acknowledges": () =>
            acknowledgeAssignment(services, actors.planningHead, support.id, { version: support.version }),
          "support reports": () =>
            reportProgress(services, actors.planningHead, support.id, {
              version: support.version,
              text: "Đã gửi",
            }),
        },
      };
    };
    const ofLead = ["acknowledge", "report", "ask", "return", "complete", "assign on"];
    const ofSupport = ["support acknowledges", "support reports"];
    // What a unit does among its own people does not disturb a leader who is writing an order.
    const quiet = ["acknowledge", "report", "assign on"];
    await everyPair(begin, (first, second) => {
      const ofOther = ofLead.includes(first) ? ofSupport : ofLead;
      if (ofSupport.includes(first)) return !ofSupport.includes(second);
      if (first === "complete") return false;
      if (first === "replace") return ofSupport.includes(second);
      if (first === "add") return ofLead.includes(second) || ofSupport.includes(second);
      return (
        ofOther.includes(second) || (quiet.includes(first) && (second === "replace" || second === "add"))
      );
    });
  });

  it("with a wish for more time, and with what is done", async () => {
    const { services, actors, units } = agency;
    const asked = async () => {
      const id = await agency.instructed({ lead: unit(units.housing), deadlineAt: on(26).toISOString() });
      const { id: leadId, version } = await agency.assignment(id, unit(units.housing));
      await askExtension(services, actors.housingHead, leadId, {
        version,
        until: on(30).toISOString(),
        reason: "Chờ",
      });
      const seen = await agency.assignment(id, unit(units.housing));
      const now = await agency.version(id);
      return {
        id,
        acts: {
          grant: () =>
            decideExtension(services, actors.leader, leadId, { version: seen.version, granted: true }),
          refuse: () =>
            decideExtension(services, actors.leader, leadId, { version: seen.version, granted: false }),
          complete: () =>
            completeAssignment(services, actors.housingHead, leadId, {
              version: seen.version,
              result: "Xong",
            }),
          order: () =>
            instruct(services, actors.leader, id, {
              version: now,
              lead: unit(units.housing),
              deadlineAt: on(25).toISOString(),
            }),
        },
      };
    };
    await everyPair(asked, () => false);

    const done = async () => {
      const id = await agency.instructed({ lead: unit(units.housing) });
      const { id: leadId, version } = await agency.assignment(id, unit(units.housing));
      await completeAssignment(services, actors.housingHead, leadId, { version, result: "Xong" });
      const now = await agency.version(id);
      return {
        id,
        acts: {
          reopen: () => reopenDocument(services, actors.leader, id, { version: now, reason: "Bổ sung" }),
        },
      };
    };
    await everyPair(done, () => false);
  });
});
