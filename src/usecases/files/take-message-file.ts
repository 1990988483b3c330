import type { Actor } from "../../domain/people/actor.ts";
import type { UploadRecord } from "../../ports/records/upload-records.ts";
import { appendUpload } from "./append-upload.ts";
import { beginUpload } from "./begin-upload.ts";

type Deps = Parameters<typeof beginUpload>[0] &
  Parameters<typeof appendUpload>[0] & {
    /** The bytes at an address of the message; null where they cannot be had. */
    readonly fetchFile: (url: string, most: number) => Promise<Uint8Array | null>;
  };

/**
 * Takes a message's file in as an upload of the clerk, through the same gate as one that is dropped onto the form; null
 * where its bytes cannot be had. Throws `access.clerks-only`, `upload.…` and what the gate refuses.
 */
export async function takeMessageFile(
  deps: Deps,
  actor: Actor,
  { name, url, role }: { readonly name: string; readonly url: string; readonly role: "main" | "attachment" },
): Promise<Pick<UploadRecord, "id" | "name" | "size"> | null> {
  const bytes = await deps.fetchFile(url, deps.settings.maxUploadBytes);
  if (bytes === null) return null;
  const upload = await beginUpload(deps, actor, { name, role, size: bytes.length });
  await appendUpload(deps, actor, { id: upload.id, offset: 0, bytes: once(bytes) });
  return { id: upload.id, name: upload.name, size: upload.size };
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
