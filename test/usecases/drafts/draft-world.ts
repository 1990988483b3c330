import { randomUUID } from "node:crypto";
import path from "node:path";
import { openLocalFolder } from "../../../src/adapters/files/local-folder.ts";
import type { DraftDetail, StartDraft } from "../../../src/contract/drafts.ts";
import { issueOutgoing as issueInput, type IssueOutgoing } from "../../../src/contract/outgoing.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import { localDateOf } from "../../../src/domain/time/local-date.ts";
import type { Archive } from "../../../src/ports/archive.ts";
import { addDraftVersion } from "../../../src/usecases/drafts/add-draft-version.ts";
import { approveDraft, giveDraftBack } from "../../../src/usecases/drafts/decide-draft.ts";
import { readDraft } from "../../../src/usecases/drafts/read-draft.ts";
import { startDraft } from "../../../src/usecases/drafts/start-draft.ts";
import { draftMediaType } from "../../../src/usecases/drafts/take-version.ts";
import { submitDraft } from "../../../src/usecases/drafts/submit-draft.ts";
import { appendUpload } from "../../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../../src/usecases/files/begin-upload.ts";
import { plainOutgoing } from "../../support/store-fixture.ts";
import { readyUpload } from "../../support/ready-upload.ts";
import { openFileWorld, pdfFacts, sent, type FileWorld } from "../../support/file-services.ts";

export const docxFacts = {
  ...pdfFacts,
  mediaType: draftMediaType,
  extension: "docx",
  pageCount: null,
  hasTextLayer: null,
};

/** An agency whose people draft; with `archive` they may edit together. */
export async function openDraftWorld(archive: Archive | null = null) {
  const files: FileWorld = await openFileWorld();
  files.inspect = () => Promise.resolve(docxFacts);
  const copies = await openLocalFolder(path.join(files.folder, "copies"));
  const services: FileWorld["services"] = {
    ...files.services,
    archives: {
      current: archive,
      all: archive === null ? [] : [archive],
      of: (kind) => (archive?.kind === kind ? archive : null),
      copies: () => Promise.resolve(copies),
    },
  };
  const world = {
    files,
    services,
    people: files.people.actors,
    async upload(actor: Actor, text: string, name = "Dự thảo.docx"): Promise<string> {
      const size = Buffer.byteLength(text);
      const { id } = await beginUpload(services, actor, { name, role: "draft", size });
      await appendUpload(services, actor, { id, offset: 0, bytes: sent(text) });
      return id;
    },
    async form(actor: Actor, more: Partial<StartDraft> = {}): Promise<StartDraft> {
      return {
        key: randomUUID(),
        typeCode: "official-letter",
        abstract: "Về việc trả lời kiến nghị của cử tri",
        secrecy: null,
        unitId: null,
        reviewerIds: [],
        replyTo: null,
        uploadId: more.uploadId ?? (await world.upload(actor, "bản một")),
        ...more,
      };
    },
    async start(actor: Actor, more: Partial<StartDraft> = {}): Promise<string> {
      return (await startDraft(services, actor, await world.form(actor, more))).id;
    },
    read: (actor: Actor, id: string): Promise<DraftDetail> => readDraft(services, actor, id),
    async version(id: string): Promise<number> {
      return (await services.store.read.drafts.get(id))?.version ?? 0;
    },
    async add(actor: Actor, id: string, latest: number, text: string) {
      return addDraftVersion(services, actor, id, { latest, uploadId: await world.upload(actor, text) });
    },
    async submit(actor: Actor, id: string, number: number, to: Actor) {
      const version = await world.version(id);
      return submitDraft(services, actor, id, { version, number, to: to.personId, note: null });
    },
    async approve(actor: Actor, id: string, number: number) {
      return approveDraft(services, actor, id, { version: await world.version(id), number, note: null });
    },
    async giveBack(actor: Actor, id: string, reason = "Cần nêu rõ thời hạn") {
      return giveDraftBack(services, actor, id, { version: await world.version(id), reason });
    },
    /** What the clerk fills in to number and issue it, with the signed PDF. */
    async issueForm(draftId: string): Promise<IssueOutgoing> {
      const upload = await readyUpload(services.store, world.people.clerk, { state: "ready" });
      return issueInput.parse({
        key: services.ids.next(),
        draftId,
        uploadIds: [upload],
        fields: {
          ...plainOutgoing,
          typeCode: "official-letter",
          abstract: "Về việc trả lời kiến nghị của cử tri",
          issuedDate: localDateOf(services.clock.now()),
          draftingUnitId: files.people.units.planning.id,
          recipients: [{ agencyId: null, code: null, name: "UBND tỉnh" }],
        },
      });
    },
    close: () => files.close(),
  };
  return world;
}
export type DraftWorld = Awaited<ReturnType<typeof openDraftWorld>>;
