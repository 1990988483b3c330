// Takes the pictures of docs/ and writes docs/story.md, from a server of its own with sample data in a temporary folder.
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { practiceEntered, practiceView, tours, toursSeen } from "../src/contract/help.ts";
import { incomingPage } from "../src/contract/incoming.ts";
import { signInOptions } from "../src/contract/session.ts";
import { addDays, localDateOf, weekdayOf, type LocalDate } from "../src/domain/time/local-date.ts";
import { chooseFile, isUploaded, pickSender } from "../test/e2e/register-in-tab.ts";
import { remembers, samplePersonId } from "../test/e2e/sample-people.ts";
import { openBrowser, watchedContext } from "../test/support/browser.ts";
import { takeSeat, type ChatSeat } from "../test/support/chat-seat.ts";
import { isAtRest } from "../test/support/look-at-page.ts";
import { startTestServer, type TestServer } from "../test/support/test-server.ts";
import { openAlbum, type Album } from "./story-album.ts";
import {
  administrationScenes,
  administrator,
  clerk,
  deskScenes,
  elsewhereScenes,
  leader,
  officePc,
  specialist,
  type Scene,
} from "./story-scenes.ts";
import { answerOfTheDepartment, lettersFromTheProvince } from "./story-paper.ts";

const docs = path.join(import.meta.dirname, "..", "docs");
interface Studio {
  readonly server: TestServer;
  readonly browser: Browser;
  readonly album: Album;
  /** The last working day: what arrives today was signed then. */
  readonly signedOn: LocalDate;
}

async function comeIn(studio: Studio, scene: Omit<Scene, "name" | "sentence">): Promise<Page> {
  const { who, at, viewport = officePc, theme, hasPaper = false } = scene;
  const { context } = await watchedContext(studio.browser, { viewport, reducedMotion: "reduce" });
  await remembers(context, await samplePersonId(studio.server, who));
  if (theme !== undefined) {
    await context.addInitScript(`localStorage.setItem("vanthu.theme", "${theme}");`);
  }
  const page = await context.newPage();
  await page.goto(`${studio.server.url}/tab${at}`);
  await page.getByRole("heading").first().waitFor();
  await (hasPaper ? paperIsDrawn(page) : isAtRest(page));
  return page;
}

/** The paper is drawn after everything else has come. */
async function paperIsDrawn(page: Page): Promise<void> {
  await page.locator('figure[data-page="1"] canvas').waitFor();
  await isAtRest(page);
}

async function sit(studio: Studio, name: string, others: readonly string[]): Promise<ChatSeat> {
  const person = async (one: string) => {
    const id = await samplePersonId(studio.server, one);
    return { id, name: one, email: `${id}@example.vn`, directoryId: id };
  };
  return takeSeat(studio.browser, {
    url: studio.server.url,
    person: await person(name),
    others: await Promise.all(others.map(person)),
    viewport: { width: 1366, height: 1400 },
  });
}

const newestCard = ({ page }: ChatSeat) =>
  page.locator(".ac-adaptiveCard:not(.ac-adaptiveCard .ac-adaptiveCard)").last();

/** The clerk's part: in through the picker, the paper onto the form, the number, up to the leader. */
async function arrival(studio: Studio): Promise<Page> {
  const { album, server, browser } = studio;
  album.chapter({ vi: "Văn bản đến", en: "It arrives" });
  const { context } = await watchedContext(browser, { viewport: officePc, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(`${server.url}/tab/`);
  await page.getByRole("heading", { name: "Đăng nhập thử" }).waitFor();
  await isAtRest(page);
  await album.picture(page, "sign-in", {
    vi: "Bản chạy thử không cần tài khoản: chọn một người để vào với vai trò của người đó.",
    en: "The trial needs no account: choose a person and enter in their role.",
  });
  await page.getByRole("button", { name: clerk }).click();
  await page.getByRole("link", { name: "Vào sổ" }).click();
  const bytes = await lettersFromTheProvince(studio.signedOn);
  await chooseFile(page, { name: "3158-ubnd-kgvx.pdf", bytes });
  await isUploaded(page);
  await pickSender(page, "uy ban nhan dan tinh", "Ủy ban nhân dân tỉnh Minh Sơn");
  await paperIsDrawn(page);
  await album.picture(page, "register", {
    vi: "Văn thư kéo tệp vào: số, ký hiệu, ngày, loại và trích yếu đọc từ trang đầu, chỉ còn xem lại; đầu trang nhắc hạn vào sổ theo Nghị định 30.",
    en: "The clerk drops the file: number, symbol, date, type and abstract are read from its first page and only looked over; the head says by when the law wants it registered.",
  });
  await page.getByRole("button", { name: "Vào sổ và trình" }).click();
  await page.getByRole("button", { name: new RegExp(leader, "u") }).click();
  await page.getByText(`Đã trình ${leader}.`).waitFor();
  await isAtRest(page);
  await album.picture(page, "registered", {
    vi: "Số đến hiện to để ghi lên dấu ĐẾN; văn bản đã được trình, biểu mẫu trống chờ văn bản sau.",
    en: "The arrival number stands large, to be written on the paper's stamp; the document has gone up and the next form is open.",
  });
  return page;
}

/** The leader's and the specialist's part, in the chat. */
async function inTheChat(studio: Studio, boss: ChatSeat, staff: ChatSeat): Promise<void> {
  const { album } = studio;
  album.chapter({ vi: "Trong khung chat", en: "In the chat" });
  await boss.sees("3158/UBND-KGVX");
  await boss.press("Giao việc");
  await boss.choose("Chủ trì", new RegExp(specialist, "u"));
  await boss.fill("Nội dung chỉ đạo", "Tham mưu Kế hoạch của Sở, trình Giám đốc ký.");
  await album.picture(newestCard(boss), "card-instruct", {
    vi: "Thẻ đến với lãnh đạo ngay khi trình; giao việc trên thẻ: chủ trì, hạn, nội dung.",
    en: "The card comes to the leader at once; the instruction is given on it: who leads, by when, what.",
  });
  await boss.press("Giao việc");
  await boss.sees(`Bạn đã giao ${specialist} chủ trì`);
  await album.picture(newestCard(boss), "card-instructed", {
    vi: "Làm xong, chính thẻ ấy trở thành bản ghi của việc đã làm.",
    en: "Once done, the same card is the record of it.",
  });
  await staff.sees("Việc mới được giao");
  await album.picture(newestCard(staff), "card-assignment", {
    vi: "Chuyên viên nhận thẻ việc mới, có ý kiến chỉ đạo và hạn.",
    en: "The specialist gets the assignment with the leader's words and the deadline.",
  });
  await staff.press("Đã nhận");
  await staff.sees("Bạn đã nhận việc");
  await staff.send(
    "Báo cáo",
    { "Nội dung báo cáo": "Đã xong dự thảo, đang lấy ý kiến các phòng." },
    "Gửi báo cáo",
  );
  await boss.sees("“Đã xong dự thảo, đang lấy ý kiến các phòng.”");
  const result = {
    "Kết quả xử lý": "Đã trình Giám đốc ký Kế hoạch cung cấp dịch vụ công trực tuyến năm 2027.",
    "Số, ký hiệu văn bản trả lời": "14/SKHCN-THKH",
  };
  await staff.send("Hoàn thành", result, "Xác nhận hoàn thành");
  await boss.sees("Đã hoàn thành");
  await album.picture(newestCard(boss), "card-completed", {
    vi: "Kết quả về tới lãnh đạo, kèm số văn bản trả lời.",
    en: "The result reaches the leader, with the number of the reply.",
  });
}

async function atTheDesk(studio: Studio, clerksPage: Page): Promise<void> {
  const { album } = studio;
  album.chapter({ vi: "Trên bàn làm việc", en: "At the desk" });
  await clerksPage.getByRole("link", { name: "Văn bản đến" }).click();
  await clerksPage.getByRole("row", { name: /3158\/UBND-KGVX/u }).click();
  await clerksPage.getByText("Hoàn thành", { exact: true }).first().waitFor();
  await paperIsDrawn(clerksPage);
  await album.picture(clerksPage, "document", {
    vi: "Trang của văn bản: bản giấy bên trái, phiếu giải quyết bên phải, ai làm gì lúc nào.",
    en: "The document's page: the paper on the left, the routing slip on the right, who did what when.",
  });
  await clerksPage.getByRole("tab", { name: "Lịch sử" }).click();
  await isAtRest(clerksPage);
  await album.picture(clerksPage, "history", {
    vi: "Lịch sử đọc như câu văn và được khóa thành chuỗi: sửa, xóa hay chèn một dòng đều bị phát hiện.",
    en: "The history reads as sentences and is a chain of hashes: an entry changed, removed or inserted is found.",
  });
  await scenes(studio, deskScenes);
  await issue(studio);
}

async function issue(studio: Studio): Promise<void> {
  const page = await comeIn(studio, { who: clerk, at: "/outgoing/new" });
  const bytes = await answerOfTheDepartment(studio.signedOn);
  await chooseFile(page, { name: "ke-hoach-da-ky.pdf", bytes });
  await isUploaded(page);
  await page.getByRole("combobox", { name: "Nơi nhận" }).pressSequentially("uy ban nhan dan tinh");
  await page.getByRole("option", { name: /^Ủy ban nhân dân tỉnh Minh Sơn/u }).click();
  await paperIsDrawn(page);
  await studio.album.picture(page, "issue", {
    vi: "Cấp số cho văn bản đã ký: loại, đơn vị, trích yếu, ngày và người ký đọc từ chính bản ký; số và ký hiệu ghép theo quy tắc của cơ quan.",
    en: "Giving a signed document its number: type, unit, abstract, day and signer are read from the signed paper; number and symbol follow the agency's rules.",
  });
  await page.context().close();
}

/** Each in a window of its own. */
async function scenes(studio: Studio, shown: readonly Scene[]): Promise<void> {
  for (const scene of shown) {
    const page = await comeIn(studio, scene);
    await studio.album.picture(page, scene.name, scene.sentence);
    await page.context().close();
  }
}

async function administration(studio: Studio): Promise<void> {
  studio.album.chapter({ vi: "Quản trị", en: "Administration" });
  await scenes(studio, administrationScenes);
}

/** Where a leader practises, with the bar that says so. */
async function practice({ album, browser, server }: Studio): Promise<void> {
  album.chapter({ vi: "Tập dượt", en: "Practice" });
  await (await server.asNamed(administrator)).post("/api/admin/practice", undefined, practiceView);
  const { agencyId } = await (await server.asNamed(leader)).post("/api/practice", undefined, practiceEntered);
  const { context } = await watchedContext(browser, { viewport: officePc, reducedMotion: "reduce" });
  await remembers(context, await samplePersonId(server, leader));
  await context.addInitScript(`localStorage.setItem("vanthu.agency", "${agencyId}");`);
  const page = await context.newPage();
  await page.goto(`${server.url}/tab/work`);
  await paperIsDrawn(page);
  await album.picture(page, "practice", {
    vi: "Cơ quan tập dượt: văn bản giả chờ đúng vai trò, dải màu trên mọi trang nhắc đang tập.",
    en: "The practice agency: made-up documents wait for one's role, and a coloured bar says so on every page.",
  });
  await context.close();
}

/** Nobody in a picture is new here. */
async function showEverybodyAround(shown: TestServer): Promise<void> {
  const offered = await shown.stranger.get("/api/sign-in", signInOptions);
  if (offered.mode !== "sample") return;
  for (const { name, roles } of offered.people) {
    const api = await shown.asNamed(name);
    for (const tour of tours.filter((it) => roles.includes(it)))
      await api.post("/api/tours", { tour }, toursSeen);
  }
}

async function elsewhere(studio: Studio): Promise<void> {
  studio.album.chapter({ vi: "Điện thoại, nền tối, tương phản cao", en: "Phone, dark, high contrast" });
  const api = await studio.server.asNamed(leader);
  const [waiting] = (await api.get("/api/incoming?state=submitted", incomingPage)).items;
  await scenes(studio, elsewhereScenes(`/documents/${waiting?.id}`));
}

function lastWorkingDay(today: LocalDate): LocalDate {
  const day = addDays(today, -1);
  return weekdayOf(day) === 0 || weekdayOf(day) === 6 ? lastWorkingDay(day) : day;
}

const server = await startTestServer({ people: "sample" });
const browser = await openBrowser();
const album = openAlbum(path.join(docs, "pictures"));
await showEverybodyAround(server);
const studio: Studio = { server, browser, album, signedOn: lastWorkingDay(localDateOf(new Date())) };
const seats: ChatSeat[] = [];
try {
  for (const name of [leader, specialist]) seats.push(await sit(studio, name, [leader, specialist, clerk]));
  const [boss, staff] = seats;
  if (boss === undefined || staff === undefined) throw new Error("Nobody sits in the chat.");
  const clerksPage = await arrival(studio);
  await inTheChat(studio, boss, staff);
  await atTheDesk(studio, clerksPage);
  await administration(studio);
  await elsewhere(studio);
  await practice(studio);
  album.write(path.join(docs, "story.md"));
} finally {
  for (const seat of seats) await seat.leave();
  await browser.close();
  await server.stop();
}
