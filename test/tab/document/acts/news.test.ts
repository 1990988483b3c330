import assert from "node:assert/strict";
import { standingOf } from "../../../../src/domain/routing/standing.ts";
import { baseOf, newsOf, type Seen } from "../../../../tab/src/document/acts/news.ts";
import { detail, happened } from "../../../bot/sample-documents.ts";

const me = "0f4b52a4-6a3a-4a5e-9d58-1f0f6a2b7c01";
const entry = (action: string, whoId: string | null) => ({
  ...happened(action, "Ai đó", "Làm một việc", "Did something"),
  whoId,
});

describe("a document that is open while others act", () => {
  const first = detail({ version: 2, history: [entry("incoming.registered", null)] });
  const later = detail({
    version: 4,
    history: [...first.history, entry("routing.reported", me), entry("routing.transferred", "other")],
  });
  const seen: Seen = { detail: first, isUnsaved: false };

  it("tells what others did since it was looked at, and not what the reader did", () => {
    assert.deepEqual(
      newsOf(later, seen, me).map(({ action }) => action),
      ["routing.transferred"],
    );
    assert.deepEqual(newsOf(first, seen, me), []);
  });

  it("lets a form act only on what its writer has seen, so that nothing is overwritten unseen", () => {
    assert.equal(baseOf(later, seen, me).version, 2);
    assert.equal(baseOf(later, { detail: later, isUnsaved: false }, me).version, 4);
    assert.equal(
      baseOf(later, { detail: first, isUnsaved: true }, me).version,
      4,
      "once told, the present state",
    );
    const mine = detail({ version: 3, history: [...first.history, entry("routing.reported", me)] });
    assert.equal(baseOf(mine, seen, me).version, 3, "one's own acts are seen");
  });

  it("stands otherwise after every act on it or on one of its assignments", () => {
    const slip = [{ version: 1 }, { version: 3 }];
    const now = standingOf({ version: 2 }, slip);
    assert.equal(standingOf({ version: 2 }, [...slip]), now);
    assert.notEqual(standingOf({ version: 3 }, slip), now);
    assert.notEqual(standingOf({ version: 2 }, [{ version: 2 }, { version: 3 }]), now);
    assert.notEqual(standingOf({ version: 2 }, [{ version: 1 }, { version: 2 }, { version: 1 }]), now);
  });
});
