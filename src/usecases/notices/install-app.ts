import type { Person } from "../../domain/people/person.ts";
import type { InstallOutcome } from "../../ports/outreach.ts";
import type { Services } from "../../ports/services.ts";

type Deps = Pick<Services, "store" | "clock" | "outreach">;

/** After a refusal it is tried again no sooner: an administrator may have allowed the app meanwhile. */
const againAfterMs = 24 * 3_600_000;

/** Whether the app may be put into the person's Teams now: the deployment does so, and it was not refused today. */
export async function mayTryInstalling(
  { store, clock, outreach }: Deps,
  { id, directoryId }: Pick<Person, "id" | "directoryId">,
): Promise<boolean> {
  if (outreach.install === null || directoryId === null) return false;
  const known = await store.read.reach.installation(id);
  return known === null || clock.now().getTime() - known.triedAt.getTime() >= againAfterMs;
}

/**
 * Puts the app into a person's Teams and writes down what became of it. Where Graph names the chat, the person can be
 * written to at once; else when the bot has met them there.
 */
export async function installApp(
  { store, clock, outreach }: Deps,
  { personId }: { readonly personId: string },
): Promise<InstallOutcome> {
  const person = await store.read.people.person(personId);
  const directoryId = person?.directoryId ?? null;
  if (outreach.install === null || directoryId === null)
    return { kind: "refused", reason: "no directory id" };
  const outcome = await outreach.install(directoryId);
  if (outcome.kind === "retry") return outcome;
  const triedAt = clock.now();
  await store.transaction(async (records) => {
    const why = outcome.kind === "refused" ? outcome.reason : null;
    await records.reach.saveInstallation({ personId, state: outcome.kind, why, triedAt });
    if (outcome.kind !== "installed" || outcome.chatId === null) return;
    const known = await records.conversations.ofPerson(personId);
    const elsewhere = known ?? (await records.conversations.latest());
    // Nobody was met yet, so it is not known where Teams wants to be spoken to.
    if (elsewhere === null || known?.state === "active") return;
    const { tenantId, serviceUrl, botId, language } = elsewhere;
    await records.conversations.save({
      personId,
      tenantId,
      serviceUrl,
      botId,
      teamsUserId: known?.teamsUserId ?? "",
      conversationId: outcome.chatId,
      state: "active",
      language: known?.language ?? language,
      updatedAt: triedAt,
    });
  });
  return outcome;
}
