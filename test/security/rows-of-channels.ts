import { session } from "../../src/contract/session.ts";
import type { PersonName } from "./people-in-world.ts";
import { absentId, anybody, row, type Row } from "./row.ts";
import type { World } from "./world.ts";

/** Who decides in which channel of Teams a unit's work is posted: its head, and an administrator. */
const linkers: readonly PersonName[] = ["housingHead", "administrator"];

export async function rowsOfChannels(world: World): Promise<Row[]> {
  const { headOf } = await world.as("housingHead").get("/api/session", session);
  const unitId = headOf.find(({ name }) => name === "Phòng Quản lý nhà")?.id;
  const body = {
    unitId,
    teamId: "19:nobody@thread.tacv2",
    channelId: "19:none@thread.tacv2",
    language: "vi",
  };
  const absent = { may: anybody, outcome: "404 channels.absent" };
  const ofOthers: readonly PersonName[] = anybody.filter((name) => name.startsWith("other"));
  const linking = row(
    "POST /api/unit-channels",
    { body },
    { may: linkers, outcome: "422 channels.unknown-team", otherwise: "403 access.channel-linkers-only" },
  );
  return [
    row("GET /api/unit-channels", {}, { may: anybody }),
    {
      ...linking,
      cases: linking.cases.map((it) => ({
        ...it,
        // Of a unit of another agency nothing is said, not even that it is there.
        otherwise: (name) => (ofOthers.includes(name) ? "400 channels.unknown-unit" : it.otherwise(name)),
      })),
    },
    {
      ...row(`POST /api/unit-channels/${absentId}/unlink`, {}, absent),
      route: "POST /api/unit-channels/:id/unlink",
    },
  ];
}
