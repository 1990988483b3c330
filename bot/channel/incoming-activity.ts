import { z } from "zod";

/** What arrives, in the part that Vanthu reads. Everything else is the channel's own business. */
const account = z.object({ id: z.string().min(1), aadObjectId: z.string().optional() });

const incomingActivity = z.object({
  type: z.string().min(1),
  id: z.string().optional(),
  /** The message with the card whose button was pressed. */
  replyToId: z.string().optional(),
  /** The name of an invoke: `adaptiveCard/action`. */
  name: z.string().optional(),
  /** What an installationUpdate did: `add`, `remove`, `add-upgrade`, `remove-upgrade`. */
  action: z.string().optional(),
  text: z.string().optional(),
  /** `vi-VN`: the language of the sender's Teams. */
  locale: z.string().optional(),
  value: z.unknown().optional(),
  channelId: z.string(),
  serviceUrl: z.url({ protocol: /^https?$/u }),
  from: account,
  recipient: account,
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().optional(),
    isGroup: z.boolean().optional(),
    tenantId: z.string().optional(),
  }),
  membersAdded: z.array(z.object({ id: z.string() })).optional(),
  membersRemoved: z.array(z.object({ id: z.string() })).optional(),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      /** `channelDeleted`, `teamDeleted`: what a conversationUpdate tells. */
      eventType: z.string().nullish(),
      team: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
      channel: z.object({ id: z.string(), name: z.string().nullish() }).nullish(),
    })
    .nullish(),
});

export type IncomingActivity = z.infer<typeof incomingActivity>;

/** Null for what is no activity. */
export function readActivity(body: unknown): IncomingActivity | null {
  return incomingActivity.safeParse(body).data ?? null;
}

/** The tenant the activity says it comes from; the token's check does not cover it. Null when both places differ. */
export function tenantOfActivity({ channelData, conversation }: IncomingActivity): string | null {
  const [a, b] = [channelData?.tenant?.id ?? null, conversation.tenantId ?? null];
  if (a !== null && b !== null && a !== b) return null;
  return a ?? b;
}

/** Nobody but the person and the bot reads it. */
export function isPersonal({ conversation }: IncomingActivity): boolean {
  return (
    (conversation.conversationType ?? (conversation.isGroup === true ? "groupChat" : "personal")) ===
    "personal"
  );
}
