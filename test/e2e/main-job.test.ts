import assert from "node:assert/strict";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Socket } from "node:net";
import path from "node:path";
import type { Browser } from "playwright-core";
import { z } from "zod";
import {
  incomingDetail,
  incomingPage,
  registered,
  type IncomingDetail,
} from "../../src/contract/incoming.ts";
import { actDone } from "../../src/contract/routing.ts";
import type { Actor } from "../../src/domain/people/actor.ts";
import { addDays, localDateOf } from "../../src/domain/time/local-date.ts";
import { verifyAudit, type AuditVerdict } from "../../src/usecases/audit/verify-audit.ts";
import { chromiumPath, openBrowser, watchedContext, type WatchedContext } from "../support/browser.ts";
import { takeSeat, type ChatSeat } from "../support/chat-seat.ts";
import { letterFields } from "../support/letter-fields.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { playgroundCommand, type PlaygroundPerson } from "../support/playground.ts";
import { openInTeams, type TeamsHost } from "../support/teams-host.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";
import { chooseFile, dropFile, fillWhereEmpty, isUploaded, pickSender } from "./register-in-tab.ts";

const corpusPaper = path.join(import.meta.dirname, "../../../shared/corpus/documents/T12.pdf");

/** Asked for by teams-js itself when it starts in Teams; it goes on with its own list where there is no answer. */
const validDomains = "https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json";

const socketOpened = z.object({ socket: z.instanceof(Socket) });

const inDirectory = ({ personId, name }: Actor): PlaygroundPerson => ({
  id: personId,
  name,
  email: `${personId}@example.vn`,
  directoryId: personId,
});

describe("The main job, from registration to done (issue 2)", function () {
  this.timeout(240_000);
  let server: TestServer;
  let browser: Browser;
  let clerk: TeamsHost;
  let clerksWindow: WatchedContext;
  let leader: ChatSeat;
  let specialist: ChatSeat;
  const logged: string[] = [];
  const contacted: string[] = [];
  /** Every connection that this process, with the server in it, opens to somewhere. */
  const onSocket = (message: unknown): void => {
    const { socket } = socketOpened.parse(message);
    socket.once("connectionAttempt", (address: string) => {
      if (address !== "127.0.0.1" && address !== "::1") contacted.push(address);
    });
  };

  before(async function () {
    if (playgroundCommand() === null || chromiumPath() === null) {
      process.stderr.write("Skipped: Agents Playground or Chromium is not installed.\n");
      return this.skip();
    }
    subscribe("net.client.socket", onSocket);
    server = await startTestServer({ logLine: (line) => logged.push(line) });
    browser = await openBrowser();
    const { actors } = server.people;
    const everybody = [actors.clerk, actors.leader, actors.planner].map(inDirectory);
    const sit = (person: Actor): Promise<ChatSeat> =>
      takeSeat(browser, { url: server.url, person: inDirectory(person), others: everybody });
    leader = await sit(actors.leader);
    specialist = await sit(actors.planner);
    clerksWindow = await watchedContext(browser, { viewport: { width: 1366, height: 768 } });
    const api = await server.as(actors.clerk);
    clerk = await openInTeams(clerksWindow.context, {
      tabUrl: `${server.url}/tab/`,
      person: inDirectory(actors.clerk),
      token: () => Promise.resolve(api.token ?? ""),
    });
    return undefined;
  });
  after(async () => {
    await leader?.leave();
    await specialist?.leave();
    await browser?.close();
    await server?.stop();
    unsubscribe("net.client.socket", onSocket);
  });

  /** The document as the server tells it to the leader. */
  async function told(id: string): Promise<IncomingDetail> {
    const api = await server.as(server.people.actors.leader);
    return api.get(`/api/incoming/${id}`, incomingDetail);
  }

  it("registers in the tab inside Teams, instructs and handles in the chat, and shows done with one history", async () => {
    const { tab } = clerk;
    const day = addDays(localDateOf(new Date()), 1);

    await tab.getByRole("link", { name: "Vào sổ" }).click();
    const paper = await makePdf(officialPage());
    await dropFile(tab, { name: "1837-qd-ubnd.pdf", bytes: paper });
    await isUploaded(tab);
    await pickSender(tab, "uy ban nhan dan tinh hoa", "Ủy ban nhân dân tỉnh Hoa Lư");
    assert.equal(await tab.getByRole("textbox", { name: "Số", exact: true }).inputValue(), "1837");
    assert.equal(await tab.getByRole("textbox", { name: "Ký hiệu" }).inputValue(), "QĐ-UBND");
    await tab.getByRole("button", { name: "Vào sổ, tiếp" }).click();
    await tab.getByText("Số đến 1", { exact: true }).waitFor();

    await tab.getByRole("button", { name: "Mở", exact: true }).click();
    await tab.getByRole("heading", { name: "Số đến 1 · 1837/QĐ-UBND · 17/10/2026" }).waitFor();
    await tab.getByRole("radio", { name: /Trần Quốc Bảo/u }).check();
    await tab.getByRole("button", { name: "Trình", exact: true }).click();
    await tab.getByText("Chờ ý kiến").first().waitFor();

    await leader.sees("Chờ cho ý kiến");
    await leader.press("Giao việc");
    await leader.choose("Chủ trì", /Bùi Thu Quỳnh/u);
    await leader.pickDay("Hoặc ngày khác", day);
    await leader.fill("Nội dung chỉ đạo", "Tham mưu triển khai Quy chế, báo cáo Giám đốc.");
    await leader.press("Giao việc");
    await leader.sees(`Bạn đã giao Bùi Thu Quỳnh chủ trì, hạn ${day.slice(8)}/${day.slice(5, 7)}`);

    await specialist.sees("Việc mới được giao");
    await specialist.sees("Tham mưu triển khai Quy chế, báo cáo Giám đốc.");
    await specialist.press("Đã nhận");
    await specialist.sees("Bạn đã nhận việc");
    await specialist.send("Báo cáo", { "Nội dung báo cáo": "Đã xong dự thảo kế hoạch." }, "Gửi báo cáo");
    await leader.sees("Báo cáo tiến độ");
    await leader.sees("“Đã xong dự thảo kế hoạch.”");
    const result = {
      "Kết quả xử lý": "Đã trình Giám đốc ký Kế hoạch triển khai.",
      "Số, ký hiệu văn bản trả lời": "15/KH-SXD",
    };
    await specialist.send("Hoàn thành", result, "Xác nhận hoàn thành");
    await specialist.sees("Bùi Thu Quỳnh đã hoàn thành");
    await leader.sees("Đã trình Giám đốc ký Kế hoạch triển khai.");

    await tab.getByRole("link", { name: "Văn bản đến" }).click();
    await tab.getByRole("row", { name: /1837\/QĐ-UBND/u }).click();
    await tab.getByText("Hoàn thành", { exact: true }).first().waitFor();
    await tab.getByRole("tab", { name: "Lịch sử" }).click();
    const history = tab.getByRole("tabpanel", { name: "Lịch sử" });
    for (const sentence of [
      "Bạn",
      "Trần Quốc Bảo",
      "Tham mưu triển khai Quy chế, báo cáo Giám đốc.",
      "Đã xong dự thảo kế hoạch.",
      "Đã trình Giám đốc ký Kế hoạch triển khai.",
    ]) {
      await history.getByText(sentence).first().waitFor();
    }
  });

  it("registers a real document of the corpus and submits it in one step, the file kept bit for bit", async function () {
    if (!existsSync(corpusPaper)) {
      process.stderr.write("Skipped: ../shared/corpus is not there.\n");
      return this.skip();
    }
    const { tab } = clerk;
    const bytes = await readFile(corpusPaper);
    await tab.getByRole("link", { name: "Vào sổ" }).click();
    await chooseFile(tab, { name: "van-ban.pdf", bytes });
    await isUploaded(tab);
    await pickSender(tab, "so tai chinh", "Sở Tài chính");
    await fillWhereEmpty(tab, {
      Số: "77",
      "Ký hiệu": "STC-NS",
      Loại: "Công văn",
      "Trích yếu": "Về việc báo cáo",
    });
    await tab.getByRole("button", { name: "Vào sổ và trình" }).click();
    await tab.getByRole("button", { name: /Trần Quốc Bảo/u }).click();
    await tab.getByText("Số đến 2", { exact: true }).waitFor();
    await tab.getByText("Đã trình Trần Quốc Bảo.").waitFor();
    await leader.sees("Số đến 2");

    const api = await server.as(server.people.actors.leader);
    const [row] = (await api.get("/api/incoming", incomingPage)).items;
    const { files } = await told(row?.id ?? "");
    const answer = await api.request("GET", `/api/files/${files[0]?.id}?download=1`);
    assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
    return undefined;
  });

  it("shows the present state to the second of two people who act at once (R15)", async () => {
    const { actors } = server.people;
    const office = await server.as(actors.secondClerk);
    const paper = await office.upload("125-snv.pdf", await makePdf(["Sở Nội vụ, số 125/SNV-VP"]));
    const { id, arrivalNumber } = await office.post(
      "/api/incoming",
      {
        key: crypto.randomUUID(),
        fields: letterFields(new Date(), { issuedDate: localDateOf(new Date()) }),
        secrecy: null,
        uploadIds: [paper.id],
        confirmed: [],
        duplicateDecision: null,
        submitTo: { personId: actors.leader.personId, note: null },
      },
      registered,
    );
    await leader.write(`số đến ${arrivalNumber}`);
    await leader.sees("Văn bản cần tìm");
    await leader.press("Giao việc");
    await leader.choose("Chủ trì", /Bùi Thu Quỳnh/u);

    const { version } = await told(id);
    const toDeputy = { version, to: actors.deputy.personId, note: "Giám đốc đi công tác." };
    const moved = await office.post(`/api/incoming/${id}/submit`, toDeputy, actDone);
    const deputy = await server.as(actors.deputy);
    const order = {
      version: moved.version,
      text: "Phòng Quản lý nhà tham mưu.",
      lead: { kind: "unit", id: server.people.units.housing.id },
      support: [],
      inform: [],
      deadlineAt: null,
    };
    await deputy.post(`/api/incoming/${id}/instruct`, order, actDone);

    await leader.press("Giao việc");
    await leader.sees(/Đây là trạng thái hiện tại/u);
    const { slip } = await told(id);
    assert.deepEqual(
      slip.assignments.map(({ assignee, role }) => [assignee.name, role]),
      [["Phòng Quản lý nhà", "lead"]],
    );
  });

  it("leaves an audit chain that is whole (R66)", async () => {
    const verdicts: AuditVerdict[] = [];
    for await (const verdict of verifyAudit(server.services)) verdicts.push(verdict);
    const own = verdicts.find(({ agencyId }) => agencyId === server.people.agency.id);
    assert.ok((own?.entries ?? 0) >= 8);
    assert.deepEqual(
      verdicts.flatMap(({ fault }) => fault ?? []),
      [],
    );
  });

  it("asked the network for nothing but this machine, and no page complained", () => {
    assert.deepEqual([...new Set(clerksWindow.outside)], [validDomains]);
    assert.deepEqual(clerksWindow.faults, []);
    assert.ok(clerk.asked.includes("authentication.getAuthToken"));
    const faults = logged.filter(
      (line) => z.object({ level: z.number() }).parse(JSON.parse(line)).level >= 50,
    );
    assert.deepEqual(faults, []);
    for (const { playground } of [leader, specialist]) {
      const addresses = playground.events().flatMap(({ request }) => request?.url ?? []);
      assert.ok(addresses.length > 0);
      const hosts = new Set(addresses.map((address) => new URL(address, playground.url).hostname));
      assert.deepEqual([...hosts], ["127.0.0.1"]);
    }
    assert.deepEqual(contacted, []);
  });
});
