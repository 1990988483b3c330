import { createHash } from "node:crypto";
import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { notScanned } from "../../src/domain/files/file-scan.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import type { UploadRecord } from "../../src/ports/records/upload-records.ts";
import type { Store } from "../../src/ports/store.ts";

/** The record of an upload whose bytes are in and looked at; there are no bytes behind it. Answers its id. */
export async function readyUpload(
  store: Store,
  actor: Pick<Actor, "agencyId" | "personId">,
  more: Partial<UploadRecord> = {},
): Promise<string> {
  const id = more.id ?? uuidIds.next();
  await store.transaction((records) =>
    records.uploads.insert({
      id,
      agencyId: actor.agencyId,
      personId: actor.personId,
      name: "van-ban.pdf",
      role: "main",
      size: 48_211,
      state: "ready",
      sha256: createHash("sha256").update(id).digest("hex"),
      mediaType: "application/pdf",
      pageCount: 2,
      hasTextLayer: true,
      scan: notScanned,
      active: [],
      createdAt: new Date("2026-01-01T00:00:00Z"),
      expiresAt: new Date("2099-01-01T00:00:00Z"),
      ...more,
    }),
  );
  return id;
}
