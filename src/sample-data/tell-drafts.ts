import { typeNameOf } from "../domain/document-types.ts";
import type { Actor } from "../domain/people/actor.ts";
import type { UploadRecord } from "../ports/records/upload-records.ts";
import { addDraftVersion } from "../usecases/drafts/add-draft-version.ts";
import { approveDraft, giveDraftBack } from "../usecases/drafts/decide-draft.ts";
import { startDraft } from "../usecases/drafts/start-draft.ts";
import { submitDraft } from "../usecases/drafts/submit-draft.ts";
import { draftMediaType } from "../usecases/drafts/take-version.ts";
import { listWork } from "../usecases/work/list-work.ts";
import type { DraftStep, DraftStory } from "./draft-stories.ts";
import { officialDocx, type DraftParagraph } from "./official-docx.ts";
import { keepPaper } from "./sample-papers.ts";
import type { StoryTime } from "./working-days.ts";
import { named, type Office, type SeedServices } from "./world.ts";

interface Telling {
  readonly services: SeedServices;
  readonly office: Office;
  readonly time: StoryTime;
}

/** Lets drafts be written, reviewed and decided on, by the same use cases as people's own. */
export async function tellDrafts(telling: Telling, stories: readonly DraftStory[]): Promise<void> {
  for (const story of stories) await tellDraft(telling, story);
}

async function tellDraft(telling: Telling, story: DraftStory): Promise<void> {
  const { services, office, time } = telling;
  let at = time.ago(story.day, story.time);
  services.clock.moveTo(at);
  const drafter = named(office.actors, story.by);
  const texts = [story.body];
  const { id } = await startDraft(services, drafter, {
    key: services.ids.next(),
    typeCode: story.typeCode,
    abstract: story.abstract,
    secrecy: null,
    unitId: null,
    reviewerIds: story.reviewers.map((key) => named(office.actors, key).personId),
    replyTo: story.answers === true ? await firstToHandle(services, drafter) : null,
    uploadId: await upload(telling, drafter, story, texts, at),
  });
  for (const step of story.steps) {
    at = time.after(at, 1);
    services.clock.moveTo(at);
    if (step.step === "version") texts.push(step.text);
    await perform(telling, { id, story, texts, at }, step);
  }
}

async function firstToHandle(services: SeedServices, actor: Actor): Promise<string | null> {
  const { items } = await listWork(services, actor, { bucket: "toHandle", limit: 1 });
  return items[0]?.documentId ?? null;
}

interface Told {
  readonly id: string;
  readonly story: DraftStory;
  readonly texts: readonly string[];
  readonly at: Date;
}

async function perform(telling: Telling, { id, story, texts, at }: Told, step: DraftStep): Promise<void> {
  const { services, office } = telling;
  const actor = named(office.actors, step.by);
  const draft = await services.store.read.drafts.get(id);
  const { version = 0, latest: number = 0 } = draft ?? {};
  switch (step.step) {
    case "version": {
      const uploadId = await upload(telling, actor, story, texts, at);
      await addDraftVersion(services, actor, id, { latest: number, uploadId });
      return;
    }
    case "submit": {
      const to = named(office.actors, step.to).personId;
      await submitDraft(services, actor, id, { version, number, to, note: step.text });
      return;
    }
    case "approve":
      await approveDraft(services, actor, id, { version, number, note: step.text });
      return;
    case "giveBack":
      await giveDraftBack(services, actor, id, { version, reason: step.text });
  }
}

/** Our own file, whose facts are known: it need not be looked at like one from outside. */
async function upload(
  { services, office }: Telling,
  actor: Actor,
  story: DraftStory,
  texts: readonly string[],
  createdAt: Date,
): Promise<string> {
  const type = typeNameOf(story.typeCode);
  const paragraphs: DraftParagraph[] = [
    { text: office.agency.name.toUpperCase(), look: "heading" },
    { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", look: "heading" },
    { text: "Độc lập - Tự do - Hạnh phúc", look: "center" },
    { text: `${type.toUpperCase()} (dự thảo)`, look: "heading" },
    { text: story.abstract, look: "heading" },
    ...texts.map((text) => ({ text })),
  ];
  const bytes = await officialDocx(paragraphs, createdAt);
  const name = `Dự thảo ${type.toLowerCase()}.docx`;
  const { id, kept } = keepPaper(services, actor, { bytes, pages: 1 }, { name, role: "draft", createdAt });
  const record: UploadRecord = {
    ...(await kept),
    mediaType: draftMediaType,
    pageCount: null,
    hasTextLayer: null,
  };
  await services.store.transaction(({ uploads }) => uploads.insert(record));
  return id;
}
