import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { FileLink } from "../../contract/files.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { Services } from "../../ports/services.ts";
import { identifyPerson } from "../people/identify-actor.ts";
import { readFile, type FileToRead } from "./read-file.ts";

type Needed = Parameters<typeof readFile>[0];

/** Long enough for a browser or another app to begin; what has begun is not cut off. */
const lifetimeMs = 2 * 60_000;
const keyName = "fileLinks";

/** Whose link to what, until when (ms), and in whose place: all that is signed, and nothing that anybody may not see. */
const signed = z.tuple([z.uuid(), z.uuid(), z.uuid(), z.number().int(), z.uuid().nullable()]);

/**
 * A link by which this person opens this file where no token can be sent along: another app, a download of the browser.
 * Throws as `readFile` does.
 */
export async function makeFileLink(services: Needed, actor: Actor, id: string): Promise<FileLink> {
  await readFile(services, actor, id);
  const expiresAt = services.clock.now().getTime() + lifetimeMs;
  const { personId, agencyId, onBehalfOf } = actor;
  const said = JSON.stringify([id, personId, agencyId, expiresAt, onBehalfOf?.personId ?? null]);
  const content = Buffer.from(said).toString("base64url");
  const key = await keyOf(services);
  return {
    url: `/api/links/${content}.${signatureOf(key, content)}`,
    expiresAt: new Date(expiresAt).toISOString(),
  };
}

/**
 * The file of a link, with the rights that its person has at this moment. Throws `file.link-over` for a link that was not
 * made here, or too long ago, and as `readFile` does. `isBeginning`: the history says that it was opened.
 */
export async function openFileLink(
  services: Needed,
  token: string,
  { isBeginning }: { readonly isBeginning: boolean },
): Promise<FileToRead> {
  const [fileId, personId, agencyId, expiresAt, giverId] = await contentOf(services, token);
  const { store, clock, ids } = services;
  if (clock.now().getTime() > expiresAt) throw new RuleBroken("file.link-over");
  const actor = await identifyPerson(services, { personId, agencyId, onBehalfOf: giverId ?? undefined });
  const found = await readFile(services, actor, fileId);
  const { file } = found;
  const entry = {
    id: ids.next(),
    at: clock.now(),
    actorId: personId,
    onBehalfOf: giverId,
    action: "file.linkOpened" as const,
    documentId: file.documentId,
    subjectId: file.id,
    data: { name: file.name },
  };
  if (isBeginning) await store.transaction(({ audit }) => audit.append(file.agencyId, [entry]));
  return found;
}

async function contentOf(services: Needed, token: string): Promise<z.infer<typeof signed>> {
  const [content = "", signature = "", ...more] = token.split(".");
  const expected = signatureOf(await keyOf(services), content);
  if (more.length > 0 || !isEqual(signature, expected)) throw new RuleBroken("file.link-over");
  return signed.parse(JSON.parse(Buffer.from(content, "base64url").toString("utf8")));
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const signatureOf = (key: string, content: string): string =>
  createHmac("sha256", Buffer.from(key, "base64")).update(content).digest("base64url");

/** One for all servers, made when the first link is. */
async function keyOf({ store, clock }: Pick<Services, "store" | "clock">): Promise<string> {
  const before = await store.read.keys.get(keyName);
  if (before !== null) return before;
  const fresh = randomBytes(32).toString("base64");
  return store.transaction(async ({ keys }) => {
    await keys.addIfAbsent(keyName, fresh, clock.now());
    return (await keys.get(keyName)) ?? fresh;
  });
}
