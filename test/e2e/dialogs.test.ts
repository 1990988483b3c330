import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { incomingPage } from "../../src/contract/incoming.ts";
import type { WatchedContext } from "../support/browser.ts";
import { chooseTheme, isAtRest, wrongInThemes } from "../support/look-at-page.ts";
import { makePdf, officialPage } from "../support/pdf-fixture.ts";
import { chooseFile, isUploaded } from "./register-in-tab.ts";
import { seats, type Seat } from "./sample-people.ts";
import { sampleTab } from "./sample-tab.ts";

const sizes = { wide: { width: 1366, height: 768 }, phone: { width: 390, height: 844 } } as const;

interface Opened {
  readonly seat: Seat;
  /** Below /tab; `:incoming` stands for the newest document that waits for the leader. */
  readonly path: string;
  readonly open: (page: Page) => Promise<void>;
  /** The selector of what must be on the screen then; a dialog's unless it says otherwise. */
  readonly shows?: string;
  /** Where only one width has it. */
  readonly only?: keyof typeof sizes;
}

const press =
  (name: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole("button", { name }).first().click();
const key = (name: string) => (page: Page) => page.keyboard.press(name);
const menu = '[role="menu"]';

const dialogs: Readonly<Record<string, Opened>> = {
  "the keys": { seat: "clerk", path: "/incoming", open: key("?"), only: "wide" },
  "the search": {
    seat: "leader",
    path: "/work",
    open: async (page) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox", { name: "Tìm văn bản" }).fill("ke hoach");
      await page.getByRole("option").first().waitFor();
    },
  },
  "the account menu": { seat: "leader", path: "/work", open: press(/tài khoản và tùy chọn/u), shows: menu },
  "printing a register": {
    seat: "clerk",
    path: "/incoming",
    open: async (page) => {
      await press("In, xuất, chọn cột")(page);
      await page.getByRole("menuitem").first().click();
    },
  },
  "the filters": { seat: "clerk", path: "/incoming", open: press(/^Lọc/u), only: "phone" },
  "why a document is worth what it is": {
    seat: "leader",
    path: "/documents/:incoming",
    open: press(/Để tham khảo|Thay bản giấy/u),
    shows: '[aria-label="Giá trị pháp lý"]',
  },
  "further acts": {
    seat: "specialist",
    path: "/work",
    open: press("Việc khác"),
    shows: menu,
    only: "wide",
  },
  "to whom a new document goes up": {
    seat: "clerk",
    path: "/incoming/new",
    open: async (page) => {
      await chooseFile(page, { name: "1837-qd-ubnd.pdf", bytes: await makePdf(officialPage()) });
      await isUploaded(page);
      await press("Vào sổ và trình")(page);
    },
  },
  "a day": { seat: "clerk", path: "/incoming/new", open: press(/lịch/iu) },
  "a unit": { seat: "administrator", path: "/administration/organisation", open: press(/^Thêm/u) },
  "a new person": { seat: "administrator", path: "/administration/people", open: press("Thêm người") },
  "a person": {
    seat: "administrator",
    path: "/administration/people",
    open: press(seats.specialist),
  },
  "a rule": { seat: "administrator", path: "/administration/rules", open: press(/^Đặt/u) },
  certificates: { seat: "administrator", path: "/administration/trust", open: press("Thêm chứng thư") },
};

describe("Dialogs of the tab", function () {
  this.timeout(180_000);
  const tab = sampleTab();
  let newest = "";

  before(async () => {
    const leader = await tab.server.asNamed(seats.leader);
    newest = (await leader.get("/api/incoming?state=submitted", incomingPage)).items[0]?.id ?? "";
  });

  const opened = new Map<string, WatchedContext>();

  async function windowOf(seat: Seat, size: keyof typeof sizes): Promise<WatchedContext> {
    const kept = opened.get(`${seat} ${size}`);
    if (kept !== undefined) return kept;
    const watched = await tab.windowOf(seat, { viewport: sizes[size], reducedMotion: "reduce" });
    opened.set(`${seat} ${size}`, watched);
    return watched;
  }

  for (const [name, { seat, path, open, shows = '[role="dialog"]', only }] of Object.entries(dialogs)) {
    it(`keeps nobody out of ${name}, in three themes and two widths`, async () => {
      const wrong: string[] = [];
      for (const size of only === undefined ? (["wide", "phone"] as const) : [only]) {
        const { context, faults } = await windowOf(seat, size);
        const page = await context.newPage();
        await page.goto(`${tab.server.url}/tab${path.replace(":incoming", newest)}`);
        await page.getByRole("heading").first().waitFor();
        await chooseTheme(page, "default");
        await isAtRest(page);
        await open(page);
        await page.locator(shows).first().waitFor();
        await isAtRest(page);
        wrong.push(...(await wrongInThemes(page, `${name.replaceAll(" ", "-")}-${size}`, shows)));
        await page.close();
        wrong.push(...faults.splice(0));
      }
      assert.deepEqual(wrong, []);
    });
  }
});
