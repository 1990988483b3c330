import { uuidIds } from "../../../src/adapters/clock-and-ids/uuid-ids.ts";
import type { Issued, IssueOutgoing } from "../../../src/contract/outgoing.ts";
import type { FirstPage } from "../../../src/domain/exclusion/first-page.ts";
import type { Actor } from "../../../src/domain/people/actor.ts";
import type { Store } from "../../../src/ports/store.ts";
import { issueOutgoing } from "../../../src/usecases/outgoing/issue-outgoing.ts";
import type { AgencyFixture } from "../../support/agency-fixture.ts";
import { openFileWorld, pdfFacts, sent, type FileWorld } from "../../support/file-services.ts";
import { readyUpload } from "../../support/ready-upload.ts";

type Fields = IssueOutgoing["fields"];

/** A clerk's office on 20/11/2026, on a store of its own. */
export interface IssuingOffice extends AgencyFixture, Pick<FileWorld, "services" | "clock" | "close"> {
  readonly world: FileWorld;
  /** What the first page of every file reads from now on. */
  showOnFirstPage(page: FirstPage): void;
  /** The form as the clerk fills it in, with one ready upload; `more` replaces fields. */
  form(more?: Partial<Fields>, by?: Actor): Promise<IssueOutgoing>;
  /** Fills in a form and issues it. */
  issue(more?: Partial<Fields>, by?: Actor): Promise<Issued>;
}

export async function openOffice(wrap: (store: Store) => Store = (store) => store): Promise<IssuingOffice> {
  const world = await openFileWorld();
  const { store } = world.services;
  world.clock.set(new Date("2026-11-20T01:31:00Z"));
  const services = { ...world.services, store: wrap(store) };
  const { clerk } = world.people.actors;
  const form: IssuingOffice["form"] = async (more = {}, by = clerk) => ({
    key: uuidIds.next(),
    fields: { ...issuedFields(world.people), ...more },
    uploadIds: [await readyUpload(store, by)],
  });
  return {
    ...world.people,
    world,
    services,
    clock: world.clock,
    close: () => world.close(),
    showOnFirstPage: (firstPage) => {
      world.inspect = () => Promise.resolve({ ...pdfFacts, firstPage });
    },
    form,
    issue: async (more, by = clerk) => issueOutgoing(services, by, await form(more, by)),
  };
}

/** What is sent to the committee. */
export function issuedFields({ units, committee }: Pick<AgencyFixture, "units" | "committee">): Fields {
  return {
    typeCode: "official-letter",
    isLegislation: false,
    bodyId: null,
    abstract: "Về việc rà soát quỹ nhà ở xã hội trên địa bàn tỉnh",
    issuedDate: "2026-11-20",
    signerName: "Trần Quốc Bảo",
    signerPosition: "Giám đốc",
    draftingUnitId: units.housing.id,
    recipients: [{ agencyId: committee.id, code: null, name: committee.name }],
    archiveKeeper: "Văn thư; Phòng Quản lý nhà",
    copies: 3,
    pageCount: 2,
    language: "Tiếng Việt",
    description: null,
    priority: 0,
    dueDate: null,
    replyTo: null,
  };
}

/** Puts bytes behind a ready upload, so that the gate can look at its first page. */
export async function withBytes({ services: { files } }: IssuingOffice, uploadId: string): Promise<void> {
  await files.begin(uploadId);
  await files.append(uploadId, sent("%PDF-1.7"), 0, 1000);
  await files.finish(uploadId);
}
