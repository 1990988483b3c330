import { randomUUID } from "node:crypto";
import type { Somebody } from "./people-in-world.ts";
import { absentId, type Asked, type Case, type Row } from "./row.ts";
import { documentOf, onAssignment, onDocument, outgoingReaders, readers } from "./who-may.ts";
import { inDays, type Thing, type World } from "./world.ts";

const stale = "409 document.changed";
const noSuchDocument = () => "404 document.absent";
const gone: Thing = { id: absentId, version: 1 };

/** Everything that is asked about one document, one assignment or one file. */
export function rowsOfDocuments(world: World): Row[] {
  return [
    ...actsOnDocuments(world),
    ...actsOnAssignments(world),
    reading("GET /api/incoming/:id", world),
    reading("GET /api/incoming/:id/standing", world),
    reading("GET /api/incoming/:id/slip.pdf", world),
    // Asked whether it could be made: who may not read the document is refused before anything is made of it.
    reading("GET /api/incoming/:id/stamped.pdf", world, "HEAD"),
    assignees(world),
    readingOutgoing(world),
    files(world),
    files(world, "/link", "201", "POST"),
    ...checksAgain(world),
    // Nothing there is signed; who may not read it does not learn even that.
    files(world, "/signed/:n", "422 signed-file.no-signature"),
    files(world, "/evidence.zip", "422 evidence.nothing-signed"),
    files(world, "/text"),
    // A PDF has its own pages; who may not read it does not learn even that.
    files(world, "/pages.pdf", "422 preview.none"),
  ];
}

function actsOnDocuments(world: World): Row[] {
  const person = (name: Somebody) => world.people[name].personId;
  const order = {
    text: "Khẩn trương",
    lead: { kind: "person", id: person("planner") },
    deadlineAt: inDays(3),
  };
  const bodies: Readonly<Record<string, object>> = {
    amendments: { reason: "Gõ nhầm", fields: { abstract: "Đã sửa" } },
    submit: { to: person("leader") },
    transfer: order,
    instruct: order,
    "give-back": { reason: "Không đúng lĩnh vực" },
    refuse: { reason: "Chữ ký số không hợp lệ" },
    reopen: { reason: "Còn thiếu phụ lục" },
  };
  return Object.entries(onDocument).map(([act, rule]) => {
    const request = ({ id, version }: Thing): Asked => ({
      method: "POST",
      path: `/api/incoming/${id}/${act}`,
      body: { ...bodies[act], version },
    });
    const cases = (["mine", "ours", "theirs"] as const).map((whose): Case => {
      const thing = world.documents[whose];
      return {
        about: whose,
        asked: request(thing),
        may: rule.may[whose],
        passes: { asked: request({ ...thing, version: thing.version - 1 }), outcome: stale },
        otherwise: (name) => (readers[whose].includes(name) ? `403 ${rule.otherwise}` : noSuchDocument()),
      };
    });
    return { route: `POST /api/incoming/:id/${act}`, cases: [...cases, absent(request(gone))] };
  });
}

function actsOnAssignments(world: World): Row[] {
  const bodies: Readonly<Record<string, object>> = {
    acknowledge: {},
    report: { text: "Đang làm" },
    "ask-extension": { until: inDays(30), reason: "Chờ số liệu" },
    "decide-extension": { granted: true },
    return: { reason: "Không thuộc thẩm quyền" },
    "assign-on": { lead: { kind: "person", id: world.people.houser.personId }, text: "Làm" },
    complete: { result: "Xong" },
  };
  return Object.entries(onAssignment).map(([act, rule]) => {
    const request = ({ id, version }: Thing): Asked => ({
      method: "POST",
      path: `/api/assignments/${id}/${act}`,
      body: { ...bodies[act], version },
    });
    const cases = (["unit", "person", "support", "ours", "theirs"] as const).map((which): Case => {
      const thing = world.assignments[which];
      const seenBy = readers[documentOf[which]];
      return {
        about: `assignment ${which}`,
        asked: request(thing),
        may: rule.may[which],
        passes: { asked: request({ ...thing, version: thing.version - 1 }), outcome: stale },
        otherwise: (name) => (seenBy.includes(name) ? `403 ${rule.otherwise}` : noSuchDocument()),
      };
    });
    return { route: `POST /api/assignments/:id/${act}`, cases: [...cases, absent(request(gone))] };
  });
}

function absent(asked: Asked, outcome = noSuchDocument()): Case {
  return { about: "absent", asked, may: [], passes: { outcome: "" }, otherwise: () => outcome };
}

function reading(route: string, world: World, method: "GET" | "HEAD" = "GET"): Row {
  const request = (id: string): Asked => ({ method, path: route.slice(4).replace(":id", id) });
  // An answer to HEAD has no words.
  const unseen = method === "GET" ? noSuchDocument : () => "404";
  const cases = (["mine", "ours", "theirs"] as const).map((whose): Case => ({
    about: whose,
    asked: request(world.documents[whose].id),
    may: readers[whose],
    passes: { outcome: "200" },
    otherwise: unseen,
  }));
  return { route, cases: [...cases, absent(request(absentId), unseen())] };
}

function assignees(world: World): Row {
  const request = (query: string): Asked => ({ method: "GET", path: `/api/assignees?${query}` });
  const cases = (["mine", "ours", "theirs"] as const).map((whose): Case => ({
    about: whose,
    asked: request(`documentId=${world.documents[whose].id}`),
    may: readers[whose],
    passes: { outcome: "200" },
    otherwise: noSuchDocument,
  }));
  return { route: "GET /api/assignees", cases: [...cases, absent(request(`documentId=${absentId}`))] };
}

/** The same route by assignment: a row of its own, since another thing is looked for. */
export function assigneesOfAssignments(world: World): Row {
  const request = (id: string): Asked => ({ method: "GET", path: `/api/assignees?assignmentId=${id}` });
  const cases = (["unit", "person", "support", "ours", "theirs"] as const).map((which): Case => ({
    about: `assignment ${which}`,
    asked: request(world.assignments[which].id),
    may: readers[documentOf[which]],
    passes: { outcome: "200" },
    otherwise: noSuchDocument,
  }));
  return { route: "GET /api/assignees", cases: [...cases, absent(request(absentId))] };
}

function readingOutgoing(world: World): Row {
  const request = (id: string): Asked => ({ method: "GET", path: `/api/outgoing/${id}` });
  const cases = (["sent", "ours", "theirs"] as const).map((which): Case => ({
    about: which,
    asked: request(world.outgoing[which]),
    may: outgoingReaders[which],
    passes: { outcome: "200" },
    otherwise: noSuchDocument,
  }));
  return { route: "GET /api/outgoing/:id", cases: [...cases, absent(request(absentId))] };
}

/** A check again is for those who keep the register, of what they keep. */
function checksAgain(world: World): Row[] {
  const byKeepers = (kind: "incoming" | "outgoing", id: string): Asked => ({
    method: "POST",
    path: `/api/${kind}/${id}/check-signatures`,
  });
  const otherwise = (seenBy: readonly Somebody[]) => (name: Somebody) =>
    seenBy.includes(name) ? "403 access.clerks-only" : noSuchDocument();
  const passes = { outcome: "200" };
  const incoming = (["mine", "ours", "theirs"] as const).map((whose): Case => ({
    about: whose,
    asked: byKeepers("incoming", world.documents[whose].id),
    may: onDocument["refuse"]?.may[whose] ?? [],
    passes,
    otherwise: otherwise(readers[whose]),
  }));
  const keepers = {
    sent: ["clerk", "secondClerk"],
    ours: ["clerk", "secondClerk"],
    theirs: ["otherClerk"],
  } as const;
  const outgoing = (["sent", "ours", "theirs"] as const).map((which): Case => ({
    about: which,
    asked: byKeepers("outgoing", world.outgoing[which]),
    may: keepers[which],
    passes,
    otherwise: otherwise(outgoingReaders[which]),
  }));
  return [
    {
      route: "POST /api/incoming/:id/check-signatures",
      cases: [...incoming, absent(byKeepers("incoming", absentId))],
    },
    {
      route: "POST /api/outgoing/:id/check-signatures",
      cases: [...outgoing, absent(byKeepers("outgoing", absentId))],
    },
  ];
}

function files(world: World, part = "", outcome = "200", method = "GET"): Row {
  const request = (id: string): Asked => ({
    method,
    path: `/api/files/${id}${part.replace(":n", "1")}`,
  });
  const mayRead = {
    ...readers,
    sent: outgoingReaders.sent,
    oursOut: outgoingReaders.ours,
    theirsOut: outgoingReaders.theirs,
  };
  const noSuchFile = () => "404 file.not-found";
  const cases = (["mine", "ours", "theirs", "sent", "oursOut", "theirsOut"] as const).map((which): Case => ({
    about: `file ${which}${part}`,
    asked: request(world.files[which]),
    may: mayRead[which],
    passes: { outcome },
    otherwise: noSuchFile,
  }));
  return {
    route: `${method} /api/files/:id${part}`,
    cases: [...cases, absent(request(absentId), noSuchFile())],
  };
}

const tus = { "tus-resumable": "1.0.0" };
const octets = { ...tus, "content-type": "application/offset+octet-stream" };

/** Uploads are of the person who began them, for nobody else; `id` is each time one that has begun and not ended. */
export async function rowsOfUploads(world: World): Promise<Row[]> {
  const noSuchUpload = () => "404 upload.not-found";
  const owners = ["clerk", "secondClerk", "otherClerk"] as const;
  const kinds: readonly (readonly [Asked, outcome: string, instead?: Partial<Asked>])[] = [
    [{ method: "HEAD", path: "", headers: tus }, "200"],
    [{ method: "GET", path: "", headers: tus }, "200"],
    [
      {
        method: "PATCH",
        path: "",
        bytes: new Uint8Array([37, 80]),
        headers: { ...octets, "upload-offset": "0" },
      },
      "409 upload.offset",
      { headers: { ...octets, "upload-offset": "7" } },
    ],
    [{ method: "DELETE", path: "", headers: tus }, "204"],
    // Not whole yet: nothing to be checked.
    [{ method: "GET", path: "/signatures", headers: tus }, "404 upload.not-found"],
  ];
  const rows: Row[] = [];
  for (const [asked, outcome, instead] of kinds) {
    const cases: Case[] = [];
    const unseen = asked.method === "HEAD" ? () => "404" : noSuchUpload;
    for (const owner of owners) {
      const path = (await world.as(owner).beginUpload(`Tệp dở ${randomUUID()}.pdf`, 1000)) + asked.path;
      const whole = { ...asked, path };
      const passes = instead === undefined ? { outcome } : { outcome, asked: { ...whole, ...instead } };
      cases.push({ about: `of ${owner}`, asked: whole, may: [owner], passes, otherwise: unseen });
    }
    const path = `/api/uploads/${absentId}${asked.path}`;
    rows.push({
      route: `${asked.method} /api/uploads/:id${asked.path}`,
      cases: [...cases, absent({ ...asked, path }, unseen())],
    });
  }
  return rows;
}
