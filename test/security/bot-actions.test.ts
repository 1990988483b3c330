import assert from "node:assert/strict";
import { z } from "zod";
import { say } from "../../bot/cards/say.ts";
import { verbs, type Verb } from "../../bot/cards/verbs.ts";
import { messageOf } from "../../src/contract/messages/all.ts";
import { sampleTenantId } from "../../src/main/bot-parts.ts";
import { startConnectorDouble, type ConnectorDouble } from "../support/bot-connector-double.ts";
import { otherPeople, ownPeople, type Somebody } from "./people-in-world.ts";
import { absentId } from "./row.ts";
import { watchPlans, type WatchedPlans } from "../support/query-plans.ts";
import { recordStatements, type StatementRecorder } from "../support/record-statements.ts";
import { watchStore, type WatchedStore } from "./watched-store.ts";
import { documentOf, onAssignment, onDocument, readers } from "./who-may.ts";
import { abstracts, inDays, openWorld, type Thing, type Whose, type World } from "./world.ts";

const somebodies: readonly Somebody[] = [...ownPeople, ...otherPeople];
const cardAnswer = z.object({ statusCode: z.literal(200), value: z.unknown() });
const sentences = {
  notSeen: say("vi", "notSeen"),
  sharedChat: say("vi", "sharedChat"),
  unknownPerson: say("vi", "unknownPerson"),
} as const;

type Place = Partial<Record<"conversationType" | "agencyId", string>>;
type AssignmentName = keyof World["assignments"];

/** The act behind a button, as `who-may.ts` calls it; null for a button that does nothing. */
const acts: Readonly<Record<Verb, { on: "document" | "assignment"; act: string } | null>> = {
  instruct: { on: "document", act: "instruct" },
  inform: { on: "document", act: "instruct" },
  mend: { on: "document", act: "instruct" },
  giveBack: { on: "document", act: "give-back" },
  submit: { on: "document", act: "submit" },
  refuse: { on: "document", act: "refuse" },
  reopen: { on: "document", act: "reopen" },
  acknowledge: { on: "assignment", act: "acknowledge" },
  report: { on: "assignment", act: "report" },
  askExtension: { on: "assignment", act: "ask-extension" },
  decideExtension: { on: "assignment", act: "decide-extension" },
  return: { on: "assignment", act: "return" },
  assignOn: { on: "assignment", act: "assign-on" },
  complete: { on: "assignment", act: "complete" },
  refresh: null,
};
const assignmentIn: Readonly<Record<Whose, AssignmentName>> = {
  mine: "unit",
  ours: "ours",
  theirs: "theirs",
};

describe("Who may do what, through the bot", function () {
  this.timeout(300_000);
  let world: World;
  let cloud: ConnectorDouble;
  let store: WatchedStore;
  let recorder: StatementRecorder;
  let plans: WatchedPlans;

  before(async () => {
    world = await openWorld();
    cloud = await startConnectorDouble();
    store = watchStore(world.server.dataFolder);
    recorder = recordStatements();
    plans = watchPlans(world.server.dataFolder);
  });
  after(async () => {
    plans.stop();
    recorder.stop();
    store.close();
    await cloud.stop();
    await world.close();
  });

  function post(directoryId: string | undefined, part: object, conversationType = "personal") {
    const tenant = { id: sampleTenantId };
    return fetch(`${world.server.url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        id: "1",
        channelId: "msteams",
        serviceUrl: cloud.serviceUrl,
        from: { id: `29:${directoryId}`, aadObjectId: directoryId },
        recipient: { id: "28:bot" },
        conversation: { id: `a:${directoryId}`, conversationType, tenantId: tenant.id },
        channelData: { tenant },
        ...part,
      }),
    });
  }

  /** Everything that the forms of all buttons could bring. */
  function inputs(verb: Verb): Record<string, string> {
    const of = { lead: `p:${world.people.planner.personId}`, inform: `p:${world.people.planner.personId}` };
    const all = {
      ...of,
      text: "Khẩn trương",
      to: world.people.leader.personId,
      day: inDays(30).slice(0, 10),
    };
    return Object.fromEntries(Object.entries(all).map(([name, value]) => [`${verb}_${name}`, value]));
  }

  async function press(
    who: Pick<World["people"]["clerk"], "agencyId"> & { readonly directoryId: string | undefined },
    verb: Verb,
    about: { documentId: string; assignmentId: string | null; version: number },
    place: Place = {},
  ): Promise<{ card: string; statements: string[] }> {
    const { conversationType, agencyId = who.agencyId } = place;
    const data = {
      ...about,
      agencyId,
      language: "vi",
      reason: "assigned",
      granted: true,
      instructionId: absentId,
      ...inputs(verb),
    };
    recorder.taken();
    const response = await post(
      who.directoryId,
      { type: "invoke", name: "adaptiveCard/action", value: { action: { verb, data } } },
      conversationType,
    );
    assert.equal(response.status, 200);
    const { value } = cardAnswer.parse(await response.json());
    return { card: JSON.stringify(value), statements: recorder.taken().map((it) => it.sql) };
  }

  const somebody = (name: Somebody) => ({
    directoryId: world.people[name].personId,
    agencyId: world.people[name].agencyId,
  });
  const isAllowed = (name: Somebody, verb: Verb, whose: Whose): boolean => {
    const act = acts[verb];
    if (act === null) return readers[whose].includes(name);
    const may =
      act.on === "document"
        ? onDocument[act.act]?.may[whose]
        : onAssignment[act.act]?.may[assignmentIn[whose]];
    return may?.includes(name) === true;
  };
  const refusalOf = (verb: Verb): string => {
    const act = acts[verb];
    const rule = act === null ? undefined : (act.on === "document" ? onDocument : onAssignment)[act.act];
    return messageOf(rule?.otherwise ?? "")?.vi ?? "no sentence";
  };
  function aboutOf(verb: Verb, whose: Whose, versionOff: number) {
    const assignment: Thing = world.assignments[assignmentIn[whose]];
    const isOnAssignment = acts[verb]?.on === "assignment";
    const { version } = isOnAssignment ? assignment : world.documents[whose];
    return {
      documentId: world.documents[whose].id,
      assignmentId: isOnAssignment ? assignment.id : null,
      version: version + versionOff,
    };
  }

  it("holds for every button, person and document; nothing is changed; unseen and absent are one card", async () => {
    const wrong: string[] = [];
    const before = store.picture();
    for (const name of somebodies) {
      for (const verb of verbs) {
        const isOnAssignment = acts[verb]?.on === "assignment";
        const nothing = { documentId: absentId, assignmentId: isOnAssignment ? absentId : null, version: 1 };
        const absent = await press(somebody(name), verb, nothing);
        if (!absent.card.includes(sentences.notSeen)) wrong.push(`${name} ${verb}: absent is not said`);
        for (const whose of ["mine", "ours", "theirs"] as const) {
          const allowed = isAllowed(name, verb, whose);
          const { card, statements } = await press(
            somebody(name),
            verb,
            aboutOf(verb, whose, allowed && verb !== "refresh" ? -1 : 0),
          );
          const says = (what: string) => wrong.push(`${name} ${verb} ${whose}: ${what}`);
          if (!readers[whose].includes(name)) {
            if (card !== absent.card) says("unseen is told apart from absent");
            if (statements.join() !== absent.statements.join()) says("is told apart by its time");
          } else if (!card.includes(abstracts[whose])) says("does not show what may be read");
          else if (verb !== "refresh" && !card.includes(allowed ? "đã thay đổi" : refusalOf(verb)))
            says(`is not refused`);
        }
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(store.picture() === before, "a refused or stale button changed something");
  });

  it("shows nothing in a chat that others read, whoever presses or asks", async () => {
    const before = store.picture();
    for (const name of ["clerk", "leader", "housingHead", "bystander", "otherClerk"] as const) {
      for (const conversationType of ["groupChat", "channel"]) {
        for (const verb of verbs) {
          const { card } = await press(somebody(name), verb, aboutOf(verb, "mine", 0), { conversationType });
          assert.ok(card.includes(sentences.sharedChat) && !hasContent(card), `${name} ${verb}`);
        }
        for (const text of ["việc của tôi", "văn bản mới", "tìm trạm bơm", "số đến 1"]) {
          const said = await answerTo(name, text, conversationType);
          assert.ok(said.includes(sentences.sharedChat) && !hasContent(said), `${name} ${text}`);
        }
      }
    }
    assert.ok(store.picture() === before, "something was changed");
  });

  it("knows nobody without an appointment, who was put out of service, or who acts for an agency not theirs", async () => {
    const { unappointed, deactivated, clerk } = world.people;
    const strangers = [
      { directoryId: unappointed.personId, agencyId: unappointed.agencyId },
      { directoryId: deactivated.personId, agencyId: deactivated.agencyId },
      { directoryId: absentId, agencyId: clerk.agencyId },
      { directoryId: undefined, agencyId: clerk.agencyId },
      { directoryId: clerk.personId, agencyId: world.people.otherClerk.agencyId },
      { directoryId: clerk.personId, agencyId: absentId },
    ];
    const before = store.picture();
    const cards = new Set<string>();
    for (const who of strangers) {
      for (const verb of verbs) cards.add((await press(who, verb, aboutOf(verb, "mine", 0))).card);
      for (const verb of verbs) cards.add((await press(who, verb, aboutOf(verb, "theirs", 0))).card);
    }
    assert.equal(cards.size, 1);
    assert.ok([...cards][0]?.includes(sentences.unknownPerson));
    assert.ok(store.picture() === before, "something was changed");
  });

  it("does not let a button of one document reach into another one", async () => {
    const before = store.picture();
    const { assignments, documents } = world;
    for (const [name, own, foreign] of [
      ["bystander", "mine", "ours"],
      ["housingHead", "mine", "ours"],
      ["appraiser", "ours", "mine"],
      ["otherSpecialist", "theirs", "mine"],
    ] as const) {
      for (const verb of verbs.filter((it) => acts[it]?.on === "assignment")) {
        const about = (assignmentId: string) => ({ documentId: documents[own].id, assignmentId, version: 1 });
        const reaching = await press(somebody(name), verb, about(assignments[assignmentIn[foreign]].id));
        const absent = await press(somebody(name), verb, about(absentId));
        const nameless = (card: string) => card.replaceAll(/"assignmentId":"[^"]*"/gu, "");
        assert.equal(nameless(reaching.card), nameless(absent.card), `${name} ${verb}`);
        assert.ok(!reaching.card.includes(abstracts[documentOf[assignmentIn[foreign]]]), `${name} ${verb}`);
      }
    }
    assert.ok(store.picture() === before, "something was changed");
  });

  it("finds and lists for each person what that person may read, and nothing else", async () => {
    for (const name of somebodies) {
      const said = [
        await answerTo(name, "văn bản mới"),
        await answerTo(name, "việc của tôi"),
        ...(await Promise.all(
          ["tìm trạm bơm", "tìm cây xanh", "tìm cầu vạn phúc", "số đến 1", "số đến 2"].map((text) =>
            answerTo(name, text),
          ),
        )),
      ].join("\n");
      for (const whose of ["mine", "ours", "theirs"] as const) {
        assert.equal(said.includes(abstracts[whose]), readers[whose].includes(name), `${name} ${whose}`);
      }
    }
  });

  it("reads no table that grows from end to end, whatever was pressed or written", () => {
    assert.ok(plans.assertNoScans() > 40);
  });

  it("writes no name, no file, no abstract and no words of a person into the log", () => {
    const log = world.lines.join("\n");
    for (const secret of [...world.personal, "Khẩn trương", "trạm bơm", "trạm"])
      assert.ok(!log.includes(secret), "personal data in the log");
  });

  /** What the bot says in the chat in answer to words. */
  async function answerTo(name: Somebody, text: string, conversationType = "personal"): Promise<string> {
    const { personId } = world.people[name];
    const seen = cloud.calls.length;
    assert.equal((await post(personId, { type: "message", text }, conversationType)).status, 200);
    const own = cloud.calls.slice(seen).filter(({ conversationId }) => conversationId === `a:${personId}`);
    assert.ok(own.length > 0, "the bot did not answer");
    return own.map(({ body }) => JSON.stringify(body)).join("\n");
  }
});

function hasContent(card: string): boolean {
  return Object.values(abstracts).some((abstract) => card.includes(abstract)) || card.includes("Bản nháp");
}
