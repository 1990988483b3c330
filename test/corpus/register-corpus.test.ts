import assert from "node:assert/strict";
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { incomingCheck, incomingDetail, incomingPage, registered } from "../../src/contract/incoming.ts";
import { foldWords } from "../../src/domain/text/fold.ts";
import { addPerson } from "../support/agency-fixture.ts";
import { refusalOf, type ApiClient } from "../support/api-client.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { corpusFolder, fieldsOf, goldDocuments, hasCorpus, type Gold } from "./gold.ts";

const clerksAtOnce = 4;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const bytesOf = (file: string) => readFile(path.join(corpusFolder, file));

interface Kept {
  readonly gold: Gold;
  readonly id: string;
  readonly arrivalNumber: number;
}

describe("Real public documents, registered through the HTTP API by several clerks at once", function () {
  this.timeout(600_000);
  let server: TestServer;
  let clerks: readonly ApiClient[];
  let clerk: ApiClient;
  const lines: string[] = [];
  const kept: Kept[] = [];

  before(async function () {
    if (!hasCorpus) {
      process.stdout.write("    the corpus is not beside the repository: skipped\n");
      this.skip();
    }
    server = await startTestServer({ logLine: (line) => lines.push(line) });
    clerks = await Promise.all((await clerkIds(server)).map((personId) => server.as({ personId })));
    clerk = await server.as(server.people.actors.clerk);
    const waiting = await goldDocuments();
    await Promise.all(
      clerks.map(async (client) => {
        for (let gold = waiting.shift(); gold !== undefined; gold = waiting.shift()) {
          kept.push({ gold, ...(await registerOne(client, gold)) });
        }
      }),
    );
  });
  after(async () => {
    if (hasCorpus) await server.stop();
  });

  it("are at least fifty, and their arrival numbers have no gap (NĐ 30, Đ22)", () => {
    assert.ok(kept.length >= 50, `${kept.length} documents`);
    assert.deepEqual(
      kept.map(({ arrivalNumber }) => arrivalNumber).toSorted((a, b) => a - b),
      kept.map((_, at) => at + 1),
    );
    process.stdout.write(`    registered ${kept.length} documents\n`);
  });

  it("are stored bit for bit, and their pages counted", async () => {
    for (const { gold, id } of kept) {
      const { files } = await clerk.get(`/api/incoming/${id}`, incomingDetail);
      assert.deepEqual(
        files.map(({ name }) => name),
        gold.files,
      );
      for (const file of files) {
        const wanted = sha256(await bytesOf(file.name));
        const response = await clerk.request("GET", `/api/files/${file.id}?download=1`);
        assert.equal(response.status, 200, file.name);
        assert.equal(sha256(new Uint8Array(await response.arrayBuffer())), wanted, file.name);
        assert.equal(file.sha256, wanted, file.name);
        const isWhole = gold.files.length === 1 && file.name.endsWith(".pdf");
        if (isWhole && gold.pages !== null) assert.equal(file.pageCount, gold.pages, file.name);
      }
    }
  });

  it("are found by number and symbol without tone marks, and by words of the abstract (R48)", async () => {
    let bySymbol = 0;
    for (const { gold, id } of kept) {
      const { codeNumber, codeNotation, abstract } = fieldsOf(gold);
      const [file] = gold.files;
      const words = foldWords(abstract).toSorted((a, b) => b.length - a.length);
      assert.ok(await isFound(id, words.slice(0, 5).join(" ")), `${file} by its abstract`);
      if (codeNumber === null || codeNotation === null) continue;
      bySymbol += 1;
      const symbol = foldWords(`${codeNumber}/${codeNotation}`).join(" ");
      assert.ok(await isFound(id, symbol), `${file} by its symbol`);
      assert.ok(await isFound(id, `${codeNumber}/${codeNotation}`), `${file} by its symbol as printed`);
    }
    assert.ok(bySymbol >= 40, `${bySymbol} by their symbols`);
  });

  it("are recognised when the same file comes again, and not registered twice unless the clerk decides so", async () => {
    for (const { gold, id } of kept.toSorted((a, b) => a.arrivalNumber - b.arrivalNumber).slice(0, 20)) {
      const [file] = gold.files;
      const { id: uploadId } = await clerk.upload(`lần hai ${file}`, await bytesOf(file));
      const asked = { fields: {}, uploadIds: [uploadId] };
      const { duplicates } = await clerk.post("/api/incoming/check", asked, incomingCheck);
      const twin = duplicates.find((it) => it.id === id);
      assert.deepEqual(twin?.why, ["file"], file);
      const body = { key: randomUUID(), fields: fieldsOf(gold), uploadIds: [uploadId] };
      const refusal = await clerk.refused("POST", "/api/incoming", body);
      assert.deepEqual([refusal.status, refusal.code], [409, "incoming.possible-duplicate"], file);
    }
  });

  it("leave no name, no file and no abstract in the log", () => {
    assert.ok(lines.length > kept.length);
    const log = lines.join("\n");
    for (const { gold } of kept) {
      const { files, abstract, agency, signer } = gold;
      const tokens = clerks.flatMap(({ token }) => token ?? []);
      for (const text of [...files, abstract, agency, signer, ...tokens].filter((it) => it.length > 5))
        assert.ok(!log.includes(text), `something of ${files[0]} is in the log`);
    }
  });

  async function isFound(id: string, words: string): Promise<boolean> {
    const page = await clerk.get(`/api/incoming?limit=200&q=${encodeURIComponent(words)}`, incomingPage);
    return page.items.some((it) => it.id === id);
  }
});

async function clerkIds({ people, services }: TestServer): Promise<string[]> {
  const at = { agency: people.agency, unit: people.units.office };
  const more = await services.store.transaction(async (records) => [
    await addPerson(records, "Văn thư thứ ba", "clerk", at),
    await addPerson(records, "Văn thư thứ tư", "clerk", at),
  ]);
  const { clerk, secondClerk } = people.actors;
  return [clerk.personId, secondClerk.personId, ...more].slice(0, clerksAtOnce);
}

/** As the tab does: the files, the check, and what it shows twice is decided by the clerk. */
async function registerOne(client: ApiClient, gold: Gold): Promise<z.infer<typeof registered>> {
  const uploadIds: string[] = [];
  for (const [at, file] of gold.files.entries()) {
    uploadIds.push((await client.upload(file, await bytesOf(file), at === 0 ? "main" : "attachment")).id);
  }
  const fields = fieldsOf(gold);
  const key = randomUUID();
  for (;;) {
    const asked = { fields, uploadIds };
    const { problems, duplicates } = await client.post("/api/incoming/check", asked, incomingCheck);
    assert.deepEqual(
      problems.map(({ field, code }) => `${field} ${code}`),
      [],
      gold.files[0],
    );
    const seen = duplicates.map(({ id }) => id);
    const duplicateDecision = seen.length === 0 ? null : { seen, reason: "Cùng số, văn bản khác" };
    const body = { key, fields, uploadIds, duplicateDecision };
    const response = await client.request("POST", "/api/incoming", body);
    if (response.ok) return registered.parse(await response.json());
    // Another clerk has registered its twin since: the clerk compares again.
    const { code } = await refusalOf(response);
    assert.equal(code, "incoming.possible-duplicate", gold.files[0]);
  }
}
