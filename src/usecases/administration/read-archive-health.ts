import type { AdminHealth } from "../../contract/administration.ts";
import { archiveFaults } from "../../contract/messages/archive-faults.ts";
import type { Message } from "../../contract/messages/message.ts";
import type { Services } from "../../ports/services.ts";

const faults: Readonly<Record<string, Message>> = archiveFaults;

/** The queue to the archive and how the archive stands; null where none is set up. One for the deployment. */
export async function readArchiveHealth({
  store,
  archives,
}: Pick<Services, "store" | "archives">): Promise<AdminHealth["archive"]> {
  if (archives.all.length === 0) return null;
  const { places } = store.read;
  const { waiting, oldest, fault } = await places.queue();
  const { archived, changed, missing } = await places.counts();
  const kind = archives.current?.kind ?? null;
  const heardAt = kind === null ? null : await places.heardAt(kind);
  return {
    kind,
    waiting,
    oldest: oldest?.toISOString() ?? null,
    archived,
    changed,
    missing,
    heardAt: heardAt?.toISOString() ?? null,
    fault: fault && { says: faults[fault.code] ?? archiveFaults.fault, at: fault.at.toISOString() },
  };
}
