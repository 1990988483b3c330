import { noCounts, type ImportJob } from "../../src/domain/imports/import-job.ts";
import type { ImportMapping } from "../../src/domain/imports/mapping.ts";
import { isNobody, type Somebody } from "./people-in-world.ts";
import { absentId, row, type Case, type Row } from "./row.ts";
import { clerks } from "./who-may.ts";
import type { World } from "./world.ts";

const mapping: ImportMapping = {
  sheet: null,
  headingEnd: 1,
  columns: { arrivalNumber: 0, arrivedOn: 1, abstract: 2 },
  encoding: "unicode",
  dateOrder: "dmy",
  year: 2024,
  registerKey: null,
  numbering: "rules",
  state: "done",
  carryDates: false,
  fill: {},
  csv: null,
};

/** Old registers on their way in: the clerks' of the agency whose register it is; for others they are not there. */
export async function rowsOfImports(world: World): Promise<Row[]> {
  const { services, people } = world.server;
  const job: ImportJob = {
    id: services.ids.next(),
    agencyId: people.agency.id,
    direction: "incoming",
    state: "done",
    fileId: null,
    fileName: "sổ.csv",
    fileSize: 1,
    sha256: "0".repeat(64),
    mapping,
    headingsKey: "0".repeat(64),
    scope: "all",
    lastRow: 1,
    counts: noCounts,
    total: 0,
    failure: null,
    startedBy: people.actors.clerk.personId,
    onBehalfOf: null,
    createdAt: services.clock.now(),
    endedAt: services.clock.now(),
  };
  await services.store.transaction(({ imports }) => imports.insert(job));
  const clerksOnly = { may: clerks, otherwise: "403 access.clerks-only" };

  /** `outcome` is what our clerks get: an import that has ended takes no further step. */
  function about(route: string, outcome: string, body?: unknown): Row {
    const [method = "", path = ""] = route.split(" ");
    const ask = (id: string) => ({
      method,
      path: path.replace(":id", id),
      ...(body === undefined ? {} : { body }),
    });
    const otherwise = (name: Somebody) =>
      name === "otherClerk" ? "404 import.not-found" : isNobody(name) ? "" : "403 access.clerks-only";
    const own: Case = {
      about: "ours",
      asked: ask(job.id),
      may: clerks.slice(0, 2),
      passes: { outcome },
      otherwise,
    };
    const absent: Case = {
      about: "that is not there",
      asked: ask(absentId),
      may: clerks,
      passes: { outcome: "404 import.not-found" },
      otherwise: () => "403 access.clerks-only",
    };
    return { route, cases: [own, absent] };
  }
  const over = "409 import.state-changed";
  const upload = { uploadId: absentId, direction: "incoming" };
  return [
    row("GET /api/imports", {}, clerksOnly),
    row("POST /api/imports", { body: upload }, { ...clerksOnly, outcome: "404 upload.not-found" }),
    about("GET /api/imports/:id", "200"),
    about("GET /api/imports/:id/problems", "200"),
    about("GET /api/imports/:id/problems.csv", "200"),
    about("POST /api/imports/:id/preview", "422 import.file-lost", { mapping: null, sheet: null }),
    about("POST /api/imports/:id/check", over, { mapping }),
    about("POST /api/imports/:id/start", over, { scope: "all" }),
    about("POST /api/imports/:id/cancel", over),
  ];
}
