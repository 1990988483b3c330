import assert from "node:assert/strict";
import type { CheckCause } from "../../../src/ports/records/signature-records.ts";
import { at, newId } from "../../support/store-fixture.ts";
import { onEveryEngine } from "./on-every-engine.ts";

onEveryEngine("the queue of checks", (opened) => {
  const agencyId = newId();
  const now = at("11-20 09:00");

  /** A document of so many files that wait. */
  async function ask(cause: CheckCause, when: string, files = 1): Promise<string> {
    const documentId = newId();
    const asked = { documentId, documentKind: "incoming", agencyId, cause, askedAt: at(when) } as const;
    await opened().store.transaction(({ signatures }) =>
      signatures.ask(Array.from({ length: files }, () => ({ ...asked, fileId: newId() }))),
    );
    return documentId;
  }
  const claim = (hold: string, when = now) =>
    opened().store.transaction(({ signatures }) => signatures.claim(hold, when));
  const everything = async (hold: string): Promise<string[]> => {
    const taken: string[] = [];
    for (let n = 0; ; n += 1) {
      const one = await claim(`${hold}/${n}`);
      if (one === null) return taken;
      taken.push(one.documentId);
    }
  };

  it("gives a document with all its files to one server, what somebody waits for first", async () => {
    const round = await ask("round", "11-20 06:00");
    const later = await ask("asked", "11-20 08:00", 3);
    const earlier = await ask("registered", "11-20 07:00", 2);
    await ask("asked", "11-20 10:00");
    assert.deepEqual(await everything(newId()), [earlier, later, round]);
  });

  it("gives it again when the server that held it is ended", async () => {
    const { store } = opened();
    const document = await ask("registered", "11-20 08:00", 2);
    const server = newId();
    await store.transaction(({ instances }) => instances.join(server, now));
    assert.deepEqual(await everything(server), [document]);
    assert.equal(await store.read.signatures.dueSince(now), null);
    await store.transaction(({ instances }) => instances.end(server, null));
    const again = await claim(`${newId()}/1`);
    assert.equal(again?.documentId, document);
  });

  it("puts off what is still held, counts how often, and makes it due when the clock was set back", async () => {
    const { store } = opened();
    const document = await ask("registered", "11-20 08:00");
    const [hold, later] = [`${newId()}/1`, at("11-20 12:00")];
    const putOff = (by: string) => store.transaction(({ signatures }) => signatures.retryLater(by, later));
    assert.equal((await claim(hold))?.attempts, 1);
    await putOff(`${newId()}/1`);
    assert.equal(await claim(`${newId()}/2`, later), null, "another server's word counts for nothing");
    await putOff(hold);
    assert.equal(await store.read.signatures.dueSince(now), null);
    await store.transaction(({ signatures }) => signatures.bringForward(now));
    assert.deepEqual(await claim(`${newId()}/3`), { documentId: document, attempts: 2 });
  });

  it("tells what somebody has waited for too long, and not what nobody does", async () => {
    const waiting = await ask("registered", "11-20 08:00");
    await ask("round", "11-20 08:00");
    const overdue = await opened().store.read.signatures.overdue(now, 9);
    assert.deepEqual(
      overdue.map(({ documentId, readyAt }) => [documentId, readyAt]),
      [[waiting, at("11-20 08:00")]],
    );
    assert.deepEqual(await opened().store.read.signatures.overdue(at("11-20 07:59"), 9), []);
  });
});
