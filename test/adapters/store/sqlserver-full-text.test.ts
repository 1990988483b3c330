import assert from "node:assert/strict";
import { recordsOver } from "../../../src/adapters/store/open-store.ts";
import type { Tables } from "../../../src/adapters/store/schema.ts";
import { hasFullTextIndex } from "../../../src/adapters/store/sqlserver-full-text.ts";
import { parseSearch } from "../../../src/domain/text/search-query.ts";
import { StoreUnavailable } from "../../../src/ports/store-errors.ts";
import type { Records } from "../../../src/ports/store.ts";
import { newId } from "../../support/store-fixture.ts";
import { recordSqlServer } from "../../support/sqlserver-forms.ts";

/** What has not been run on a real SQL Server: its own full text. Here is seen what it would be sent, and when. */
describe("the full text of SQL Server", () => {
  async function sent(isActive: boolean, work: (records: Records) => Promise<unknown>): Promise<string> {
    const { db, statements } = recordSqlServer<Tables>((text) => {
      if (/IsFullTextInstalled/.test(text))
        return [{ installed: isActive ? 1 : 0, active: isActive ? 1 : null }];
      if (/from "stored_file"/.test(text)) return [{ document_id: newId(), document_kind: "incoming" }];
      if (/"agency_id", "sort_key", "search_id"/.test(text)) {
        return [{ id: newId(), agency_id: newId(), sort_key: 2_026_000_000_001_000, search_id: 1 }];
      }
      if (/select top \(4000\) 1 as one/.test(text)) return [{ list_0: 4_000, list_1: 9, list_2: 400 }];
      return /"folded" from "file_text"/.test(text) ? [{ folded: "quy hoach\nsu dung dat" }] : [];
    });
    await db.transaction((tx) => work(recordsOver(tx)));
    return statements.join("\n");
  }
  const scope = { agencyId: newId(), wholeAgency: true, principals: [], received: null, types: null };
  const search = ({ search: records }: Records) =>
    records.byText("incoming", { scope }, parseSearch("quy hoạch đấ"), { asPhrase: false, limit: 10 });
  const settle = ({ texts }: Records) =>
    texts.settle(
      newId(),
      { state: "found", reason: null, isCut: false },
      { lines: ["Đất"], folded: ["dat"] },
    );

  it("is asked for each word where the server has it over the texts, and no words of texts are kept by us", async () => {
    const asked = await sent(true, search);
    assert.equal(asked.match(/contains\(f\.folded, @\d+\)/g)?.length, 8);
    assert.doesNotMatch(await sent(true, settle), /insert into document_term/);
  });

  it("is not asked where it is missing: the words of texts are terms of ours", async () => {
    assert.doesNotMatch(await sent(false, search), /contains/);
    assert.equal((await sent(false, settle)).match(/insert into document_term/g)?.length, 1);
  });

  it("is asked for again after the server did not answer", async () => {
    let isAway = true;
    const { db } = recordSqlServer<Tables>((text) => {
      if (!/IsFullTextInstalled/.test(text)) return [];
      if (isAway) throw new StoreUnavailable("away");
      return [{ installed: 1, active: 1 }];
    });
    await assert.rejects(hasFullTextIndex(db.reader), StoreUnavailable);
    isAway = false;
    assert.equal(await hasFullTextIndex(db.reader), true);
  });

  it("is never looked for by reading texts from end to end; a document's own list of words may be", async () => {
    for (const isActive of [true, false])
      assert.doesNotMatch(await sent(isActive, search), /\blike\b|charindex\((?!@\d+, o\.words\))/i);
  });
});
