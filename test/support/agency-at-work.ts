import { otherWordsOf } from "../../bot/cards/other-words.ts";
import { tabLinks } from "../../bot/cards/links.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { openLocalFolder } from "../../src/adapters/files/local-folder.ts";
import { shownOf } from "../../bot/cards/shown-of.ts";
import { openStore } from "../../src/adapters/store/open-store.ts";
import { registerIncoming as registerSchema, type RegisterIncoming } from "../../src/contract/incoming.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import type { Assignee, Assignment } from "../../src/domain/routing/assignment.ts";
import type { ConversationAddress, Messenger, Notice, SendOutcome } from "../../src/ports/messenger.ts";
import { nothingInPersonsName } from "../../src/ports/in-persons-name.ts";
import { cardsAlone } from "../../src/ports/outreach.ts";
import type { Services } from "../../src/ports/services.ts";
import { registerIncoming, type RegisterInput } from "../../src/usecases/incoming/register-incoming.ts";
import type { OrderRequest } from "../../src/usecases/routing/check-order.ts";
import { instruct } from "../../src/usecases/routing/instruct.ts";
import { submitDocument } from "../../src/usecases/routing/submit-document.ts";
import { agencyFixture, type AgencyFixture } from "./agency-fixture.ts";
import { clockAt } from "./clock-at.ts";
import { readyUpload } from "./ready-upload.ts";

export const person = (actor: Actor): Assignee => ({ kind: "person", id: actor.personId });
export const unit = ({ id }: { readonly id: string }): Assignee => ({ kind: "unit", id });

/** An instant of November 2026 in Vietnam: `on(20, "08:31")`, a Friday. */
export const on = (day: number, time = "08:31"): Date =>
  new Date(`2026-11-${String(day).padStart(2, "0")}T${time}:00+07:00`);

export interface SentCard {
  readonly to: string;
  readonly notice: Notice;
  /** The card it replaced. */
  readonly activityId?: string;
}

/** Two agencies on a store of their own, at 08:31 on Friday 20/11/2026. */
export interface AgencyAtWork extends AgencyFixture {
  readonly services: Pick<
    Services,
    "store" | "clock" | "ids" | "files" | "archives" | "messenger" | "outreach" | "inPersonsName" | "settings"
  >;
  readonly clock: ReturnType<typeof clockAt>;
  readonly sent: SentCard[];
  /** What the double of Teams answers from now on. */
  answer: (to: ConversationAddress) => SendOutcome;
  /** A form filled in by the clerk with one ready upload; `more` replaces parts of it. */
  form(
    more?: Partial<RegisterIncoming>,
    fields?: Partial<RegisterIncoming["fields"]>,
  ): Promise<RegisterInput>;
  register(
    more?: Partial<RegisterIncoming>,
    fields?: Partial<RegisterIncoming["fields"]>,
  ): Promise<{ id: string; arrivalNumber: number; year: number }>;
  /** Registered and before the leader. */
  submitted(fields?: Partial<RegisterIncoming["fields"]>): Promise<string>;
  /** Registered, submitted, and instructed by the leader. */
  instructed(order: OrderRequest, fields?: Partial<RegisterIncoming["fields"]>): Promise<string>;
  version(documentId: string): Promise<number>;
  /** The latest assignment of somebody on the document. */
  assignment(documentId: string, who: Assignee): Promise<Assignment>;
  /** Every row of every table but those named, to see that nothing was kept. */
  rows(except?: readonly string[]): Record<string, unknown[]>;
  /** Who was told what since the last time this was asked: `reason name`, sorted. */
  told(): Promise<string[]>;
  close(): Promise<void>;
}

export async function openAgency(): Promise<AgencyAtWork> {
  const folder = await mkdtemp(path.join(tmpdir(), "vanthu-agency-"));
  const file = path.join(folder, "vanthu.sqlite");
  const store = await openStore({ engine: "sqlite", file });
  const clock = clockAt(on(20));
  const fixture = await agencyFixture(store, clock.now());
  const sent: SentCard[] = [];
  const known = new Set<string>();
  const { clerk, leader } = fixture.actors;

  const services: AgencyAtWork["services"] = {
    store,
    clock,
    ids: uuidIds,
    files: await openLocalFolder(path.join(folder, "files")),
    archives: withoutArchive,
    messenger: doubleOfTeams(sent, (to) => agency.answer(to)),
    outreach: cardsAlone,
    inPersonsName: nothingInPersonsName,
    settings: { maxUploadBytes: 1_000_000, scanner: "none", uploadLifetimeHours: 24, quarantineDays: 30 },
  };
  const agency: AgencyAtWork = {
    ...fixture,
    services,
    clock,
    sent,
    answer: () => ({ kind: "sent", activityId: `activity ${sent.length}` }),
    form: async (more = {}, fields = {}) =>
      registerSchema.parse({
        key: uuidIds.next(),
        fields: { ...plainFields, codeNumber: String(1000 + known.size * 7 + sent.length), ...fields },
        uploadIds: more.uploadIds ?? [await readyUpload(store, clerk)],
        ...more,
      }),
    register: async (more, fields) => registerIncoming(services, clerk, await agency.form(more, fields)),
    async submitted(fields) {
      const { id } = await agency.register({ duplicateDecision: null }, { codeNumber: null, ...fields });
      await submitDocument(services, clerk, id, { version: 1, to: leader.personId });
      return id;
    },
    async instructed(order, fields) {
      const id = await agency.submitted(fields);
      await instruct(services, leader, id, { version: await agency.version(id), ...order });
      return id;
    },
    version: async (documentId) => (await store.read.incoming.get(documentId))?.version ?? 0,
    async assignment(documentId, who) {
      const { assignments } = await store.read.routing.slip(documentId);
      const found = assignments.findLast(
        ({ assignee }) => assignee.kind === who.kind && assignee.id === who.id,
      );
      if (found === undefined) throw new Error(`Nothing was assigned to ${who.id}.`);
      return found;
    },
    rows: (except = []) => everyRow(file, except),
    async told() {
      const all = await store.read.deliveries.list(fixture.agency.id, { after: null, limit: 1000 });
      const fresh = all.filter(({ id }) => !known.has(id));
      for (const { id } of fresh) known.add(id);
      return fresh.map(({ reason, personName }) => `${reason} ${personName}`).toSorted();
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return agency;
}

const plainFields: RegisterIncoming["fields"] = {
  documentCode: null,
  codeNumber: "1837",
  codeNotation: "QĐ-UBND",
  issuedDate: "2026-11-17",
  typeName: "Quyết định",
  senderAgencyId: null,
  senderName: "Ủy ban nhân dân tỉnh Hoa Lư",
  senderCode: null,
  abstract: "Ban hành quy chế quản lý văn bản điện tử",
  language: "Tiếng Việt",
  pageCount: 12,
  description: null,
  signerPosition: null,
  signerName: "Lâm Văn Hưởng",
  priority: 0,
  toPlaces: null,
  dueDate: null,
  source: "paper",
  arrivedAt: "2026-11-20T01:05:00Z",
};

const links = tabLinks({ tabUrl: "https://vanthu.example/tab", teamsAppId: "app", tabEntityId: "vanthu" });

function doubleOfTeams(sent: SentCard[], answer: (to: ConversationAddress) => SendOutcome): Messenger {
  return {
    async send(to, notice, { begin }) {
      await begin();
      const outcome = answer(to);
      if (outcome.kind === "sent") sent.push({ to: to.personId, notice });
      return outcome;
    },
    update(to, activityId, notice) {
      const outcome = answer(to);
      if (outcome.kind === "sent") sent.push({ to: to.personId, notice, activityId });
      return Promise.resolve(outcome);
    },
    otherWordsOf: (notice) =>
      Promise.resolve(otherWordsOf(notice, { links, now: new Date(0), refreshFor: null })),
    shownOf: (notice) => Promise.resolve(shownOf(notice)),
  };
}

function everyRow(file: string, except: readonly string[]): Record<string, unknown[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = database
      .prepare("select name from sqlite_master where type = 'table' order by name")
      .all();
    return Object.fromEntries(
      tables
        .map(({ name }) => String(name))
        .filter((name) => !except.includes(name))
        .map((name) => {
          const rows = database.prepare(`select * from "${name}"`);
          // Positions in the search are larger than a number holds.
          rows.setReadBigInts(true);
          return [name, rows.all()];
        }),
    );
  } finally {
    database.close();
  }
}
