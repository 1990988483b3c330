import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { registered } from "../../src/contract/incoming.ts";
import { sampleToken } from "../../src/contract/session.ts";
import { apiClient } from "../support/api-client.ts";
import { letterFields } from "../support/letter-fields.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import { killableServer, type KillableServer } from "./killable-server.ts";

const documents = 12;
const kills = 2;

describe("A server that is killed while it moves originals to the archive", function () {
  this.timeout(120_000);
  let folder: string;
  let archive: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "vanthu-archiving-"));
    archive = path.join(folder, "archive");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("has each of them there once, whole, and the spool cleared of none that is not", async () => {
    const server = await killableServer(path.join(folder, "data"), "new", {
      beatMs: 100,
      deadAfterMs: 500,
      env: { VANTHU_ARCHIVE: "folder", VANTHU_ARCHIVE_FOLDER: archive, VANTHU_ARCHIVE_GRACE_MINUTES: "0" },
    });
    const fileIds = await registerAll(server);
    for (let killed = 0; killed < kills; killed += 1) {
      await wait(150);
      await server.kill();
      await server.startAgain();
    }
    const store = await openStore({ engine: "sqlite", file: path.join(folder, "data", "vanthu.db") });
    try {
      while ((await store.read.places.counts()).archived < documents) await wait(50);
      const held = new Set<string>();
      for (const id of fileIds) {
        const [file, place] = [await store.read.files.get(id), await store.read.places.get(id)];
        const bytes = await readFile(path.join(archive, place?.item?.path ?? "-"));
        assert.equal(createHash("sha256").update(bytes).digest("hex"), file?.sha256);
        held.add(place?.item?.path ?? "");
      }
      const names = (await readdir(archive, { recursive: true })).filter((name) => name.endsWith(".pdf"));
      assert.equal(held.size, documents);
      assert.equal(names.length, documents, "no second copy of any");
    } finally {
      await store.close();
      await server.stop();
    }
  });

  async function registerAll(server: KillableServer): Promise<string[]> {
    const stranger = apiClient(await server.url(), null);
    const [personId] = server.clerks;
    const { token } = await stranger.post("/api/sign-in/sample", { personId }, sampleToken);
    const clerk = apiClient(await server.url(), token);
    const ids: string[] = [];
    for (let i = 0; i < documents; i += 1) {
      const upload = await clerk.upload(`Công văn ${i + 1}.pdf`, await makePdf([`So ${i + 1}`]));
      const fields = { ...letterFields(new Date()), arrivedAt: new Date().toISOString() };
      await clerk.post(
        "/api/incoming",
        {
          key: crypto.randomUUID(),
          fields: { ...fields, codeNumber: String(i + 1) },
          uploadIds: [upload.id],
        },
        registered,
      );
      ids.push(upload.id);
    }
    return ids;
  }
});
