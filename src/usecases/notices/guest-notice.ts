import type { Language } from "../../contract/messages/message.ts";
import { isGuestReason, type GuestReason } from "../../domain/notices/guest-reasons.ts";
import { joinSymbol } from "../../domain/numbering/symbol.ts";
import type { Guest } from "../../domain/people/guest.ts";
import { guestScope } from "../../domain/policies/may-as-guest.ts";
import { readableOutgoing } from "../../domain/policies/readable-documents.ts";
import { mayRead } from "../../domain/policies/read-scope.ts";
import { localDateOf } from "../../domain/time/local-date.ts";
import type { GuestNotice } from "../../ports/messenger.ts";
import type { DeliveryRecord } from "../../ports/records/delivery-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";

/**
 * For who acts for an agency outside, and nothing of the content: it leaves the system by e-mail. Null for whoever acts for it
 * no more, whose account was closed or sign-in frozen (R61), and where what is told of is gone.
 */
export async function guestNotice(
  { store: { read }, clock }: Pick<Services, "store" | "clock">,
  { personId, agencyId, reason, eventKey }: DeliveryRecord,
  language: Language,
): Promise<GuestNotice | null> {
  const [, subjectId = "", accountId = ""] = eventKey.split(" ");
  const acting = await read.guests.acting({ personId }, localDateOf(clock.now()));
  const found = acting.find(({ account }) => account.id === accountId);
  if (found === undefined || !found.isActive || found.isFrozen || !isGuestReason(reason)) return null;
  const about = await aboutOf(read, reason, subjectId, { agencyId, accountId });
  if (about === null) return null;
  const { outsideId } = found.account;
  const nodes = await read.organisation.nodesById([agencyId, outsideId]);
  const nameOf = (id: string): string => nodes.find((node) => node.id === id)?.name ?? "…";
  const [host, outside] = [nameOf(agencyId), nameOf(outsideId)];
  return { kind: "guest", language, readerId: personId, reason, host, outside, ...about };
}

type About = Pick<GuestNotice, "symbol" | "date" | "arrivalNumber">;

async function aboutOf(
  read: Records,
  reason: GuestReason,
  subjectId: string,
  account: Pick<Guest, "agencyId" | "accountId">,
): Promise<About | null> {
  switch (reason) {
    case "guestIssued": {
      const document = await read.outgoing.get(subjectId);
      const access = await read.outgoing.access(subjectId);
      if (document === null || !mayRead(guestScope(account), readableOutgoing(document, access))) return null;
      return { symbol: document.symbol, date: document.fields.issuedDate, arrivalNumber: null };
    }
    case "guestWithdrawn": {
      const sealing = await read.sealings.get(subjectId);
      return sealing && { symbol: `${sealing.number}/${sealing.year}`, date: null, arrivalNumber: null };
    }
    case "guestRegistered":
    case "guestRefused":
      return arrivalOf(read, subjectId);
  }
}

async function arrivalOf(read: Records, id: string): Promise<About | null> {
  const arrival = await read.arrivals.get(id);
  if (arrival === null) return null;
  const { documentId, fields } = arrival;
  const document = documentId === null ? null : await read.incoming.get(documentId);
  return {
    symbol: joinSymbol(fields.codeNumber, fields.codeNotation),
    date: fields.issuedDate,
    arrivalNumber: document && `${document.arrivalNumber}/${document.year}`,
  };
}
