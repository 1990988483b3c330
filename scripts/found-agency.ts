// npm run found-agency -- --name "Sở Nội vụ tỉnh …" --abbreviation SNV [--code H29.19] [--old-code 000.00.19.H29]
//   --from 2026-12-01 --admin-name "Nguyễn …" --admin-email a@… --admin-id <object id of the person in Entra>
// Opens an agency that keeps its registers here, with its first administrator, who appoints everybody else in the tab.
import { parseArgs } from "node:util";
import { z } from "zod";
import { systemClock } from "../src/adapters/clock-and-ids/system-clock.ts";
import { uuidIds } from "../src/adapters/clock-and-ids/uuid-ids.ts";
import { openStore } from "../src/adapters/store/open-store.ts";
import { readConfig } from "../src/config.ts";
import { orgNodeInput } from "../src/contract/administration.ts";
import { foundAgency } from "../src/usecases/administration/found-agency.ts";
import { runCommand, WrongUse } from "./run-command.ts";

const text = { type: "string" } as const;
const options = {
  name: text,
  abbreviation: text,
  code: text,
  "old-code": text,
  from: text,
  "admin-name": text,
  "admin-email": text,
  "admin-id": text,
} as const;
const asked = z.object({
  name: orgNodeInput.shape.name,
  abbreviation: orgNodeInput.shape.abbreviation,
  code: orgNodeInput.shape.newCode.optional(),
  "old-code": orgNodeInput.shape.oldCode.optional(),
  from: z.iso.date(),
  "admin-name": z.string().trim().min(1).max(50),
  "admin-email": z.email().max(200),
  "admin-id": z.uuid().toLowerCase(),
});

async function main(): Promise<number> {
  const { data, error } = asked.safeParse(parseArgs({ options }).values);
  if (error !== undefined)
    throw new WrongUse(
      `Thiếu hoặc sai tham số. / An argument is missing or wrong.\n${z.prettifyError(error)}`,
    );
  const store = await openStore(readConfig().store);
  try {
    const { agencyId } = await foundAgency(
      { store, clock: systemClock, ids: uuidIds },
      {
        agency: {
          parentId: null,
          name: data.name,
          abbreviation: data.abbreviation,
          oldCode: data["old-code"] ?? null,
          newCode: data.code ?? null,
        },
        administrator: {
          fullName: data["admin-name"],
          email: data["admin-email"],
          directoryId: data["admin-id"],
        },
        validFrom: data.from,
      },
    );
    console.log(`Đã lập cơ quan ${data.name} (${agencyId}). / The agency was founded.`);
    return 0;
  } finally {
    await store.close();
  }
}

await runCommand(main);
