import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { makeIdentity } from "../support/signatures/test-authority.ts";
import type { Somebody } from "./people-in-world.ts";
import { type Row, row } from "./row.ts";
import { about } from "./rows-of-administration.ts";
import { administrators, auditors } from "./who-may.ts";
import type { World } from "./world.ts";

const administratorsOnly = { may: administrators, otherwise: "403 access.administrators-only" };

/** Whom an agency believes is its administrator's to say, and its auditor's to see. */
export async function rowsOfTrust(world: World): Promise<Row[]> {
  const root = await makeIdentity({ name: "Gốc thử", issuer: null, isCa: true });
  const content = root.der.toString("base64");
  const unknown = { fingerprints: ["0".repeat(64)], purpose: "both", validFrom: "2026-01-01", validTo: null };
  return [
    row("GET /api/admin/trust", {}, { ...administratorsOnly, may: [...administrators, ...auditors] }),
    row("POST /api/admin/trust/read", { body: { content } }, administratorsOnly),
    row(
      "POST /api/admin/trust",
      { body: { ...unknown, content, source: null } },
      { ...administratorsOnly, outcome: "422 trust.unreadable" },
    ),
    about("PUT /api/admin/trust/:id/removal", "trust.absent", {
      ids: [await trustedBy(world, "administrator"), await trustedBy(world, "otherAdministrator")],
      asked: { version: 1, reason: "Khóa bị lộ" },
      instead: { version: 0, reason: "Khóa bị lộ" },
      outcome: "409 document.changed",
    }),
  ];
}

async function trustedBy(world: World, whose: Somebody): Promise<string> {
  const { agencyId, personId } = world.people[whose];
  const { der } = await makeIdentity({ name: "Gốc của cơ quan", issuer: null, isCa: true });
  const id = uuidIds.next();
  await world.server.services.store.transaction(({ trust }) =>
    trust.addCertificate({
      id,
      agencyId,
      fingerprint: id.replaceAll("-", "").padEnd(64, "0"),
      purpose: "both",
      der: Uint8Array.from(der),
      validFrom: "2026-01-01",
      validTo: null,
      source: null,
      addedBy: personId,
      addedAt: new Date("2026-01-01T00:00:00Z"),
      removedBy: null,
      removedAt: null,
      removalReason: null,
      version: 1,
    }),
  );
  return id;
}
