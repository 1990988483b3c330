import type { Language } from "../../contract/messages/message.ts";
import type { Services } from "../../ports/services.ts";
import { composeNotice } from "./compose-notice.ts";

/**
 * Whoever pressed a button was answered with the present card in its place: it is written down as seen, so that it is
 * not replaced once more for what the person knows already. A card that nobody sent by itself, such as the answer to
 * a question, is in no ledger and replaced by nobody.
 */
export async function rememberAnswer(
  deps: Pick<Services, "store" | "clock" | "archives" | "messenger">,
  pressed: {
    readonly documentId: string;
    readonly personId: string;
    readonly activityId: string;
    readonly language: Language;
  },
): Promise<void> {
  const { documentId, personId, activityId, language } = pressed;
  const card = await deps.store.read.deliveries.sentAs(documentId, personId, activityId);
  const notice = card && (await composeNotice(deps, card, { language }));
  if (card === null || notice === null) return;
  const shown = await deps.messenger.shownOf(notice);
  if (shown !== card.shown) await deps.store.transaction((r) => r.deliveries.markShown(card.id, shown));
}
