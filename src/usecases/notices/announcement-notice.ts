import type { Language } from "../../contract/messages/message.ts";
import { announcementIn } from "../../domain/notices/announcement.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Notice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import { readIncoming } from "../incoming/read-incoming.ts";

type Deps = Pick<Services, "store" | "clock">;
type AnnouncementNotice = Extract<Notice, { kind: "announcement" | "recalled" }>;

/**
 * The announcement as it stands: its words, or that it was taken back. Null once it is cancelled. The document that it
 * is about is shown to those alone who may read it.
 */
export async function announcementNotice(
  deps: Deps,
  actor: Actor,
  { eventKey }: Pick<DeliveryRecord, "eventKey">,
  language: Language,
): Promise<AnnouncementNotice | null> {
  const { read } = deps.store;
  const found = await read.reach.announcement(announcementIn(eventKey) ?? "");
  if (found === null || found.state === "cancelled") return null;
  const [agency] = await read.organisation.nodesById([found.agencyId]);
  const common = {
    language,
    readerId: actor.personId,
    title: found.title,
    agencyName: agency?.name ?? "",
  };
  if (found.state === "recalled")
    return { kind: "recalled", ...common, at: (found.endedAt ?? found.madeAt).toISOString() };
  return {
    kind: "announcement",
    ...common,
    body: found.body,
    priority: found.priority,
    byName: (await read.people.names([found.madeBy])).get(found.madeBy) ?? "",
    at: found.madeAt.toISOString(),
    document: found.documentId === null ? null : await documentFor(deps, actor, found.documentId),
  };
}

async function documentFor(
  deps: Deps,
  actor: Actor,
  documentId: string,
): Promise<Extract<Notice, { kind: "announcement" }>["document"]> {
  try {
    const { id, symbol, fields } = await readIncoming(deps, actor, documentId);
    return { id, symbol, abstract: fields.abstract };
  } catch (error) {
    if (error instanceof RuleBroken && error.code === "document.absent") return null;
    throw error;
  }
}
