import assert from "node:assert/strict";
import { incomingRow } from "../../../src/adapters/store/records/incoming-row.ts";
import { recordsOver } from "../../../src/adapters/store/open-store.ts";
import type { Tables } from "../../../src/adapters/store/schema.ts";
import type { IncomingDocument } from "../../../src/domain/incoming/incoming-document.ts";
import { agencyPrincipal, personPrincipal, unitPrincipal } from "../../../src/domain/policies/read-scope.ts";
import type { Records } from "../../../src/ports/store.ts";
import { addIncoming, addOutgoing, at, newId } from "../../support/store-fixture.ts";
import { recordSqlServer } from "../../support/sqlserver-forms.ts";

/**
 * What only SQL Server is sent: its search by words, its locks and its hints. Everything else it shares with SQLite,
 * where the contract suite holds each statement to the same forms.
 */
describe("statements for SQL Server alone", () => {
  const now = at("11-20 08:00");
  const agencyId = newId();
  const place = { id: newId(), sort_key: 2_026_000_000_001_000, search_id: 2_026_000_000_001_000 };

  async function sent(
    work: (records: Records) => Promise<unknown>,
    documents: Record<string, unknown>[] = [],
  ): Promise<string[]> {
    const { db, statements } = recordSqlServer<Tables>((text) => {
      if (/sp_getapplock/.test(text)) return [{ outcome: 0 }];
      if (/^update "register" .*; select "id"/.test(text))
        return [{ id: newId(), last_number: 1, ordinal: 0 }];
      if (/count\(\*\) as "(?:others|taken)"/.test(text)) return [{ others: 0, taken: 0 }];
      if (/select "sort_key", "search_id" from "outgoing_document"/.test(text)) return [place];
      return text.startsWith(`select * from "incoming_document"`) ? documents : [];
    });
    await db.transaction((tx) => work(recordsOver(tx)));
    return statements;
  }

  const count = (statements: readonly string[], pattern: RegExp): number =>
    statements.filter((it) => pattern.test(it)).length;

  it("keep the words of a document in one statement, the sender's apart", async () => {
    const statements = await sent((records) => addIncoming(records, agencyId));
    assert.equal(count(statements, /insert into document_term/), 1);
    assert.equal(count(statements, /document_search/), 0);
    assert.match(statements.join("\n"), /from openjson\(@\d+\) with \(value nvarchar\(60\) '\$'\) as item/);
    assert.equal(count(statements, /sp_getapplock/), 1);
  });

  it("find by words through their index, for whole agencies and for one person", async () => {
    const principals = [personPrincipal(newId()), unitPrincipal(newId())];
    const filter = { words: ["quy", "hoach"], senderWords: ["so", "xay"], year: 2026, late: true };
    const page = { direction: "newestFirst", after: 5, limit: 20 } as const;
    for (const wholeAgency of [true, false]) {
      const received = wholeAgency ? agencyPrincipal(agencyId) : null;
      const scope = { agencyId, wholeAgency, principals, received };
      const statements = await sent(async ({ incoming, outgoing }) => {
        await incoming.list({ scope, ...filter, states: ["done", "assigned"] }, page);
        await outgoing.list({ scope, words: filter.words }, { after: 5, limit: 20 });
      });
      // Of each register one page, from two states or two principals at once, and what was sent to the agency.
      assert.equal(statements.length, wholeAgency ? 4 : 2);
      // Each of the two told the page's length, or the server might read it to its end.
      const cut =
        /from \(select "[da]"\."sort_key" as "position".*? offset 0 rows fetch next @\d+ rows only\) as "piece_/;
      assert.equal(count(statements, cut), wholeAgency ? 1 : 2);
      const term = `exists (select 1 as found from document_term as t where t.agency_id = d.agency_id and t.kind = `;
      assert.ok(statements.every((it) => it.includes(term)));
      assert.equal(count(statements, /like/), 0);
    }
  });

  it("change words, and leave to the joined tables who may read and in which state it is", async () => {
    let document: IncomingDocument | undefined;
    await sent(async (records) => {
      document = await addIncoming(records, agencyId);
    });
    assert.ok(document);
    const changed: IncomingDocument = { ...document, state: "done" };
    const row = { ...incomingRow(document), ...place, id: document.id };
    const statements = await sent(({ incoming }) => incoming.update(changed, 1, "ve viec moi"), [row]);
    const removed = /^delete from document_term where agency_id = @1 .*? from document_words as w\s/s;
    assert.equal(count(statements, removed), 1);
    assert.equal(count(statements, /insert into document_term/), 1);
    assert.equal(count(statements, /document_search/), 0);
  });

  it("give a received document a place of its own, under a lock of the receiver's list", async () => {
    const readers = [agencyPrincipal(newId()), unitPrincipal(newId())];
    const statements = await sent((records) => addOutgoing(records, agencyId, { readers }));
    assert.equal(count(statements, /insert into "document_access"/), 2);
    // One for the register, one for the list of the agency it was sent to.
    assert.equal(count(statements, /sp_getapplock/), 2);
  });

  it("claim and count through hints that let workers pass each other", async () => {
    const statements = await sent(async ({ outbox, audit, uploads, deliveries }) => {
      await outbox.claim("a", now);
      await outbox.claimJob("remind", "a", now, now);
      await outbox.removeDone(now, 10);
      await audit.chunk(agencyId, 0, 10);
      await uploads.expired(now, 10);
      await deliveries.told(["reminder 1"]);
    });
    // The claim, and a look whether something was left when it found nothing.
    assert.equal(count(statements, /with \(updlock, readpast, rowlock\)/), 2);
    assert.match(statements.join("\n"), /with \(updlock, serializable\)/);
    assert.match(statements.join("\n"), /openjson\(@1\) with \(value nvarchar\(120\) '\$'\)/);
  });
});
