import { randomUUID } from "node:crypto";
import { outgoingDetail } from "../../src/contract/outgoing.ts";
import { isGuest, type Somebody } from "./people-in-world.ts";
import { absentId, row, type Case, type Row } from "./row.ts";
import { administrators, auditors, clerks } from "./who-may.ts";
import { inDays, type World } from "./world.ts";

const guests = ["guest", "otherGuest"] as const;
const ownGuest = ["guest"] as const;
const tus = { "tus-resumable": "1.0.0" };

/** An official is nobody to an agency outside; another account's guest sees nothing of it. */
const unless =
  (seen: string) =>
  (name: Somebody): string =>
    isGuest(name) ? seen : "403 access.no-account";

/** What somebody may who acts for an agency outside: only what was sent to it, and to send (R20-R22). */
export async function rowsOfGuests(world: World): Promise<Row[]> {
  const { files } = await world.as("clerk").get(`/api/outgoing/${world.toOutside}`, outgoingDetail);
  const fileId = files[0]?.id ?? "";
  const may = { may: guests, otherwise: "403 access.no-account" };
  const read = (path: string, method = "GET"): Case[] =>
    [world.toOutside, world.outgoing.sent, world.outgoing.ours, absentId].map((id) => ({
      about: id === world.toOutside ? "sent to it" : "not sent to it",
      asked: { method, path: path.replace(":id", id) },
      may: id === world.toOutside ? ownGuest : [],
      passes: { outcome: "200" },
      otherwise: unless("404 document.absent"),
    }));
  const file = [fileId, world.files.sent, world.files.mine, absentId].map((id) => ({
    about: id === fileId ? "of what was sent to it" : "of something else",
    asked: { method: "GET", path: `/api/guest/files/${id}` },
    may: id === fileId ? ownGuest : [],
    passes: { outcome: "200" },
    otherwise: unless("404 file.not-found"),
  }));
  const letter = {
    key: randomUUID(),
    codeNumber: "7",
    codeNotation: "UBND",
    issuedDate: null,
    typeName: "Công văn",
    abstract: "Hỏi về quy hoạch khu Cồn Nổi",
    signerName: null,
    priority: 0,
    uploadIds: [absentId],
  };
  return [
    row("GET /api/guest/session", {}, may),
    row("GET /api/guest/documents", {}, may),
    { route: "GET /api/guest/documents/:id", cases: read("/api/guest/documents/:id") },
    {
      route: "POST /api/guest/documents/:id/receive",
      cases: read("/api/guest/documents/:id/receive", "POST"),
    },
    { route: "GET /api/guest/files/:id", cases: file },
    row("GET /api/guest/arrivals", {}, may),
    row("POST /api/guest/arrivals", { body: letter }, { ...may, outcome: "400 upload.not-found" }),
    row("POST /api/guest/freeze", { body: { reason: "" } }, { ...may, outcome: "400 http.shape" }),
    ...(await rowsOfGuestUploads(world)),
  ];
}

async function rowsOfGuestUploads(world: World): Promise<Row[]> {
  const creation = { ...tus, "upload-length": "9", "upload-metadata": "filename ZHJhZnQucGRm,role ZHJhZnQ=" };
  const begin = row(
    "POST /api/guest/uploads",
    { headers: creation },
    { may: guests, outcome: "400 upload.bad-request", otherwise: "403 access.no-account" },
  );
  const kinds = [
    ["HEAD", "200"],
    ["GET", "200"],
    ["PATCH", "409 upload.offset"],
    ["DELETE", "204"],
  ] as const;
  const rows: Row[] = [begin];
  for (const [method, outcome] of kinds) {
    const path = await world
      .as("guest")
      .beginUpload(`Tệp ${randomUUID()}.pdf`, 1000, "main", "/api/guest/uploads");
    const append = { "upload-offset": "7", "content-type": "application/offset+octet-stream" };
    const asked = {
      method,
      path,
      headers: method === "PATCH" ? { ...tus, ...append } : tus,
      ...(method === "PATCH" ? { bytes: new Uint8Array([37, 80]) } : {}),
    };
    const head = (answer: string) => (method === "HEAD" ? answer.slice(0, 3) : answer);
    const otherwise = (name: Somebody) => head(unless("404 upload.not-found")(name));
    rows.push({
      route: `${method} /api/guest/uploads/:id`,
      cases: [
        { about: "the guest's", asked, may: ownGuest, passes: { outcome }, otherwise },
        {
          about: "nobody's",
          asked: { ...asked, path: `/api/guest/uploads/${absentId}` },
          may: [],
          passes: { outcome },
          otherwise,
        },
      ],
    });
  }
  return rows;
}

/** Accounts of agencies outside are the administrators', what comes through them is the clerks'. */
export function rowsOfAgencyAccounts(world: World): Row[] {
  const outsideId = world.people.guest.agencyId;
  const asAdministrator = { may: administrators, otherwise: "403 access.administrators-only" };
  const person = {
    fullName: "Tạ Văn Hữu",
    email: "khach@example.vn",
    directoryId: randomUUID(),
    basis: "12/UBND",
    validFrom: inDays(0).slice(0, 10),
    validTo: inDays(30).slice(0, 10),
  };
  const absent = (route: string, body: unknown): Row => ({
    ...row(
      route.replace(":id", absentId),
      { body },
      {
        ...asAdministrator,
        outcome: "404 guest.not-found",
      },
    ),
    route,
  });
  return [
    row(
      "GET /api/admin/guests",
      {},
      { may: [...administrators, ...auditors], otherwise: "403 access.administrators-only" },
    ),
    row(
      "POST /api/admin/guests",
      { body: { outsideId } },
      { ...asAdministrator, outcome: "400 guest.keeps-registers-here" },
    ),
    absent("POST /api/admin/guests/:id/close", { version: 1, reason: "Sáp nhập" }),
    absent("POST /api/admin/guests/:id/people", person),
    absent("POST /api/admin/representatives/:id/end", { version: 1 }),
    row("GET /api/arrivals", {}, { may: clerks, otherwise: "403 access.clerks-only" }),
    {
      ...row(
        `POST /api/arrivals/${absentId}/refuse`,
        { body: { version: 1, reason: "Gửi nhầm" } },
        { may: clerks, outcome: "404 arrival.not-found", otherwise: "403 access.clerks-only" },
      ),
      route: "POST /api/arrivals/:id/refuse",
    },
  ];
}
