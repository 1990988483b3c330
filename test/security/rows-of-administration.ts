import { uuidIds } from "../../src/adapters/clock-and-ids/uuid-ids.ts";
import { peopleView } from "../../src/contract/administration.ts";
import type { Somebody } from "./people-in-world.ts";
import { absentId, type Asked, type Case, type Row, row } from "./row.ts";
import { administrators, auditors } from "./who-may.ts";
import { inDays, type World } from "./world.ts";

const administratorsOnly = { may: administrators, otherwise: "403 access.administrators-only" };
const inspected = { ...administratorsOnly, may: [...administrators, ...auditors] };

/** What an administrator keeps; an administrator of one agency is nobody to another one. */
export async function rowsOfAdministration(world: World): Promise<Row[]> {
  const tomorrow = inDays(1).slice(0, 10);
  const post = { role: "specialist", unitId: null, positionId: null, validFrom: "2026-01-01", validTo: null };
  const person = { fullName: "Tô Thị Mận", email: "man@example.vn", directoryId: null, isActive: true };
  const made = { ...administratorsOnly, outcome: "201" };
  return [
    row("GET /api/admin/organisation", {}, inspected),
    row(
      "POST /api/admin/organisation",
      { body: unit(null, "Phòng Mới", "PM") },
      {
        ...administratorsOnly,
        instead: { ...unit(null, "Sở Mới", "SM"), kind: "agency" },
        outcome: "400 organisation.units-only",
      },
    ),
    row("GET /api/admin/people", {}, inspected),
    row("POST /api/admin/people", { body: { ...person, version: null } }, made),
    row("POST /api/admin/positions", { body: { name: "Tổ trưởng", rank: 9 } }, made),
    row("GET /api/admin/calendar", { query: "?year=2027" }, administratorsOnly),
    row(
      "PUT /api/admin/calendar",
      { body: { version: 0, year: 2027, days: [] } },
      {
        ...administratorsOnly,
        instead: { version: 7, year: 2027, days: [] },
        outcome: "409 calendar.changed",
      },
    ),
    row("GET /api/admin/rights", {}, inspected),
    row(
      "POST /api/admin/people/import",
      { body: { text: "Họ tên,Thư điện tử,Vai trò", isPreview: true } },
      administratorsOnly,
    ),
    row("GET /api/admin/directory", {}, administratorsOnly),
    row("POST /api/admin/directory/read", {}, { ...administratorsOnly, outcome: "202" }),
    row(
      "POST /api/admin/directory/departments",
      { body: { name: "Phòng không có", abbreviation: null } },
      { ...administratorsOnly, outcome: "400 directory.no-department" },
    ),
    row(
      "POST /api/admin/directory/heads",
      { body: { unitId: absentId, managerId: absentId } },
      { ...administratorsOnly, outcome: "409 directory.head-changed" },
    ),
    row(
      "POST /api/admin/directory/lists",
      { body: { groupId: absentId } },
      { ...administratorsOnly, outcome: "400 directory.no-group" },
    ),
    {
      ...row(
        `POST /api/admin/directory/lists/${absentId}/remove`,
        {},
        { ...administratorsOnly, outcome: "404 directory.no-list" },
      ),
      route: "POST /api/admin/directory/lists/:id/remove",
    },
    {
      ...row(
        `POST /api/admin/rights/${absentId}/decide`,
        { body: { version: 1, confirmed: true, reason: null } },
        { ...administratorsOnly, outcome: "404 rights.not-found" },
      ),
      route: "POST /api/admin/rights/:id/decide",
    },
    about("GET /api/admin/people/:id/work", "people.not-found", {
      ids: [world.people.bystander.personId, world.people.otherSpecialist.personId],
      asked: undefined,
      outcome: "200",
    }),
    about("POST /api/admin/people/:id/hand-over", "people.not-found", {
      ids: [world.people.bystander.personId, world.people.otherSpecialist.personId],
      asked: { items: [{ kind: "delegation", id: absentId, to: null }] },
      outcome: "200",
    }),
    row("GET /api/admin/settings", {}, inspected),
    {
      ...row(
        "POST /api/admin/settings/urgentMinutes",
        { body: { value: 45, validFrom: tomorrow, article: null } },
        administratorsOnly,
      ),
      route: "POST /api/admin/settings/:key",
    },
    row("GET /api/admin/dead-letters", {}, administratorsOnly),
    row("GET /api/admin/deliveries", {}, inspected),
    row("GET /api/admin/health", {}, administratorsOnly),
    row("GET /api/admin/findings", {}, administratorsOnly),
    row("GET /api/admin/sealings", {}, administratorsOnly),
    row(
      "GET /api/admin/sealings/candidate",
      { query: "?kind=incoming&register=none&year=2026&number=1" },
      { ...administratorsOnly, outcome: "404 sealing.document-absent" },
    ),
    row(
      "POST /api/admin/sealings",
      { body: { documentId: absentId, confirmation: "1/2026", reason: "Tài liệu có dấu chỉ độ mật" } },
      { ...administratorsOnly, outcome: "404 sealing.document-absent" },
    ),
    {
      ...row(
        `POST /api/admin/sealings/${absentId}/not-secret`,
        { body: { reason: "Bảng ghi độ mật" } },
        { ...administratorsOnly, outcome: "422 sealing.no-open-mark" },
      ),
      route: "POST /api/admin/sealings/:id/not-secret",
    },
    row("POST /api/admin/findings/check", {}, { ...administratorsOnly, outcome: "202" }),
    about("PUT /api/admin/organisation/:id", "organisation.not-found", {
      ids: [world.server.people.units.appraisal.id, world.server.people.other.office.id],
      asked: unit(1, "Tổ Đổi tên", "TDT"),
      instead: unit(0, "Tổ Đổi tên", "TDT"),
      outcome: "409 organisation.changed",
    }),
    about("PUT /api/admin/people/:id", "people.not-found", {
      ids: [world.people.bystander.personId, world.people.otherSpecialist.personId],
      asked: { ...person, version: 1 },
      instead: { ...person, version: 0 },
      outcome: "409 people.changed",
    }),
    about("POST /api/admin/people/:id/appointments", "people.not-found", {
      ids: [world.people.bystander.personId, world.people.otherSpecialist.personId],
      asked: { ...post, version: null, role: "auditor" },
      outcome: "201",
    }),
    about("PUT /api/admin/appointments/:id", "people.not-found", {
      ids: [
        await appointmentOf(world, "administrator", "planner"),
        await appointmentOf(world, "otherAdministrator", "otherSpecialist"),
      ],
      asked: { ...post, version: 1 },
      instead: { ...post, version: 0 },
      outcome: "409 people.changed",
    }),
    about("POST /api/admin/findings/:id/settle", "finding.not-found", {
      ids: [await findingOf(world, "administrator"), await findingOf(world, "otherAdministrator")],
      asked: undefined,
      outcome: "200",
    }),
    about("POST /api/admin/dead-letters/:id/retry", "dead-letter.not-found", {
      ids: [await deadLetterOf(world, "administrator"), await deadLetterOf(world, "otherAdministrator")],
      asked: undefined,
      outcome: "200",
    }),
  ];
}

function unit(version: number | null, name: string, abbreviation: string) {
  const open = { oldCode: null, newCode: null, validFrom: "2026-01-01", validTo: null };
  return { version, kind: "unit", parentId: absentId, name, abbreviation, ...open, predecessorIds: [] };
}

/** A thing of our agency, one of theirs and none: each administrator sees one of these, and none of the others. */
export function about(
  route: string,
  unseen: string,
  it: {
    readonly ids: readonly [ours: string, theirs: string];
    readonly asked: unknown;
    readonly instead?: unknown;
    readonly outcome: string;
  },
): Row {
  const [method = "", path = ""] = route.split(" ");
  const request = (id: string, body: unknown): Asked => ({
    method,
    path: path.replace(":id", id),
    ...(body === undefined ? {} : { body }),
  });
  const otherwise = (name: Somebody): string =>
    administrators.includes(name) ? `404 ${unseen}` : administratorsOnly.otherwise;
  const of = (what: string, id: string, may: readonly Somebody[]): Case => ({
    about: what,
    asked: request(id, it.asked),
    may,
    passes:
      it.instead === undefined
        ? { outcome: it.outcome }
        : { outcome: it.outcome, asked: request(id, it.instead) },
    otherwise,
  });
  return {
    route,
    cases: [
      of("ours", it.ids[0], ["administrator"]),
      of("theirs", it.ids[1], ["otherAdministrator"]),
      of("absent", absentId, []),
    ],
  };
}

async function appointmentOf(world: World, by: Somebody, whose: Somebody): Promise<string> {
  const { people } = await world.as(by).get("/api/admin/people", peopleView);
  const found = people.find(({ id }) => id === world.people[whose].personId)?.appointments[0]?.id;
  if (found === undefined) throw new Error(`${whose} has no appointment.`);
  return found;
}

/** An upload that the sweep has passed over. */
async function findingOf(world: World, agencyOf: Somebody): Promise<string> {
  const id = uuidIds.next();
  const { agencyId } = world.people[agencyOf];
  const finding = { kind: "uploadLeft", subjectId: id, agencyId, documentId: null, details: {} } as const;
  await world.server.services.store.transaction(({ findings }) =>
    findings.put({ ...finding, id, foundAt: new Date("2026-01-01T00:00:00Z") }, id),
  );
  return id;
}

/** As the outbox leaves what nobody could deliver. */
export async function deadLetterOf(world: World, agencyOf: Somebody): Promise<string> {
  const id = uuidIds.next();
  const now = new Date("2026-01-01T00:00:00Z");
  const { agencyId } = world.people[agencyOf];
  await world.server.services.store.transaction(async ({ outbox }) => {
    const payload = { documentId: world.documents.mine.id, exceptEvent: id };
    await outbox.add([{ id, agencyId, kind: "refreshCards", key: id, payload, createdAt: now, runAt: now }]);
    const claimed = await outbox.claim("a test", now);
    if (claimed?.id !== id) throw new Error("Another row was due.");
    await outbox.bury(id, "a test", now, "Nobody answered.");
  });
  return id;
}
