import type { Language } from "../../src/contract/messages/message.ts";
import { cardOf, type Rendered } from "./card.ts";
import { bandElement, type Band } from "./standing.ts";

/** One sentence where there is no document to show: a fault, or nothing that the reader may see. */
export function plainCard(band: Band, language: Language): Rendered {
  return cardOf(language, band.sentence, [bandElement(band)]);
}
