import type { Notice } from "../../src/ports/messenger.ts";
import { cardOf, line, run, type Rendered } from "./card.ts";
import type { CardContext } from "./document-notice.ts";
import { legalWord, reasonLines } from "./legal-line.ts";
import { headed } from "./list-card.ts";
import { say } from "./say.ts";

export type IssuedNotice = Extract<Notice, { kind: "issued" }>;

/** Signatures on what the agency issued did not hold: which document, what it is worth now and why, what to do. */
export function issuedCard(
  { language, symbol, outgoingId, value, reasons }: IssuedNotice,
  { links }: CardContext,
): Rendered {
  const told = say(language, "issuedSaid", { symbol });
  const worth = legalWord(value, language);
  const body = [
    line([run(told)], { spacing: "medium" }),
    ...(worth === null ? [] : [line([worth], { spacing: "small" })]),
    ...reasonLines(reasons, language),
    line([run(say(language, "issuedNext"))], { spacing: "small" }),
  ];
  const open = {
    type: "Action.OpenUrl" as const,
    title: say(language, "openDocument"),
    url: links.outgoing(outgoingId),
  };
  return cardOf(language, told, headed(say(language, "issuedHeading"), body), [open]);
}
