import type { IncomingDocument } from "../incoming/incoming-document.ts";
import { RuleBroken } from "../rule-broken.ts";
import { formatDate, localDateOf } from "../time/local-date.ts";

/** What is unlikely rather than wrong, and goes on once the person has confirmed this code. */
export const confirmableCodes = ["routing.deadline-after-document"] as const;

/**
 * The date that the document itself sets comes before an order (domain: explicit date > leader's order). Its sender may
 * have agreed to a later one, which only people know: so an order beyond it is taken when it is confirmed, and the
 * history says so. Where that date has passed already, nobody can keep it any more, and nothing is asked.
 * Answers whether the deadline lies beyond it; throws `routing.deadline-after-document`, unless confirmed.
 */
export function isAfterDocument(
  { fields }: Pick<IncomingDocument, "fields">,
  deadlineAt: Date | null,
  { at, confirmed }: { readonly at: Date; readonly confirmed: readonly string[] },
): boolean {
  const own = fields.dueDate;
  if (own === null || own < localDateOf(at)) return false;
  if (deadlineAt === null || localDateOf(deadlineAt) <= own) return false;
  if (confirmed.includes("routing.deadline-after-document")) return true;
  throw new RuleBroken("routing.deadline-after-document", {
    params: { due: formatDate(own) },
    field: "deadlineAt",
  });
}
