import { withoutArchive } from "../../src/adapters/archive/without-archive.ts";
import { registerIncoming as registerInput } from "../../src/contract/incoming.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { RuleBroken } from "../../src/domain/rule-broken.ts";
import type { Services } from "../../src/ports/services.ts";
import { appendUpload } from "../../src/usecases/files/append-upload.ts";
import { beginUpload } from "../../src/usecases/files/begin-upload.ts";
import { readUpload, readUploadOffset } from "../../src/usecases/files/read-upload.ts";
import { registerIncoming } from "../../src/usecases/incoming/register-incoming.ts";
import { submitDocument } from "../../src/usecases/routing/submit-document.ts";
import { letterFields } from "../support/letter-fields.ts";
import { pdfFacts } from "../support/file-services.ts";

export interface Sender {
  readonly services: Pick<Services, "store" | "files" | "clock" | "ids" | "instance">;
  readonly actor: Actor;
  /** Of the registration: the same one each time it is tried. */
  readonly key: string;
  /** What the sender has learnt, for whoever goes on in their place. */
  readonly say: (line: string) => void;
  readonly counted: <T>(work: Promise<T>) => Promise<T>;
}

export const sentText = new TextEncoder().encode("Công văn số 12. ".repeat(40));

/** Does what the tab does, from wherever it stands: `uploadId` is an upload that was begun before, null for none. */
export async function goOn(sender: Sender, uploadId: string | null): Promise<void> {
  const { actor, key, say, counted } = sender;
  const services = {
    ...sender.services,
    inspection: { inspect: () => Promise.resolve(pdfFacts), close: () => Promise.resolve() },
    scanner: null,
    archives: withoutArchive,
    settings: {
      maxUploadBytes: 100_000,
      scanner: "none" as const,
      uploadLifetimeHours: 24,
      quarantineDays: 30,
    },
  };
  const input = { name: "van-ban.pdf", role: "main", size: sentText.length } as const;
  const id = uploadId ?? (await beginUpload(services, actor, input)).id;
  say(`upload ${id}`);
  const isDone = await services.store.read.incoming.byRequestKey(actor.agencyId, key);
  if (isDone === null) {
    const held = await readUploadOffset(services, actor, id);
    async function* rest() {
      for (let at = held.received; at < sentText.length; at += 320) {
        await counted(Promise.resolve());
        yield sentText.subarray(at, at + 320);
      }
    }
    if (held.received < sentText.length)
      await appendUpload(services, actor, { id, offset: held.received, bytes: rest() });
    await readUpload(services, actor, id);
  }
  const form = registerInput.parse({ key, fields: letterFields(services.clock.now()), uploadIds: [id] });
  const made = await registerIncoming(services, actor, form);
  say(`registered ${made.id}`);
  await submitDocument(services, actor, made.id, { version: 1, to: await leaderOf(sender) }).catch(
    (error: unknown) => {
      // Submitted before the end, and not heard of.
      if (!(error instanceof RuleBroken)) throw error;
    },
  );
}

async function leaderOf({ services, actor }: Sender): Promise<string> {
  const appointed = await services.store.read.people.appointedIn(actor.agencyId, "2026-11-20");
  const leader = appointed.find(({ role }) => role === "leader");
  if (leader === undefined) throw new Error("There is no leader.");
  return leader.personId;
}
