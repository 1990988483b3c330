import { randomUUID } from "node:crypto";
import { draftDetail, draftDone } from "../../src/contract/drafts.ts";
import { makeOffice } from "../support/zip-fixture.ts";
import type { PersonName, Somebody } from "./people-in-world.ts";
import { absentId, anybody, row, type Asked, type Case, type Row } from "./row.ts";
import type { Thing, World } from "./world.ts";

type Whose = "mine" | "theirs";
const noSuchDraft = () => "404 draft.absent";
const stale = "409 draft.changed";

/** Who works on documents; to administer and to check is not that. */
const drafters = anybody.filter(
  (name) => !["administrator", "auditor", "otherAdministrator", "otherAuditor"].includes(name),
);
/** Who wrote it, reviews it, heads the unit, and before whom it stands; the clerks only once it is approved. */
const readers: Readonly<Record<Whose, readonly Somebody[]>> = {
  mine: ["houser", "planner", "housingHead", "leader"],
  theirs: ["otherSpecialist", "otherLeader", "otherHead"],
};
const writers: typeof readers = {
  mine: ["houser", "housingHead"],
  theirs: ["otherSpecialist", "otherHead"],
};
const approvers: typeof readers = { mine: ["leader"], theirs: ["otherLeader"] };
const drafter: typeof readers = { mine: ["houser"], theirs: ["otherSpecialist"] };

/** Drafts that stand before their leaders, one of each agency, and everything that is asked about them. */
export async function rowsOfDrafts(world: World): Promise<Row[]> {
  const drafts = {
    mine: await submitted(world, "houser", "leader", ["planner"]),
    theirs: await submitted(world, "otherSpecialist", "otherLeader", []),
  };
  const start = {
    key: randomUUID(),
    typeCode: "report",
    abstract: "Thử soạn",
    reviewerIds: [],
    uploadId: absentId,
  };
  const draftersOnly = { may: drafters, otherwise: "403 access.drafters-only" };
  const reason = { reason: "Chưa đủ căn cứ" };
  const acts = (act: string, body: object, may: typeof readers, code: string) =>
    onDraft(drafts, act, { body, may, otherwise: code });
  return [
    row("GET /api/drafts", {}, { may: anybody }),
    row("GET /api/drafts/choices", {}, draftersOnly),
    row("POST /api/drafts", { body: start }, { ...draftersOnly, outcome: "400 upload.not-found" }),
    asked(drafts, "GET /api/drafts/:id", "200"),
    // No archive is set up in which people could edit together.
    asked(drafts, "POST /api/drafts/:id/editing", "422 draft.no-editing"),
    asked(drafts, "POST /api/drafts/:id/catch-up", "200"),
    asked(drafts, "POST /api/drafts/:id/versions", "400 upload.not-found", { latest: 1, uploadId: absentId }),
    acts("submit", { number: 1, to: world.people.leader.personId }, writers, "access.drafter-only"),
    acts("approve", { number: 1 }, approvers, "access.approver-only"),
    acts("give-back", reason, approvers, "access.approver-only"),
    acts("withdraw", reason, drafter, "access.drafter-only"),
  ];
}

type Drafts = Readonly<Record<Whose, Thing>>;

/** What every reader of a draft may ask. */
function asked(drafts: Drafts, route: string, outcome: string, body?: object): Row {
  const [method = "", pattern = ""] = route.split(" ");
  const request = (id: string): Asked => ({
    method,
    path: pattern.replace(":id", id),
    ...(body === undefined ? {} : { body }),
  });
  const cases = (["mine", "theirs"] as const).map((whose): Case => ({
    about: `draft ${whose}`,
    asked: request(drafts[whose].id),
    may: readers[whose],
    passes: { outcome },
    otherwise: noSuchDraft,
  }));
  return { route, cases: [...cases, absent(request(absentId))] };
}

interface Act {
  readonly body: object;
  readonly may: Readonly<Record<Whose, readonly Somebody[]>>;
  readonly otherwise: string;
}

function onDraft(drafts: Drafts, act: string, { body, may, otherwise }: Act): Row {
  const request = ({ id, version }: Thing): Asked => ({
    method: "POST",
    path: `/api/drafts/${id}/${act}`,
    body: { ...body, version },
  });
  const cases = (["mine", "theirs"] as const).map((whose): Case => {
    const thing = drafts[whose];
    return {
      about: `draft ${whose}`,
      asked: request(thing),
      may: may[whose],
      passes: { asked: request({ ...thing, version: thing.version - 1 }), outcome: stale },
      otherwise: (name) => (readers[whose].includes(name) ? `403 ${otherwise}` : noSuchDraft()),
    };
  });
  return {
    route: `POST /api/drafts/:id/${act}`,
    cases: [...cases, absent(request({ id: absentId, version: 1 }))],
  };
}

function absent(request: Asked): Case {
  return { about: "absent", asked: request, may: [], passes: { outcome: "" }, otherwise: noSuchDraft };
}

async function submitted(
  world: World,
  by: PersonName,
  to: PersonName,
  reviewers: readonly PersonName[],
): Promise<Thing> {
  const client = world.as(by);
  const file = await client.upload(
    "Dự thảo quy chế chợ Đồng Xa.docx",
    makeOffice("docx", ["Điều 1"]),
    "draft",
  );
  world.personal.push("Dự thảo quy chế chợ Đồng Xa", "Ban hành quy chế chợ Đồng Xa");
  const body = {
    key: randomUUID(),
    typeCode: "report",
    abstract: "Ban hành quy chế chợ Đồng Xa",
    reviewerIds: reviewers.map((name) => world.people[name].personId),
    uploadId: file.id,
  };
  const { id } = await client.post("/api/drafts", body, draftDone);
  const submission = { version: 1, number: 1, to: world.people[to].personId };
  await client.post(`/api/drafts/${id}/submit`, submission, draftDone);
  const { version } = await client.get(`/api/drafts/${id}`, draftDetail);
  return { id, version };
}
