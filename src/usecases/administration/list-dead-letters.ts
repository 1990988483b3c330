import type { DeadLetter } from "../../contract/administration.ts";
import type { Bilingual } from "../../contract/common.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import type { OutboxRow } from "../../ports/records/outbox-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

const most = 200;

/** What the outbox gave up on in the actor's agency, latest first; by symbols and names, never by content. */
export async function listDeadLetters(
  { store }: Pick<Services, "store">,
  actor: Actor,
): Promise<DeadLetter[]> {
  demand(mayAdminister(actor, actor.agencyId));
  const rows = await store.read.outbox.dead(actor.agencyId, most);
  const letters: DeadLetter[] = [];
  for (const row of rows) letters.push(await letterOf(store.read, row));
  return letters;
}

async function letterOf(read: Records, row: OutboxRow): Promise<DeadLetter> {
  const { id, kind, attempts, lastError, createdAt, endedAt } = row;
  return {
    id,
    kind,
    attempts,
    what: await whatItWas(read, row),
    lastError: lastError ?? "",
    createdAt: createdAt.toISOString(),
    failedAt: (endedAt ?? createdAt).toISOString(),
  };
}

async function whatItWas(read: Records, { kind, payload }: OutboxRow): Promise<Bilingual> {
  switch (kind) {
    case "deliverNotice": {
      const delivery = await read.deliveries.get(String(payload["deliveryId"]));
      const name = await nameIn(read, String(payload["deliveryId"]));
      const symbol = await symbolOf(read, delivery?.documentId ?? null);
      return symbol === null
        ? { vi: `Gửi thông báo đến ${name}`, en: `Send a notice to ${name}` }
        : { vi: `Gửi thông báo về ${symbol} đến ${name}`, en: `Send a notice about ${symbol} to ${name}` };
    }
    case "reachOtherwise":
    case "recallNotice": {
      const name = await nameIn(read, String(payload["deliveryId"]));
      return kind === "recallNotice"
        ? { vi: `Thu hồi thẻ đã gửi đến ${name}`, en: `Take back the card sent to ${name}` }
        : { vi: `Báo tin cho ${name} bằng cách khác`, en: `Reach ${name} by another way` };
    }
    case "installApp": {
      const id = String(payload["personId"]);
      const name = (await read.people.names([id])).get(id) ?? "…";
      return { vi: `Cài Vanthu trong Teams cho ${name}`, en: `Install Vanthu in Teams for ${name}` };
    }
    case "spreadAnnouncement":
    case "recallAnnouncement": {
      const found = await read.reach.announcement(String(payload["announcementId"]));
      const title = found?.title ?? "…";
      return kind === "spreadAnnouncement"
        ? { vi: `Gửi thông báo “${title}”`, en: `Send the announcement “${title}”` }
        : { vi: `Thu hồi thông báo “${title}”`, en: `Take back the announcement “${title}”` };
    }
    case "postToChannel": {
      const post = await read.channels.post(String(payload["postId"]));
      const symbol = (await symbolOf(read, post?.documentId ?? null)) ?? "…";
      return {
        vi: `Đăng ${symbol} vào kênh của đơn vị`,
        en: `Post ${symbol} in the unit's channel`,
      };
    }
    case "refreshPosts": {
      const symbol = (await symbolOf(read, String(payload["documentId"]))) ?? "…";
      return {
        vi: `Cập nhật bài đăng về ${symbol} trong kênh`,
        en: `Bring the post about ${symbol} up to date`,
      };
    }
    case "refreshCard":
      return { vi: "Cập nhật một thẻ đã gửi", en: "Bring a card that was sent up to date" };
    case "refreshCards": {
      const symbol = (await symbolOf(read, String(payload["documentId"]))) ?? "…";
      return { vi: `Cập nhật các thẻ về ${symbol}`, en: `Bring the cards about ${symbol} up to date` };
    }
  }
}

async function nameIn(read: Records, deliveryId: string): Promise<string> {
  const delivery = await read.deliveries.get(deliveryId);
  const names = delivery === null ? null : await read.people.names([delivery.personId]);
  return (delivery && names?.get(delivery.personId)) ?? "…";
}

async function symbolOf(read: Records, documentId: string | null): Promise<string | null> {
  const document = documentId === null ? null : await read.incoming.get(documentId);
  if (document === null) return null;
  const { codeNumber, codeNotation } = document.fields;
  return joinSymbol(codeNumber, codeNotation) || `số đến ${document.arrivalNumber}`;
}
