import assert from "node:assert/strict";
import { Readable } from "node:stream";
import type { Archive } from "../../../src/ports/archive.ts";
import { followAllChanges } from "../../../src/usecases/archive/follow-changes.ts";
import { followDrafts } from "../../../src/usecases/drafts/follow-draft.ts";
import { archiveAt, site } from "../../support/archive-double.ts";
import { startGraphDouble, type GraphDouble } from "../../support/graph-double/graph-double.ts";
import { trustAuthority } from "../../support/trust-authority.ts";
import { openDraftWorld, type DraftWorld } from "./draft-world.ts";

/** For a suite: an agency whose people write drafts in Word, in a library of its own for each test. */
export function draftsInWord() {
  let double: GraphDouble;
  let at: GraphDouble["state"]["sites"][number];
  let archive: Archive;
  let world: DraftWorld;
  before(async () => {
    double = await startGraphDouble();
    trustAuthority(double.ca);
  });
  after(() => double.close());
  beforeEach(async () => {
    double.faults.clear();
    double.state.sites.length = 0;
    at = double.state.addSite(site);
    at.grant = "fullcontrol";
    archive = archiveAt(double);
    world = await openDraftWorld(archive);
  });
  afterEach(async () => {
    await world.close();
    await archive.close();
    assert.deepEqual(double.complaints, [], "no shape was wrong, and no token left Graph");
  });

  const drive = () => {
    const [found] = at.drives;
    assert.ok(found !== undefined);
    return found;
  };
  const itemOf = async (id: string) => {
    const draft = await world.services.store.read.drafts.get(id);
    return drive().get(draft?.editing?.item ?? "");
  };
  return {
    get double() {
      return double;
    },
    get site() {
      return at;
    },
    get world() {
      return world;
    },
    drive,
    itemOf,
    /** What somebody saves in Word. */
    async write(id: string, text: string | Buffer, by = "Hoàng Thị Ngát"): Promise<void> {
      const blob = await double.state.blobs.keep(Readable.from([Buffer.from(text)]));
      drive().setContent(await itemOf(id), blob, by);
    },
    /** As the jobs do. */
    async follow(): Promise<number> {
      await followAllChanges(world.services, { budgetMs: 10_000 });
      return (await followDrafts(world.services)).taken;
    },
  };
}
