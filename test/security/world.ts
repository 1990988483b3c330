import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { incomingDetail, registered } from "../../src/contract/incoming.ts";
import { issued, outgoingDetail, type IssueOutgoing } from "../../src/contract/outgoing.ts";
import { actDone } from "../../src/contract/routing.ts";
import { localDateOf } from "../../src/domain/time/local-date.ts";
import { apiClient, type ApiClient } from "../support/api-client.ts";
import { makePdf } from "../support/pdf-fixture.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { invitePeople, type PeopleInWorld, type PersonName } from "./people-in-world.ts";

/** `mine`: handled by several of our people. `ours`: of the same agency, handled by others. `theirs`: of another one. */
export type Whose = "mine" | "ours" | "theirs";
/** An id, and the version that whoever acts on it must name. */
export interface Thing {
  readonly id: string;
  readonly version: number;
}

/** Two agencies at work, over HTTP alone. */
export interface World {
  readonly server: TestServer;
  readonly people: PeopleInWorld;
  as(name: PersonName): ApiClient;
  readonly documents: Readonly<Record<Whose, Thing>>;
  /** `unit`: a unit leads. `person`: its head gave it on to a person, who asks for more time. `support`: beside it. */
  readonly assignments: Readonly<Record<"unit" | "person" | "support" | "ours" | "theirs", Thing>>;
  /** `sent`: of ours, drafted by a unit and sent to the other agency. */
  readonly outgoing: Readonly<Record<"sent" | "ours" | "theirs", string>>;
  /** Sent to the agency outside, through its account with ours. */
  readonly toOutside: string;
  readonly files: Readonly<Record<Whose | "sent" | "oursOut" | "theirsOut", string>>;
  /** What must be in no line of the log. */
  readonly personal: string[];
  readonly lines: string[];
  register(by: PersonName, abstract: string): Promise<string>;
  /** What an issued document's form says. */
  draft(more: Partial<IssueOutgoing["fields"]>): IssueOutgoing["fields"];
  close(): Promise<void>;
}

/** In every abstract of the world, each once; none is a name of anything else. */
export const abstracts = {
  mine: "Sửa chữa trạm bơm Thạch Bàn",
  ours: "Kiểm kê cây xanh phố Lê Lai",
  theirs: "Thẩm tra quyết toán cầu Vạn Phúc",
  sent: "Phúc đáp việc cấp nước Đồng Mít",
  oursOut: "Mời họp tổ soạn thảo quy chế Kim Lũ",
  outside: "Báo cáo tiến độ kè sông Vân",
  theirsOut: "Giao dự toán bổ sung xã Hạ Đình",
} as const;

export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** Nothing happens here but what is asked for: jobs sleep. */
export async function openWorld(): Promise<World> {
  const tabFolder = await mkdtemp(path.join(tmpdir(), "vanthu-tab-"));
  await writeFile(path.join(tabFolder, "index.html"), "<!doctype html><title>Vanthu</title>");
  const lines: string[] = [];
  const server = await startTestServer({
    logLine: (line) => lines.push(line),
    start: { tabFolder, jobs: { pollMs: 3_600_000, tickMs: 3_600_000, beatMs: 3_600_000 } },
  });
  const people = await invitePeople(server);
  const as = (name: PersonName) => apiClient(server.url, people[name].token);
  const personal: string[] = [];

  async function uploaded(by: PersonName, name: string): Promise<string> {
    personal.push(name);
    const { id } = await as(by).upload(`${name}.pdf`, await makePdf([name]));
    return id;
  }
  const register: World["register"] = async (by, abstract) => {
    const uploadIds = [await uploaded(by, `Tệp ${abstract}`)];
    const body = { key: randomUUID(), fields: incomingForm(abstract), uploadIds };
    return (await as(by).post("/api/incoming", body, registered)).id;
  };
  const draft: World["draft"] = (more) => ({ ...outgoingForm(), ...more });
  const issue = async (by: PersonName, abstract: string, more: Partial<IssueOutgoing["fields"]>) => {
    const uploadIds = [await uploaded(by, `Tệp ${abstract}`)];
    const body = { key: randomUUID(), fields: draft({ abstract, ...more }), uploadIds };
    return (await as(by).post("/api/outgoing", body, issued)).id;
  };

  const document = {
    mine: await register("clerk", abstracts.mine),
    ours: await register("secondClerk", abstracts.ours),
    theirs: await register("otherClerk", abstracts.theirs),
  };
  await routeAll(server, people, as, document);
  const { people: fixture } = server;
  const office = fixture.other.agency;
  const outgoing = {
    sent: await issue("clerk", abstracts.sent, {
      draftingUnitId: fixture.units.housing.id,
      recipients: [{ agencyId: office.id, code: null, name: office.name }],
      archiveKeeper: "Ngăn kéo số chín",
      description: "Chỉ dùng trong Sở",
    }),
    ours: await issue("clerk", abstracts.oursOut, { signerName: "Phạm Hữu Nghĩa" }),
    theirs: await issue("otherClerk", abstracts.theirsOut, { signerName: "Cao Đức Thịnh" }),
  };
  const { committee } = fixture;
  const toOutside = await issue("clerk", abstracts.outside, {
    recipients: [{ agencyId: committee.id, code: null, name: committee.name }],
  });
  const { actors, other } = fixture;
  personal.push(
    ...Object.values(abstracts),
    ...Object.values({ ...actors, ...other }).flatMap((it) => ("roles" in it ? [it.name] : [])),
    "Hà Thị Nguyên",
    "Tạ Văn Hữu",
    "Kiều Văn Lãng",
    "Giáp Văn Ngoạn",
    "Ông Thị Lài",
    "Quách Tấn Lộc",
    "Bản nháp lưu tủ",
    "Bận việc khác",
    ...Object.values(people).flatMap(({ token }) => token ?? []),
  );

  const detail = (by: PersonName, id: string) => as(by).get(`/api/incoming/${id}`, incomingDetail);
  const [mine, ours, theirs] = [
    await detail("clerk", document.mine),
    await detail("secondClerk", document.ours),
    await detail("otherClerk", document.theirs),
  ];
  const given = (it: typeof mine, assigneeId: string): Thing =>
    it.slip.assignments.find(({ assignee }) => assignee.id === assigneeId) ?? missing();
  const fileOf = async (by: PersonName, id: string) =>
    (await as(by).get(`/api/outgoing/${id}`, outgoingDetail)).files[0]?.id ?? missing();
  return {
    server,
    people,
    as,
    outgoing,
    toOutside,
    personal,
    lines,
    register,
    draft,
    documents: { mine, ours, theirs },
    assignments: {
      unit: given(mine, fixture.units.housing.id),
      person: given(mine, people.houser.personId),
      support: given(mine, people.planner.personId),
      ours: given(ours, people.appraiser.personId),
      theirs: given(theirs, people.otherSpecialist.personId),
    },
    files: {
      mine: mine.files[0]?.id ?? missing(),
      ours: ours.files[0]?.id ?? missing(),
      theirs: theirs.files[0]?.id ?? missing(),
      sent: await fileOf("clerk", outgoing.sent),
      oursOut: await fileOf("clerk", outgoing.ours),
      theirsOut: await fileOf("otherClerk", outgoing.theirs),
    },
    async close() {
      await server.stop();
      await rm(tabFolder, { recursive: true, force: true });
    },
  };
}

/** Submitted, instructed, given on; one of ours asks for more time. */
async function routeAll(
  { people: fixture }: TestServer,
  people: PeopleInWorld,
  as: World["as"],
  document: Readonly<Record<Whose, string>>,
): Promise<void> {
  const person = (name: PersonName) => ({ kind: "person", id: people[name].personId });
  const submit = (by: PersonName, id: string, to: PersonName) =>
    as(by).post(`/api/incoming/${id}/submit`, { version: 1, to: people[to].personId }, actDone);
  const instruct = (by: PersonName, id: string, lead: unknown, support: unknown[] = []) =>
    as(by).post(
      `/api/incoming/${id}/instruct`,
      { version: 2, text: "Bản nháp lưu tủ", lead, support, deadlineAt: inDays(10) },
      actDone,
    );
  await submit("clerk", document.mine, "leader");
  await instruct("leader", document.mine, { kind: "unit", id: fixture.units.housing.id }, [
    person("planner"),
  ]);
  await submit("secondClerk", document.ours, "deputy");
  await instruct("deputy", document.ours, person("appraiser"));
  await submit("otherClerk", document.theirs, "otherLeader");
  await instruct("otherLeader", document.theirs, person("otherSpecialist"));

  const slipOf = async (by: PersonName) =>
    (await as(by).get(`/api/incoming/${document.mine}`, incomingDetail)).slip.assignments;
  const ofUnit = (await slipOf("housingHead")).find(({ assignee }) => assignee.kind === "unit");
  await as("housingHead").post(
    `/api/assignments/${ofUnit?.id}/assign-on`,
    { version: ofUnit?.version, lead: person("houser"), deadlineAt: inDays(8) },
    actDone,
  );
  for (const name of ["houser", "planner"] as const) {
    const own = (await slipOf(name)).find(({ assignee }) => assignee.id === people[name].personId);
    const wish = {
      version: own?.version,
      until: inDays(name === "houser" ? 9 : 20),
      reason: "Bận việc khác",
    };
    await as(name).post(`/api/assignments/${own?.id}/ask-extension`, wish, actDone);
  }
}

export function incomingForm(abstract: string) {
  return {
    documentCode: null,
    codeNumber: String(100 + (abstract.length % 800)),
    codeNotation: `CV-${abstract.length}`,
    issuedDate: localDateOf(new Date(Date.now() - 86_400_000)),
    typeName: "Công văn",
    senderAgencyId: null,
    senderName: `Ban quản lý ${abstract}`,
    senderCode: null,
    abstract,
    language: "Tiếng Việt",
    pageCount: 1,
    description: null,
    signerPosition: null,
    signerName: null,
    priority: 0,
    toPlaces: null,
    dueDate: null,
    source: "paper",
    arrivedAt: new Date(Date.now() - 60_000).toISOString(),
  };
}

function outgoingForm(): IssueOutgoing["fields"] {
  return {
    typeCode: "report",
    isLegislation: false,
    bodyId: null,
    abstract: "",
    issuedDate: localDateOf(new Date()),
    signerName: "Trần Quốc Bảo",
    signerPosition: "Giám đốc",
    draftingUnitId: null,
    recipients: [{ agencyId: null, code: null, name: "Công ty Cấp nước" }],
    archiveKeeper: null,
    copies: 3,
    pageCount: 2,
    language: "Tiếng Việt",
    description: null,
    priority: 0,
    dueDate: null,
    replyTo: null,
  };
}

function missing(): never {
  throw new Error("The world is not as it was made.");
}

const refusal = z.object({ code: z.string() });

/** `404 document.absent`, `200`, `204`: the status, and the code where it is a refusal with a body. */
export function outcomeOf(status: number, text: string): string {
  if (status < 400 || text === "") return String(status);
  return `${status} ${refusal.parse(JSON.parse(text)).code}`;
}
