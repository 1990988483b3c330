import type { IncomingFieldsInput } from "../contract/incoming.ts";
import { localDateOf, yearOf } from "../domain/time/local-date.ts";
import type { UploadRecord } from "../ports/records/upload-records.ts";
import { registerIncoming } from "../usecases/incoming/register-incoming.ts";
import { issueOutgoing } from "../usecases/outgoing/issue-outgoing.ts";
import type { OfficialDocument } from "./official-document.ts";
import { officialPrinter } from "./official-pdf.ts";
import { performAct } from "./perform-act.ts";
import { incomingPaper, keepPaper, outgoingPaper } from "./sample-papers.ts";
import type { IncomingStory, OutgoingStory } from "./story.ts";
import type { StoryTime } from "./working-days.ts";
import { named, type DirectoryAgency, type Office, type SeedServices } from "./world.ts";

/** Something that happens at a moment of the past; all of them run in the order of their moments. */
interface Happening {
  readonly at: Date;
  run(): Promise<void>;
}

/** What the stories of all offices share. */
export interface Telling {
  readonly services: SeedServices;
  readonly directory: ReadonlyMap<string, DirectoryAgency>;
  readonly time: StoryTime;
}

export interface OfficeStories {
  readonly office: Office;
  readonly incoming: readonly IncomingStory[];
  readonly outgoing: readonly OutgoingStory[];
}

/** Prints the papers, then lets everything happen as it did, hour by hour, over the last weeks. */
export async function tellStories(telling: Telling, offices: readonly OfficeStories[]): Promise<void> {
  const print = officialPrinter();
  // Kept while the next ones are printed: the disk and the processor work at the same time.
  const uploads: Promise<PromiseSettledResult<UploadRecord>[]>[] = [];
  const happenings: Happening[] = [];
  for (const stories of offices) {
    const keep: Keep = async (paper, by, at, enclosures) => {
      const actor = named(stories.office.actors, by);
      const name = `${paper.number}-${paper.notation.replaceAll("/", "-")}.pdf`;
      const printed = await print(paper);
      const kept = [keepPaper(telling.services, actor, printed, { name, role: "main", createdAt: at })];
      for (const enclosure of enclosures) {
        const page = await print({ ...paper, typeName: "Phụ lục", addressees: [], priority: 0 });
        const facts = { name: enclosure, role: "attachment", createdAt: at } as const;
        kept.push(keepPaper(telling.services, actor, page, facts));
      }
      uploads.push(Promise.allSettled(kept.map(({ kept: upload }) => upload)));
      return { uploadIds: kept.map(({ id }) => id), pages: printed.pages };
    };
    happenings.push(...(await happeningsOf(telling, stories, keep)));
  }
  const records = (await Promise.all(uploads)).flat().map(orThrow);
  await telling.services.store.transaction(async (store) => {
    for (const upload of records) await store.uploads.insert(upload);
  });
  for (const happening of happenings.sort((a, b) => a.at.getTime() - b.at.getTime())) {
    telling.services.clock.moveTo(happening.at);
    await happening.run();
  }
}

function orThrow<T>(result: PromiseSettledResult<T>): T {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

type Keep = (
  paper: OfficialDocument,
  by: string,
  at: Date,
  enclosures: readonly string[],
) => Promise<{ readonly uploadIds: string[]; readonly pages: number }>;

/** What has been registered and issued so far, by the keys of the stories. */
interface Told {
  readonly incoming: Map<string, string>;
  readonly replies: Map<string, string>;
}

async function happeningsOf(
  telling: Telling,
  { office, incoming, outgoing }: OfficeStories,
  keep: Keep,
): Promise<Happening[]> {
  const told: Told = { incoming: new Map(), replies: new Map() };
  const happenings: Happening[] = [];
  for (const story of incoming)
    happenings.push(...(await incomingHappenings(telling, office, story, keep, told)));
  const inOrder = outgoing
    .map((story) => ({ story, at: telling.time.ago(story.day, story.time) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const numbers = new Map<number, number>();
  for (const { story, at } of inOrder) {
    const year = yearOf(localDateOf(at));
    const number = (numbers.get(year) ?? 0) + 1;
    numbers.set(year, number);
    happenings.push(await outgoingHappening(telling, office, { story, at, number }, keep, told));
  }
  return happenings;
}

async function incomingHappenings(
  { services, directory, time }: Telling,
  office: Office,
  story: IncomingStory,
  keep: Keep,
  told: Told,
): Promise<Happening[]> {
  const at = time.ago(story.day, story.time);
  const { layFor = 0 } = story;
  const arrivedAt =
    layFor > 0 ? time.ago(story.day + layFor, "09:20") : minutesBefore(at, story.priority ? 6 : 25);
  const issued = localDateOf(time.ago(story.day + layFor + 1 + (Number(story.number) % 3), "09:00"));
  const due = story.dueDate === undefined ? null : time.dueDate(story.dueDate);
  const paper = incomingPaper(story, office, directory, { issued, due });
  const { uploadIds, pages } = await keep(paper, story.clerk, at, story.enclosures ?? []);
  const fields = fieldsOf(story, paper, named(directory, story.sender), { arrivedAt, due, pages });
  let documentId = "";
  const register = async (): Promise<void> => {
    const clerk = named(office.actors, story.clerk);
    const key = services.ids.next();
    const registered = await registerIncoming(services, clerk, {
      key,
      register: "incoming",
      fields,
      secrecy: null,
      uploadIds,
      arrivalId: null,
      confirmed: [],
      duplicateDecision: null,
      submitTo: null,
    });
    documentId = registered.id;
    if (story.key !== undefined) told.incoming.set(story.key, documentId);
  };
  const happenings: Happening[] = [{ at, run: register }];
  let moment = at;
  for (const act of story.acts) {
    moment = time.after(moment, act.hours);
    const reply = (): string | null => told.replies.get(story.key ?? "") ?? null;
    happenings.push({
      at: moment,
      run: () => performAct({ services, office, time, documentId, reply: reply() }, act),
    });
  }
  return happenings;
}

function minutesBefore(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() - minutes * 60_000);
}

function fieldsOf(
  story: IncomingStory,
  paper: OfficialDocument,
  sender: DirectoryAgency,
  more: { readonly arrivedAt: Date; readonly due: string | null; readonly pages: number },
): IncomingFieldsInput {
  const { source = "exchange" } = story;
  const [year = "", month = "", day = ""] = paper.date.split("-");
  const code = sender.oldCode ?? sender.code;
  const symbol = `${story.number}/${story.notation}`;
  return {
    documentCode:
      source === "exchange" && code !== undefined ? `${code},${year}/${month}/${day},${symbol}` : null,
    codeNumber: story.number,
    codeNotation: story.notation,
    issuedDate: paper.date,
    typeName: story.typeName,
    senderAgencyId: sender.id,
    senderName: sender.name,
    senderCode: sender.code ?? sender.oldCode ?? null,
    abstract: story.abstract,
    language: "Tiếng Việt",
    pageCount: more.pages,
    description: null,
    signerPosition: paper.signerPosition,
    signerName: paper.signerName,
    priority: story.priority ?? 0,
    toPlaces: null,
    dueDate: more.due,
    source,
    arrivedAt: more.arrivedAt.toISOString(),
  };
}

async function outgoingHappening(
  { services, directory, time }: Telling,
  office: Office,
  { story, at, number }: { readonly story: OutgoingStory; readonly at: Date; readonly number: number },
  keep: Keep,
  told: Told,
): Promise<Happening> {
  const issued = localDateOf(at);
  const due = story.dueDate === undefined ? null : time.dueDate(story.dueDate);
  const paper = outgoingPaper(story, number, office, directory, { issued, due });
  const { uploadIds, pages } = await keep(paper, story.clerk, at, []);
  const recipients = story.to.map((key) => {
    const { id, name, code, oldCode } = named(directory, key);
    return { agencyId: id, code: code ?? oldCode ?? null, name };
  });
  return {
    at,
    async run() {
      const key = services.ids.next();
      const { symbol } = await issueOutgoing(services, named(office.actors, story.clerk), {
        key,
        uploadIds,
        fields: {
          typeCode: story.typeCode,
          isLegislation: false,
          bodyId: null,
          abstract: story.abstract,
          issuedDate: issued,
          signerName: paper.signerName,
          signerPosition: paper.signerPosition,
          draftingUnitId: named(office.units, story.unit),
          recipients,
          archiveKeeper: "Văn thư",
          copies: 1 + recipients.length,
          pageCount: pages,
          language: "Tiếng Việt",
          description: null,
          priority: 0,
          dueDate: due,
          replyTo: story.replyTo === undefined ? null : named(told.incoming, story.replyTo),
        },
      });
      if (story.replyTo !== undefined) told.replies.set(story.replyTo, symbol);
    },
  };
}
