import assert from "node:assert/strict";
import { incomingRow } from "../../../src/adapters/store/records/incoming-row.ts";
import { recordsOver } from "../../../src/adapters/store/open-store.ts";
import type { Tables } from "../../../src/adapters/store/schema.ts";
import type { IncomingDocument, IncomingState } from "../../../src/domain/incoming/incoming-document.ts";
import {
  agencyPrincipal,
  personPrincipal,
  unitPrincipal,
  type ReadScope,
} from "../../../src/domain/policies/read-scope.ts";
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
    lengths: Record<string, unknown> = {},
  ): Promise<string[]> {
    const { db, statements } = recordSqlServer<Tables>((text) => {
      if (/select top \(\d+\) 1 as one/.test(text)) return [lengths];
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

  describe("find by words", () => {
    const [person, unit] = [personPrincipal(newId()), unitPrincipal(newId())];
    const whole = { agencyId, wholeAgency: true, principals: [], received: null, types: null };
    const reader = { ...whole, wholeAgency: false, principals: [person, unit] };
    const page = { direction: "newestFirst", after: 5, limit: 20 } as const;
    const long = 4_000;

    /** What is asked where the lists of "quy", "hoach…" and, if there is one, the reader's are so long. */
    async function asked(
      {
        scope,
        states = [],
        alike = "hoach,hoachdinh",
      }: {
        readonly scope: ReadScope;
        readonly states?: readonly IncomingState[];
        readonly alike?: string;
      },
      ...lengths: number[]
    ): Promise<string> {
      const filter = { words: ["quy", "hoach"], year: 2026, late: true };
      const [counted = "", listed = "none", ...more] = await sent(
        ({ incoming }) => incoming.list({ scope, ...filter, states }, page),
        [],
        { ...Object.fromEntries(lengths.map((length, i) => [`list_${i}`, length])), words_1: alike },
      );
      assert.equal(more.length, 0);
      assert.equal(counted.match(/select top \(4000\) 1 as one/g)?.length, lengths.length);
      // The beginning is looked up step by step, as far as 64 words that begin so.
      assert.match(counted, /^declare @begins .* while @term is not null and @left > 0 begin\s/s);
      assert.doesNotMatch(listed, /like/);
      return listed;
    }
    const beginning = /(?:from|cross apply) \(select (distinct )?"([tad])"\."sort_key" as "position"/g;
    const beginnings = (listed: string) =>
      [...listed.matchAll(beginning)].map(([, distinct = "", from = ""]) => distinct + from);
    const others = (listed: string) => listed.match(/\(select top \(1\) 1 as found/g)?.length ?? 0;
    const most = Array.from({ length: 64 }, (_, i) => `hoach${i}`).join(",");

    it("begin at the rarest word and ask the others of each of its documents", async () => {
      const rare = await asked({ scope: whole }, 7, 3_000);
      assert.deepEqual([beginnings(rare), others(rare)], [["t"], 1]);
      const beginningOfWord = await asked({ scope: whole }, long, 30);
      assert.deepEqual([beginnings(beginningOfWord), others(beginningOfWord)], [["t"], 1]);
      // Of each of those that begin so as much as a page.
      assert.match(
        beginningOfWord,
        /select distinct p\.position from openjson\(@\d+\) .*? cross apply \(select "t"\."sort_key"/,
      );
      const ofTooMany = await asked({ scope: whole, alike: most }, long, 30);
      assert.deepEqual([beginnings(ofTooMany), others(ofTooMany)], [["distinct t"], 1]);
      assert.equal(await asked({ scope: whole }, 7, 0), "none");
    });

    it("walk the documents of a whole word from the end where no list is short", async () => {
      const walked = await asked({ scope: whole }, long, long);
      assert.deepEqual([beginnings(walked), others(walked)], [["t"], 1]);
    });

    it("look for a beginning that too many words have in a document's own list of words", async () => {
      const listed = await asked({ scope: whole, alike: most }, 30, long);
      assert.match(
        listed,
        /from document_words as o where o\.document_id = d\.id and \(charindex\(@\d+, o\.words\) > 0\)/,
      );
      assert.equal(count([listed], /"w"\."term" >=/), 0);
    });

    it("ask of who reads little whether they have the words, and of rare words whether they were given", async () => {
      const own = await asked({ scope: reader }, long, long, 60);
      assert.deepEqual([beginnings(own), others(own)], [["a", "a"], 4]);
      const given = await asked({ scope: reader }, 60, long, long);
      assert.deepEqual([beginnings(given), others(given)], [["t"], 2]);
      const inState = await asked({ scope: whole, states: ["submitted", "assigned"] }, long, long, 9);
      assert.deepEqual([beginnings(inState), others(inState)], [["d", "d"], 4]);
    });

    it("begin at a rare word also among what others sent, and walk that where no word is rare", async () => {
      const scope = { ...whole, received: agencyPrincipal(agencyId) };
      const receivedOf = async (word: number, all: number) => {
        const lengths = { list_0: word, list_1: all };
        const list = ({ outgoing }: Records) => outgoing.list({ scope, words: ["quy"] }, page);
        return (await sent(list, [], lengths)).filter((it) => /"a"\."principal" = @/.test(it)).join("\n");
      };
      const rare =
        /from \(select distinct r\.agency_id as id from register as r .*? cross apply \(select t\.sort_key/s;
      assert.match(await receivedOf(7, long), rare);
      const inWords = /from document_words as o where o\.document_id = d\.id/;
      for (const walked of [await receivedOf(long, long), await receivedOf(long, 20)]) {
        assert.match(walked, inWords);
        assert.doesNotMatch(walked, rare);
      }
      assert.equal(await receivedOf(0, long), "");
    });
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
      await outbox.claim("a", now, ["cards"]);
      await outbox.claimJob("remind", "a", now, now);
      await outbox.removeDone(now, 10);
      await audit.chunk(agencyId, 0, 10);
      await uploads.expired(now, 10);
      await deliveries.told(["reminder 1"]);
    });
    // An index of open rows alone is chosen for the word of its own condition, and for no parameter.
    assert.equal(count(statements, /where state = N'open' and line = @/), 2);
    // The claim, and a look whether something was left when it found nothing.
    assert.equal(count(statements, /with \(updlock, readpast, readcommittedlock\)/), 2);
    assert.match(statements.join("\n"), /with \(updlock, serializable\)/);
    assert.match(statements.join("\n"), /openjson\(@1\) with \(value nvarchar\(120\) '\$'\)/);
  });

  it("look for the bytes of a sealed document by the whole hash, not by as much as an id is long", async () => {
    const hashes = ["ab".repeat(32)];
    const statements = await sent(async ({ sealings }) => {
      await sealings.sameBytes(hashes, newId());
      await sealings.takeUploads(hashes, agencyId);
    });
    assert.equal(count(statements, /"sha256" in .*openjson\(@\d+\) with \(value nvarchar\(64\) '\$'\)/), 2);
  });
});
