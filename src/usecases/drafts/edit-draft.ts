import type { Draft, DraftItem, DraftVersion } from "../../domain/drafts/draft.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayOnDraft } from "../../domain/policies/may-on-draft.ts";
import { draftAllows } from "../../domain/drafts/act-on-draft.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { ArchiveUnavailable, type Archive, type ArchiveEditing } from "../../ports/archive.ts";
import type { Services } from "../../ports/services.ts";
import { draftPlace } from "../archive/place-words.ts";
import { openOriginal } from "../files/open-original.ts";
import { FileDamaged } from "../files/file-damaged.ts";
import { loadDraft } from "./load-draft.ts";
import { draftItem, editingOf } from "./put-into-editing.ts";
import { saveDraft } from "./save-draft.ts";

type Deps = Pick<Services, "store" | "clock" | "ids" | "files" | "archives">;

/**
 * Opens the draft for this person in the archive's own editor: the latest version is put there the first time, and the
 * person is allowed to edit that one item. Throws `draft.no-editing`, `draft.editing-denied`, `ArchiveUnavailable`.
 */
export async function editDraft(deps: Deps, actor: Actor, draftId: string): Promise<{ url: string }> {
  const { read } = deps.store;
  const draft = await loadDraft(read, actor, draftId);
  demand(mayOnDraft(actor, "addVersion", draft));
  if (!draftAllows("addVersion", draft)) throw new RuleBroken("draft.state");
  const directoryId = (await read.people.person(actor.personId))?.directoryId ?? null;
  if (directoryId === null) throw new RuleBroken("draft.no-editing");
  try {
    const { item, editor } = editingOf(deps, draft) ?? (await share(deps, actor, draft, directoryId));
    await allow(editor, item, directoryId);
    return { url: await linkOf(deps, item) };
  } catch (error) {
    // Somebody removed it there: it is looked after, and the next one who asks gets a new one.
    if (error instanceof ArchiveUnavailable && error.fault === "changed")
      await deps.store.transaction(({ drafts }) => drafts.markChanged(draftId, deps.clock.now()));
    throw error;
  }
}

async function allow(editor: ArchiveEditing, item: DraftItem, directoryId: string): Promise<void> {
  try {
    await editor.allow(item, directoryId);
  } catch (error) {
    if (error instanceof ArchiveUnavailable && error.fault === "denied")
      throw new RuleBroken("draft.editing-denied");
    throw error;
  }
}

async function linkOf({ archives }: Deps, item: DraftItem): Promise<string> {
  const url = (await archives.of(item.kind)?.linkOf(item)) ?? null;
  if (url === null) throw new ArchiveUnavailable("changed", "The item in which the draft is edited is gone.");
  return url;
}

/** Puts the latest version there. Where nobody can be allowed to edit it, it is taken away again. */
async function share(deps: Deps, actor: Actor, draft: Draft, directoryId: string) {
  const archive = deps.archives.current;
  const editor = archive?.editing ?? null;
  if (archive === null || editor === null) throw new RuleBroken("draft.no-editing");
  const versions = await deps.store.read.drafts.versions(draft.id);
  const latest = versions.at(-1);
  if (latest === undefined) throw new RuleBroken("draft.no-such-version");
  const item = draftItem(archive.kind, await put(deps, archive, draft, latest));
  try {
    await allow(editor, item, directoryId);
    await keep(deps, actor, draft, item);
  } catch (error) {
    await archive.destroy(item);
    throw error;
  }
  return { item, editor };
}

async function keep(deps: Deps, actor: Actor, draft: Draft, item: DraftItem) {
  const at = deps.clock.now();
  const change = { event: "shared" as const, data: {}, told: [] };
  await deps.store.transaction((records) =>
    saveDraft(deps, records, { ...draft, editing: item }, change, { actor, at }),
  );
}

async function put(deps: Deps, archive: Archive, draft: Draft, { fileId }: DraftVersion) {
  const { read } = deps.store;
  const file = await read.files.get(fileId);
  if (file === null) throw new FileDamaged(fileId);
  const place = await draftPlace(read, draft, file.name);
  return archive.put(
    {
      // Not the id of the version, which the archive may hold for itself already.
      fileId: deps.ids.next(),
      place,
      size: file.size,
      sha256: file.sha256,
      urgent: true,
      async open(range) {
        const bytes = await openOriginal(deps, file, range);
        if (bytes === null) throw new FileDamaged(fileId);
        return bytes;
      },
    },
    // Small enough to be put in one go: an attempt that fails leaves nothing to go on with.
    { saved: null, save: () => Promise.resolve() },
  );
}
