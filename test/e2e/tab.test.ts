import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { incomingPage } from "../../src/contract/incoming.ts";
import { outgoingPage } from "../../src/contract/outgoing.ts";
import type { WatchedContext } from "../support/browser.ts";
import { isAtRest, tooWide, wrongInThemes } from "../support/look-at-page.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { chooseFile, isUploaded } from "./register-in-tab.ts";
import { seats, type Seat } from "./sample-people.ts";
import { sampleTab } from "./sample-tab.ts";

const sizes = {
  "an office PC": { width: 1366, height: 768 },
  "a phone": { width: 390, height: 844 },
} as const;

interface Visit {
  readonly seat: Seat;
  /** Below /tab; `:incoming` and `:outgoing` stand for the newest document of that kind. */
  readonly path: string;
  /** What this person does there before it is looked at. */
  readonly act?: (page: Page) => Promise<void>;
}

const registerForm = async (page: Page): Promise<void> => {
  await chooseFile(page, { name: "1837-qd-ubnd.pdf", bytes: await makePdf(officialPage()) });
  await isUploaded(page);
};

const visits: Readonly<Record<string, Visit>> = {
  "Việc của tôi, a leader's": { seat: "leader", path: "/work" },
  "Việc của tôi, a unit head's": { seat: "unitHead", path: "/work" },
  "Việc của tôi, a specialist's": { seat: "specialist", path: "/work" },
  "Đã xong": { seat: "specialist", path: "/work/done" },
  "Văn bản đến, the clerk's": { seat: "clerk", path: "/incoming" },
  "Văn bản đến, an auditor's": { seat: "auditor", path: "/incoming" },
  "Văn bản đi": { seat: "clerk", path: "/outgoing" },
  "Vào sổ, empty": { seat: "clerk", path: "/incoming/new" },
  "Vào sổ, with a paper": { seat: "clerk", path: "/incoming/new", act: registerForm },
  "Cấp số văn bản đi": { seat: "clerk", path: "/outgoing/new" },
  "an incoming document, the leader's": { seat: "leader", path: "/documents/:incoming" },
  "an incoming document, the clerk's": { seat: "clerk", path: "/documents/:incoming" },
  "an outgoing document": { seat: "clerk", path: "/outgoing/:outgoing" },
  "Cơ cấu tổ chức": { seat: "administrator", path: "/administration/organisation" },
  "Người dùng": { seat: "administrator", path: "/administration/people" },
  "Tìm văn bản": { seat: "leader", path: "/search?q=ke+hoach" },
  "Nhập sổ cũ": { seat: "clerk", path: "/imports" },
  "Chứng thư tin cậy": { seat: "administrator", path: "/administration/trust" },
  "Khu cách ly": { seat: "administrator", path: "/administration/quarantine" },
  "Tập dượt": { seat: "administrator", path: "/administration/practice" },
  "Niêm phong": { seat: "administrator", path: "/administration/sealing" },
  "Quy tắc": { seat: "administrator", path: "/administration/rules" },
  "Lịch làm việc": { seat: "administrator", path: "/administration/calendar" },
  "Sổ chuyển phát": { seat: "administrator", path: "/administration/deliveries" },
  "Hộp lỗi": { seat: "administrator", path: "/administration/dead-letters" },
  "Tình trạng": { seat: "administrator", path: "/administration/health" },
};

describe("The tab in a browser, in the embedded mode", function () {
  this.timeout(180_000);
  const tab = sampleTab();
  const newest = { incoming: "", outgoing: "" };

  before(async () => {
    const leader = await tab.server.asNamed(seats.leader);
    const waiting = await leader.get("/api/incoming?state=submitted", incomingPage);
    newest.incoming = waiting.items[0]?.id ?? "";
    const clerk = await tab.server.asNamed(seats.clerk);
    newest.outgoing = (await clerk.get("/api/outgoing", outgoingPage)).items[0]?.id ?? "";
  });

  const address = (path: string): string =>
    `${tab.server.url}/tab${path.replace(":incoming", newest.incoming).replace(":outgoing", newest.outgoing)}`;

  const opened = new Map<string, WatchedContext>();

  /** This person's window, opened once, so that every page after the first comes as fast as it does in an office. */
  async function windowOf(seat: Seat, size: keyof typeof sizes): Promise<WatchedContext> {
    const kept = opened.get(`${seat} ${size}`);
    if (kept !== undefined) return kept;
    const watched = await tab.windowOf(seat, { viewport: sizes[size], reducedMotion: "reduce" });
    opened.set(`${seat} ${size}`, watched);
    return watched;
  }

  /** 200 % zoom leaves half the window's pixels to the page (WCAG 1.4.4). */
  async function atTwiceTheSize(page: Page): Promise<string[]> {
    const { width, height } = sizes["an office PC"];
    await page.setViewportSize({ width: width / 2, height: height / 2 });
    const wrong = await tooWide(page);
    await page.setViewportSize({ width, height });
    return wrong.map((one) => `200 %: ${one}`);
  }

  for (const [name, { seat, path, act }] of Object.entries(visits)) {
    for (const size of ["an office PC", "a phone"] as const) {
      it(`shows ${name} on ${size} in three themes without errors, barriers or sideways scrolling`, async () => {
        const { context, faults, outside } = await windowOf(seat, size);
        const page = await context.newPage();
        await page.goto(address(path));
        await page.getByRole("heading").first().waitFor();
        await act?.(page);
        await isAtRest(page);
        const wrong = await wrongInThemes(page, `${name} ${size}`.replaceAll(/[ ,']+/gu, "-"));
        if (size === "an office PC") wrong.push(...(await atTwiceTheSize(page)));
        await page.close();
        wrong.push(...faults.splice(0), ...outside.splice(0));
        assert.deepEqual(wrong, []);
      });
    }
  }
});
