import { ArchiveUnavailable, type ArchiveFault } from "../../ports/archive.ts";
import { FileStoreUnavailable } from "../../ports/file-store.ts";
import type { SealedItem } from "../../ports/records/sealing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { OriginalServices } from "../files/open-original.ts";
import { destroyOriginal } from "../files/destroy-original.ts";
import { dropCopy } from "../files/fetched-copies.ts";

export type RemovingServices = OriginalServices & Pick<Services, "clock" | "messenger" | "instance">;

/** What an attempt came to; `problem` is a name of `sealedAdvice`. */
interface Outcome {
  readonly state: SealedItem["state"];
  readonly problem: string | null;
}
const gone: Outcome = { state: "gone", problem: null };

const together = 100;

/**
 * Removes what is left of sealed documents outside the store, of one or of all. Again is no fault, and what cannot be done
 * now is left for the next time. Answers how much is still there.
 */
export async function removeSealed(
  services: RemovingServices,
  only: { readonly documentId: string } | null = null,
): Promise<{ readonly removed: number; readonly left: number }> {
  const { read } = services.store;
  const documents = new Set<string>();
  let [removed, left] = [0, 0];
  for (let after: string | null = null; ;) {
    const items: SealedItem[] =
      only === null ? await read.sealings.left(after, together) : await read.sealings.items(only.documentId);
    for (const item of items.filter(({ state }) => state === "left")) {
      if ((await settle(services, item)) === "left") left += 1;
      else removed += 1;
    }
    for (const { documentId } of items) documents.add(documentId);
    after = items.at(-1)?.id ?? null;
    if (only !== null || items.length < together) break;
  }
  if (only !== null) documents.add(only.documentId);
  for (const documentId of documents) await endIfDone(services, documentId);
  return { removed, left };
}

/** What only this server can remove: the copies that it has fetched of what was sealed, whoever sealed it. */
export async function clearOwnCopies(services: RemovingServices): Promise<void> {
  const items = await services.store.read.sealings.left(null, together);
  for (const item of items) {
    if (item.part !== "copy" || item.subject !== services.instance.id) continue;
    await settle(services, item);
    await endIfDone(services, item.documentId);
  }
}

async function settle(services: RemovingServices, item: SealedItem): Promise<SealedItem["state"]> {
  const outcome = await attempt(services, item);
  const endedAt = outcome.state === "left" ? null : services.clock.now();
  await services.store.transaction(({ sealings }) =>
    sealings.settleItem({ id: item.id, attempts: item.attempts + 1, ...outcome, endedAt }),
  );
  return outcome.state;
}

async function endIfDone({ store, clock }: RemovingServices, documentId: string): Promise<void> {
  const sealing = await store.read.sealings.get(documentId);
  if (sealing === null || sealing.endedAt !== null) return;
  const items = await store.read.sealings.items(documentId);
  if (items.some(({ state }) => state === "left")) return;
  await store.transaction(({ sealings }) => sealings.end(documentId, clock.now()));
}

async function attempt(services: RemovingServices, item: SealedItem): Promise<Outcome> {
  switch (item.part) {
    case "file":
      return bytesOf(services, item);
    case "copy":
      return copiesAt(services, item);
    case "card":
      return fromChat(services, item);
    case "same":
      // Only a person can say whether another document must be sealed as well.
      return { state: "byHand", problem: "lookAtOthers" };
  }
}

/** From the spool, the archive with its versions and bin, and what was fetched of it. */
async function bytesOf(services: RemovingServices, { subject }: SealedItem): Promise<Outcome> {
  try {
    const outcome = await destroyOriginal(services, subject);
    if (outcome === "moving") return { state: "left", problem: "moving" };
    // The place has told where the bytes were, by words of the document; nobody needs it any more.
    await services.store.transaction(({ places }) => places.remove(subject));
    // Into the bin it comes by a person, or where the archive takes away no further than that.
    return outcome === "gone" ? gone : { state: "byHand", problem: "emptyBin" };
  } catch (error) {
    if (error instanceof FileStoreUnavailable) return { state: "left", problem: "spoolAway" };
    if (!(error instanceof ArchiveUnavailable)) throw error;
    return { state: "left", problem: hindrances[error.fault] ?? "archiveAway" };
  }
}

/** What a person can do something about. */
const hindrances: Partial<Record<ArchiveFault, string>> = {
  missingLibrary: "archiveUnknown",
  locked: "archiveLocked",
  denied: "archiveDenied",
};

/** Only a server itself reaches its disk and knows what it has fetched. */
async function copiesAt(services: RemovingServices, { documentId, subject }: SealedItem): Promise<Outcome> {
  const { store, archives, instance } = services;
  if (subject !== instance.id) {
    const isAlive = (await store.read.instances.all()).some(({ id }) => id === subject);
    return isAlive ? { state: "left", problem: "otherServer" } : { state: "byHand", problem: "serverGone" };
  }
  const copies = await archives.copies();
  const items = await store.read.sealings.items(documentId);
  for (const file of items) if (file.part === "file") await dropCopy(copies, file.subject);
  return gone;
}

/** The card becomes a note that the document has been sealed, for whoever it was sent to. */
async function fromChat({ store, messenger }: RemovingServices, { subject }: SealedItem): Promise<Outcome> {
  const { read } = store;
  const card = await read.deliveries.get(subject);
  if (card === null || card.activityId === null) return gone;
  const conversation = await read.conversations.ofPerson(card.personId);
  const isThere = conversation?.state === "active" && conversation.conversationId === card.conversationId;
  if (!isThere) return { state: "byHand", problem: "cardKept" };
  const notice = { kind: "sealed", language: conversation.language, readerId: card.personId } as const;
  const outcome = await messenger.update(conversation, card.activityId, notice);
  if (outcome.kind === "retry") return { state: "left", problem: "cardAway" };
  if (outcome.kind !== "sent") return { state: "byHand", problem: "cardKept" };
  const shown = await messenger.shownOf(notice);
  await store.transaction(({ deliveries }) => deliveries.markShown(card.id, shown));
  return gone;
}
