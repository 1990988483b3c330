import { randomUUID } from "node:crypto";
import type { Row } from "./row.ts";
import { absentId, anybody, row } from "./row.ts";
import { everybody } from "./people-in-world.ts";
import { administrators, auditors, clerks, unitHeads } from "./who-may.ts";
import { incomingForm, type World } from "./world.ts";

/** What is asked about nobody's document in particular. */
export function rowsOfRegisters(world: World): Row[] {
  const clerksOnly = { may: clerks, otherwise: "403 access.clerks-only" };
  const books = { may: [...clerks, ...auditors], otherwise: "403 access.clerks-and-auditors-only" };
  const year = `?year=${new Date().getFullYear()}`;
  const incoming = (uploadId: string) => ({
    key: randomUUID(),
    fields: incomingForm("Thử đăng ký"),
    uploadIds: [uploadId],
  });
  const outgoing = (uploadId: string) => ({
    key: randomUUID(),
    fields: world.draft({ abstract: "Thử phát hành" }),
    uploadIds: [uploadId],
  });
  const givesOn = { may: [...unitHeads, ...administrators], otherwise: "403 access.unit-head-only" };
  const file = world.files.mine;
  const noSuchUpload = "400 upload.not-found";
  const create = {
    "tus-resumable": "1.0.0",
    "upload-length": "10",
    "upload-metadata": `filename ${Buffer.from("Tệp mới.pdf").toString("base64")}`,
  };
  return [
    row("GET /api/session", {}, { may: anybody }),
    row("GET /api/work", {}, { may: anybody }),
    row("GET /api/work/left", {}, givesOn),
    row(
      "POST /api/work/left",
      { body: { personId: absentId, items: [{ assignmentId: absentId, version: 1, toId: absentId }] } },
      givesOn,
    ),
    row("POST /api/uploads", { headers: create }, { ...clerksOnly, outcome: "201" }),
    row("POST /api/incoming/check", { body: { fields: {}, uploadIds: [] } }, clerksOnly),
    row(
      "POST /api/incoming",
      { body: incoming(file) },
      { ...clerksOnly, outcome: noSuchUpload, instead: incoming(absentId) },
    ),
    row("GET /api/incoming", {}, { may: anybody }),
    row("POST /api/outgoing/check", { body: { fields: {} } }, clerksOnly),
    row(
      "POST /api/outgoing",
      { body: outgoing(file) },
      { ...clerksOnly, outcome: noSuchUpload, instead: outgoing(absentId) },
    ),
    row("GET /api/outgoing", {}, { may: anybody }),
    row("GET /api/outgoing/choices", {}, clerksOnly),
    row("GET /api/directory/agencies", { query: "?q=so" }, { may: anybody }),
    row("GET /api/document-types", { query: "?direction=incoming" }, { may: anybody }),
    row("GET /api/search", { query: "?q=ban" }, { may: anybody }),
    row("GET /api/registers", { query: "?kind=incoming" }, { may: anybody }),
    ...["incoming", "outgoing", "tracking"].flatMap((form) => [
      row(`GET /api/print/${form}.pdf`, { query: year }, books),
      row(`GET /api/print/${form}.xlsx`, { query: year }, books),
    ]),
  ];
}

/** What is there for everybody, signed in or not. */
export function openRows(world: World): Row[] {
  const may = everybody;
  const personId = world.people.clerk.personId;
  const unknown = { type: "message", channelId: "msteams", serviceUrl: "http://127.0.0.1/", text: "?" };
  return [
    row("GET /", {}, { may, outcome: "302" }),
    row("GET /tab/", {}, { may }),
    { ...row("GET /tab/work", {}, { may }), route: String.raw`GET /tab/^\/(?!.*\.\w+$)/` },
    row("GET /about/privacy", {}, { may }),
    row("GET /about/terms", {}, { may }),
    // Whose link it is stands in the link: `test/main/archive.test.ts` asks there.
    row("GET /api/links/:token", {}, { may, outcome: "410 file.link-over" }),
    row("GET /healthz", {}, { may }),
    row("GET /readyz", {}, { may }),
    row("GET /api/sign-in", {}, { may }),
    row("POST /api/sign-in/sample", { body: { personId } }, { may }),
    // Who speaks to the bot is not in a token of ours: `bot-actions.test.ts` asks there.
    row("POST /api/messages", { body: unknown }, { may, outcome: "400" }),
  ];
}
