import { randomUUID } from "node:crypto";
import { announcementView } from "../../src/contract/announcements.ts";
import type { PersonName } from "./people-in-world.ts";
import { absentId, anybody, type Asked, type Case, type Row, row } from "./row.ts";
import { administrators, auditors, clerks } from "./who-may.ts";
import type { World } from "./world.ts";

/** Who speaks for an agency to all of it: its clerks and its leaders. */
const announcers: readonly PersonName[] = [...clerks, "leader", "deputy", "otherLeader"];
const ourAnnouncers = ["clerk", "secondClerk", "leader", "deputy"] as const;
const announcing = { may: announcers, otherwise: "403 access.announcers-only" };
const seeing = { ...announcing, may: [...announcers, ...administrators, ...auditors] };
const ours: readonly PersonName[] = [...ourAnnouncers, "administrator", "auditor"];

/** What is announced to many, and how people are reached. */
export async function rowsOfReach(world: World): Promise<Row[]> {
  const nobody = { everyone: false, unitIds: [], personIds: [] };
  const { personId } = world.people.bystander;
  const announcement = {
    key: randomUUID(),
    title: "Mất điện chiều nay",
    body: "Từ 14 giờ.",
    priority: 0,
    documentId: null,
    audience: { ...nobody, personIds: [personId] },
    expected: 1,
  };
  const { id } = await world.as("clerk").post("/api/announcements", announcement, announcementView);
  const stale = { body: { version: 7 } };
  const choice = { span: { from: "21:00", to: "06:00" }, outsideWork: "agency" };
  return [
    row("GET /api/announcements/", {}, seeing),
    row("GET /api/announcements/audience", {}, announcing),
    row("GET /api/announcements/people", { query: "?q=a" }, announcing),
    row("POST /api/announcements/preview", { body: { audience: nobody } }, announcing),
    row(
      "POST /api/announcements/",
      { body: { ...announcement, key: absentId, audience: nobody } },
      { ...announcing, outcome: "400 announcement.nobody" },
    ),
    about(id, "GET /api/announcements/:id", {}, { may: ours, outcome: "200" }),
    about(
      id,
      "GET /api/announcements/:id/people",
      { query: "?standing=waiting" },
      { may: ours, outcome: "200" },
    ),
    about(id, "POST /api/announcements/:id/cancel", stale, {
      may: ourAnnouncers,
      outcome: "409 announcement.changed",
    }),
    about(id, "POST /api/announcements/:id/recall", stale, {
      may: ourAnnouncers,
      outcome: "409 announcement.changed",
    }),
    row("GET /api/my-notices", {}, { may: anybody }),
    row("PUT /api/my-notices", { body: choice }, { may: anybody }),
    row(
      "GET /api/admin/unreached",
      {},
      { may: [...administrators, ...auditors], otherwise: "403 access.administrators-only" },
    ),
    // This world is the embedded mode's, in which nothing can be installed.
    row(
      "POST /api/admin/installations",
      {},
      { may: administrators, outcome: "422 reach.no-install", otherwise: "403 access.administrators-only" },
    ),
  ];
}

/** On one announcement of ours; whoever may not see any is told so, and another agency's people that there is none. */
function about(
  id: string,
  route: string,
  asked: Pick<Asked, "body"> & { readonly query?: string },
  rule: { readonly may: Case["may"]; readonly outcome: string },
): Row {
  const [method = "", path = ""] = route.split(" ");
  const { query = "", ...rest } = asked;
  const request = { method, path: path.replace(":id", id) + query, ...rest };
  const isReading = method === "GET";
  const elsewhere: readonly string[] = isReading
    ? ["otherClerk", "otherLeader", "otherAdministrator", "otherAuditor"]
    : ["otherClerk", "otherLeader"];
  return {
    route,
    cases: [
      {
        about: "of ours",
        asked: request,
        may: rule.may,
        passes: { outcome: rule.outcome },
        otherwise: (name) =>
          elsewhere.includes(name) ? "404 announcement.absent" : "403 access.announcers-only",
      },
    ],
  };
}
