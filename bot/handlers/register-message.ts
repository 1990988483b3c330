import { z } from "zod";
import type { Language } from "../../src/contract/messages/message.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { isSharePointAddress } from "../../src/domain/files/sharepoint-address.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import { say } from "../cards/say.ts";
import type { IncomingActivity } from "../channel/incoming-activity.ts";
import { isLoopbackUrl } from "../loopback.ts";
import type { BotSettings } from "../settings.ts";
import { identified } from "./answer-message.ts";
import { faultSentence, logFault, type Desk } from "./turn-context.ts";

/** What goes into the form's address; a longer message is shortened. */
const mostText = 500;
const mostFiles = 5;

const attachment = z.object({
  name: z.string().nullish(),
  /** Of a file that Teams keeps in SharePoint or OneDrive: where it lies, for who may open it there. */
  contentUrl: z.string().nullish(),
  /** Of a file: an address that needs no token for some minutes. */
  content: z.object({ downloadUrl: z.string().nullish() }).nullish().catch(null),
});
const asked = z.object({
  commandId: z.literal("registerIncoming"),
  messagePayload: z.object({
    body: z.object({ content: z.string().nullish() }).nullish(),
    attachments: z.array(attachment).nullish(),
  }),
});
type Message = z.infer<typeof asked>["messagePayload"];

/** A dialog with a page of the tab in it, or a sentence. */
export type Task =
  | {
      readonly type: "continue";
      readonly value: {
        readonly title: string;
        readonly url: string;
        readonly width: "large";
        readonly height: "large";
      };
    }
  | { readonly type: "message"; readonly value: string };

/**
 * `composeExtension/fetchTask` on a message: its files go through the gate as uploads of the clerk, and the form for
 * registering opens with them and with the message's words. What only the clerk may open is fetched from the form, in
 * their name; a file that cannot be had is named there, to be added by hand.
 */
export async function registerMessage(desk: Desk, activity: IncomingActivity): Promise<Task | null> {
  const request = asked.safeParse(activity.value).data;
  if (request === undefined) return null;
  const language: Language = /^en\b/u.test(activity.locale ?? "") ? "en" : desk.settings.language;
  const directoryId = activity.from.aadObjectId;
  try {
    const actor = directoryId === undefined ? null : await identified(desk, directoryId);
    if (actor === null) return { type: "message", value: say(language, "unknownPerson") };
    if (!actor.roles.includes("clerk")) throw new RuleBroken("access.clerks-only");
    const handed = await handOver(desk, actor, request.messagePayload);
    const url = `${desk.settings.tabUrl}/incoming/new#message=${encodeURIComponent(JSON.stringify(handed))}`;
    return {
      type: "continue",
      value: { title: say(language, "registerMessage"), url, width: "large", height: "large" },
    };
  } catch (error) {
    if (error instanceof RuleBroken)
      return { type: "message", value: desk.useCases.explain(error)[language] };
    const id = logFault(desk, error, "register message");
    return { type: "message", value: faultSentence(language, error, id, "answerFault") };
  }
}

type Role = "main" | "attachment";

/** `tab/src/registering/handed-over.ts` reads it. */
interface HandedOver {
  readonly text: string;
  readonly uploads: readonly { id: string; name: string; size: number; role: Role }[];
  /** Files in SharePoint or OneDrive. */
  readonly references: readonly { name: string; address: string; role: Role }[];
  /** Names of files that could not be had. */
  readonly missing: readonly string[];
}

async function handOver(desk: Desk, actor: Actor, { body, attachments }: Message): Promise<HandedOver> {
  const uploads: HandedOver["uploads"][number][] = [];
  const references: HandedOver["references"][number][] = [];
  const missing: string[] = [];
  const files = (attachments ?? []).filter(({ name }) => (name ?? "") !== "").slice(0, mostFiles);
  for (const { name: given, content, contentUrl } of files) {
    const [name, url, address] = [given ?? "", content?.downloadUrl ?? "", contentUrl ?? ""];
    const role = uploads.length + references.length === 0 ? "main" : "attachment";
    const taken = isFetched(url, desk.settings)
      ? await desk.useCases.takeMessageFile(actor, { name, url, role })
      : null;
    if (taken !== null) uploads.push({ ...taken, role });
    else if (isSharePointAddress(address)) references.push({ name, address, role });
    else missing.push(name);
  }
  return { text: plain(body?.content ?? "").slice(0, mostText), uploads, references, missing };
}

/** Only where Teams keeps files: a message could name any address, also within the agency's own network. */
function isFetched(address: string, { mode }: BotSettings): boolean {
  return mode === "embedded" ? isLoopbackUrl(address) : isSharePointAddress(address);
}

/** A message is HTML: its tags go, and what stands for a letter becomes the letter. */
function plain(html: string): string {
  const letters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
  return html
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll(/&(amp|lt|gt|quot|nbsp);/gu, (_entity, name: string) => letters[name] ?? " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}
