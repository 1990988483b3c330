/** The pictures of docs/, which scripts/take-pictures.ts takes from the product. */
export type Picture =
  | "register"
  | "registered"
  | "incoming"
  | "outgoing"
  | "issue"
  | "search"
  | "my-work"
  | "my-work-leader"
  | "document"
  | "history"
  | "card-instruct"
  | "card-instructed"
  | "card-assignment"
  | "card-completed"
  | "phone-work"
  | "phone-document"
  | "practice"
  | "administration-organisation"
  | "administration-people"
  | "administration-rules"
  | "administration-calendar"
  | "administration-deliveries"
  | "administration-dead-letters"
  | "administration-health";

export function addressOf(picture: Picture): string {
  return new URL(`../../../docs/pictures/${picture}.png`, import.meta.url).href;
}
