import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { createBot, type Bot } from "../../bot/create-bot.ts";
import { playgroundCommand, startPlayground, type Playground } from "../support/playground.ts";
import { openOffice, type Office } from "./office.ts";
import { clerk, leader, specialist, uuid, type Named } from "./sample-documents.ts";
import { serveBot, type ServedBot } from "./serve-bot.ts";

const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const pictures = process.env["CARD_PICTURES"];
const tenantId = uuid(900);

/** `23, November, 2026`: how the playground's calendar calls a day. */
function calendarName(day: Date): string {
  return `${day.getDate()}, ${day.toLocaleDateString("en-US", { month: "long" })}, ${day.getFullYear()}`;
}

describe("The bot in Agents Playground", function () {
  this.timeout(120_000);
  let office: Office;
  let bot: Bot;
  let server: ServedBot;
  let browser: Browser;
  const playgrounds: Playground[] = [];

  before(async function () {
    if (playgroundCommand() === null || !existsSync(executablePath)) {
      process.stderr.write("Skipped: Agents Playground or Chromium is not installed.\n");
      this.skip();
    }
    office = openOffice(() => new Date());
    bot = createBot({
      settings: {
        mode: "embedded",
        sampleTenantId: tenantId,
        tabUrl: "http://127.0.0.1:3978/tab",
        teamsAppId: null,
        tabEntityId: "vanthu",
        language: "vi",
      },
      clock: { now: () => new Date() },
      ids: { next: () => crypto.randomUUID() },
      logger: {
        info: () => undefined,
        warn: () => undefined,
        error: (facts) => process.stderr.write(`${JSON.stringify(facts)}\n`),
      },
    });
    server = await serveBot(bot, office.useCases);
    browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"],
    });
  });
  after(async () => {
    await browser?.close();
    for (const playground of playgrounds) await playground.stop();
    await server?.stop();
  });

  async function sit(person: Named): Promise<{ page: Page; playground: Playground }> {
    const playground = await startPlayground({
      endpoint: server.endpoint,
      tenantId,
      person: { ...person, email: `${person.id}@example.vn`, directoryId: person.id },
      others: [leader, specialist, clerk]
        .filter(({ id }) => id !== person.id)
        .map((one) => ({ ...one, email: `${one.id}@example.vn`, directoryId: one.id })),
    });
    playgrounds.push(playground);
    const page = await browser.newPage({ viewport: { width: 1366, height: 1000 }, locale: "vi-VN" });
    await page.route(
      (url) => url.hostname !== "127.0.0.1",
      (route) => route.abort(),
    );
    await page.goto(playground.url);
    return { page, playground };
  }

  async function write(page: Page, words: string): Promise<void> {
    await page.getByRole("textbox").last().click();
    await page.keyboard.type(words);
    await page.getByRole("button", { name: "Send Message" }).last().click();
  }

  async function picture(page: Page, name: string): Promise<void> {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `playground-${name}.png`) });
  }

  it("welcomes, finds a document, and lets a leader instruct and a specialist finish on their cards", async () => {
    const tomorrow = new Date(Date.now() + 86_400_000);
    const day = tomorrow.toLocaleDateString("en-CA");
    const boss = await sit(leader);
    await boss.page.getByText("Vanthu đã sẵn sàng").first().waitFor();
    await write(boss.page, "số đến 412");
    await boss.page.getByRole("button", { name: "Giao việc" }).last().click();
    await picture(boss.page, "1-form");
    await boss.page.getByRole("combobox", { name: "Chủ trì" }).last().click();
    await picture(boss.page, "1-choices");
    await boss.page
      .getByRole("option", { name: /Phạm Quốc Huy/u })
      .last()
      .click();
    await boss.page.getByLabel("Hoặc ngày khác").last().click();
    await picture(boss.page, "1-date");
    await boss.page.getByRole("button", { name: calendarName(tomorrow) }).click();
    await boss.page.getByLabel("Nội dung chỉ đạo").last().fill("Chủ trì, báo cáo trước 23/11.");
    await picture(boss.page, "2-filled");
    await boss.page.getByRole("button", { name: "Giao việc" }).last().click();
    await boss.page
      .getByText(`Bạn đã giao Phạm Quốc Huy chủ trì, hạn ${day.slice(8)}/${day.slice(5, 7)}`)
      .first()
      .waitFor();
    await picture(boss.page, "3-record");
    assert.equal(
      boss.playground.events().findLast((e) => e.activityName === "invoke")?.response?.statusCode,
      200,
    );
    assert.equal(office.document().slip.assignments[0]?.deadline?.at, `${day}T10:00:00.000Z`);

    const staff = await sit(specialist);
    await staff.page.getByText("Vanthu đã sẵn sàng").first().waitFor();
    await write(staff.page, "so den 412");
    await staff.page.getByRole("button", { name: "Đã nhận" }).last().click();
    await staff.page.getByText("Bạn đã nhận việc").first().waitFor();
    await picture(staff.page, "4-acknowledged");
    await staff.page.getByRole("button", { name: "Báo cáo" }).last().click();
    await staff.page.getByLabel("Nội dung báo cáo").last().fill("Đã xong dự thảo.");
    await staff.page.getByRole("button", { name: "Gửi báo cáo" }).last().click();
    await staff.page.getByText("Đã gửi báo cáo").first().waitFor();
    await staff.page.getByRole("button", { name: "Hoàn thành" }).last().click();
    await staff.page.getByLabel("Kết quả xử lý").last().fill("Đã trả lời.");
    await staff.page.getByRole("button", { name: "Xác nhận hoàn thành" }).last().click();
    await staff.page.getByText("Phạm Quốc Huy đã hoàn thành").first().waitFor();
    await picture(staff.page, "5-completed");
    await write(staff.page, "việc của tôi");
    await staff.page.getByText("Việc chờ xử lý").first().waitFor();
    await picture(staff.page, "6-work");
    assert.equal(office.document().state, "done");
  });
});
