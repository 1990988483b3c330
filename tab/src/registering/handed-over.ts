import { z } from "zod";
import { referencedFile } from "../../../src/contract/message-files.ts";
import { keptUpload } from "./draft.ts";

/** What the bot hands over from a message (`bot/handlers/register-message.ts`): its words and files. */
const handedOver = z.object({
  text: z.string().max(1000),
  uploads: z.array(keptUpload).max(20),
  missing: z.array(z.string().max(255)).max(20),
  /** Files whose bytes lie in SharePoint or OneDrive; what the clerk may open of them is fetched from here. */
  references: z.array(referencedFile).max(20).default([]),
});
export type ReferencedFile = z.infer<typeof referencedFile>;
export type HandedOver = z.infer<typeof handedOver>;

/** Of an address behind `#message=`; null for what no bot of ours has written. */
export function readHandedOver(text: string): HandedOver | null {
  try {
    return handedOver.safeParse(JSON.parse(decodeURIComponent(text))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof URIError) return null;
    throw error;
  }
}
