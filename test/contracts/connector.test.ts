import assert from "node:assert/strict";
import { startConnectorDouble } from "../support/bot-connector-double.ts";
import { makeTlsAuthority } from "../support/graph-double/tls-authority.ts";
import { trustAuthority } from "../support/trust-authority.ts";
import { appLimit, teamsModel, type ChatState, type TeamsModel } from "../support/teams-model.ts";

/** What somebody who writes into a chat gets to see; `status` null: no answer came. */
interface Told {
  readonly status: number | null;
  readonly retryAfter: number | null;
  readonly text: string;
}

interface World {
  readonly teams: TeamsModel;
  readonly write: (chat: string, patienceMs?: number) => Promise<Told>;
  close(): Promise<void>;
}

interface Settings {
  readonly chat?: (chat: string) => ChatState;
  /** Decides what goes wrong: the thousandth of calls that this one is (`moods` of the model). */
  readonly thousandth?: number;
}

/** Every limit and fault that platform facts (sections 3 and 8) name, for each thing that plays Teams. */
const worlds: readonly (readonly [string, (teams: TeamsModel) => Promise<World>])[] = [
  ["in process", (teams) => Promise.resolve(inProcess(teams))],
  ["over TLS", overTls],
];

function inProcess(teams: TeamsModel): World {
  return {
    teams,
    close: () => Promise.resolve(),
    write(chat, patienceMs = 5_000) {
      const { status, code, retryAfter, isLost, afterMs } = teams.write(chat, "new");
      const isHeard = !isLost && afterMs < patienceMs;
      return Promise.resolve({ status: isHeard ? status : null, retryAfter, text: code ?? "" });
    },
  };
}

async function overTls(teams: TeamsModel): Promise<World> {
  const tls = await makeTlsAuthority();
  trustAuthority(tls.ca);
  const double = await startConnectorDouble({ tls: tls.server, teams });
  const token = (await (await fetch(`${double.place.base}/token`, { method: "POST" })).json()) as {
    access_token: string;
  };
  return {
    teams,
    close: () => double.stop(),
    async write(chat, patienceMs = 5_000) {
      try {
        const answer = await fetch(
          `${double.serviceUrl}/v3/conversations/${encodeURIComponent(chat)}/activities`,
          {
            method: "POST",
            headers: { authorization: `Bearer ${token.access_token}`, "content-type": "application/json" },
            body: JSON.stringify({ type: "message" }),
            signal: AbortSignal.timeout(patienceMs),
          },
        );
        const retryAfter = answer.headers.get("retry-after");
        const text = await answer.text();
        return { status: answer.status, retryAfter: retryAfter === null ? null : Number(retryAfter), text };
      } catch {
        // Cut off, or silent for longer than we wait.
        return { status: null, retryAfter: null, text: "" };
      }
    },
  };
}

for (const [name, open] of worlds)
  describe(`Teams as it is played ${name}`, () => {
    let world: World;
    let at = 0;
    const opened = async ({ chat = () => "open", thousandth = 999 }: Settings = {}): Promise<World> => {
      const settings = { now: () => at, chat, random: () => thousandth / 1_000, isMoody: true, answerMs: 0 };
      world = await open(teamsModel(settings));
      return world;
    };
    const statuses = (all: readonly Told[]) => all.map(({ status }) => status);
    beforeEach(() => {
      at = 1_000_000;
    });
    afterEach(() => world.close());

    it("takes so many of an app within a second and no more, from whichever chat, and says how long to wait", async () => {
      const { write, teams } = await opened();
      const chats = Array.from({ length: appLimit + 5 }, (_, n) => `a:${n}`);
      const all = await Promise.all(chats.map((chat) => write(chat)));
      const refused = all.filter(({ status }) => status === 429);
      assert.equal(refused.length, 5);
      assert.ok(refused.every(({ retryAfter }) => (retryAfter ?? 0) > 0));
      assert.equal(teams.arrived.size, appLimit);
      at += 1_000;
      assert.equal((await write("a:1")).status, 201);
    });

    it("takes 7 within a second in one chat, and 8 within two", async () => {
      const { write } = await opened();
      const first: Told[] = [];
      for (let n = 0; n < 8; n += 1) first.push(await write("a:1"));
      assert.deepEqual(statuses(first), [...Array<number>(7).fill(201), 429]);
      assert.equal((await write("a:2")).status, 201, "other chats are not concerned");
      at += 1_000;
      assert.deepEqual(statuses([await write("a:1"), await write("a:1")]), [201, 429]);
      at += 2_000;
      assert.equal((await write("a:1")).status, 201);
    });

    it("takes 60 within half a minute in one chat", async () => {
      const { write } = await opened();
      for (let n = 0; n < 60; n += 1) {
        assert.equal((await write("a:1")).status, 201);
        at += 300;
      }
      assert.equal((await write("a:1")).status, 429);
    });

    it("says who turned the bot off, and who has no such chat", async () => {
      const { write, teams } = await opened({ chat: (chat) => (chat === "a:1" ? "blocked" : "gone") });
      const [blocked, gone] = [await write("a:1"), await write("a:2")];
      assert.equal(blocked.status, 403);
      assert.match(blocked.text, /MessageWritesBlocked/u);
      assert.equal(gone.status, 404);
      assert.match(gone.text, /ConversationNotFound/u);
      assert.equal(teams.arrived.size, 0);
    });

    const faults: readonly (readonly [string, number, number | null, boolean])[] = [
      ["refuses with 412", 5, 412, false],
      ["fails behind a gateway before it delivers", 12, 502, false],
      ["fails behind a gateway after it delivered", 15, 502, true],
      ["loses the answer after it delivered", 19, null, true],
      ["takes longer than anybody waits, and has delivered", 30, null, true],
    ];
    for (const [what, thousandth, status, hasArrived] of faults)
      it(what, async () => {
        const { write, teams } = await opened({ thousandth });
        assert.equal((await write("a:1", 500)).status, status);
        assert.equal(teams.arrived.size, hasArrived ? 1 : 0);
      });
  });
