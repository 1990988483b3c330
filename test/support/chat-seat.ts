import { errors, type Browser, type Page } from "playwright-core";
import { sampleTenantId } from "../../src/main/bot-parts.ts";
import type { LocalDate } from "../../src/domain/time/local-date.ts";
import { watchedContext, type WatchedContext } from "./browser.ts";
import { startPlayground, type Playground, type PlaygroundPerson } from "./playground.ts";

/** Somebody who sits before Agents Playground, in the personal chat with the bot. */
export interface ChatSeat extends WatchedContext {
  readonly page: Page;
  readonly playground: Playground;
  write(words: string): Promise<void>;
  /** Chooses in a list of the newest card. */
  choose(list: string, option: RegExp): Promise<void>;
  pickDay(field: string, day: LocalDate): Promise<void>;
  /** The newest button of this name; an older card above keeps its own. */
  press(button: string): Promise<void>;
  fill(field: string, words: string): Promise<void>;
  /**
   * Opens the form of a button, fills it and sends it. The playground draws every card anew when a message comes in,
   * which closes the form: then once more, as a person would.
   */
  send(open: string, fields: Readonly<Record<string, string>>, send: string): Promise<void>;
  sees(words: string | RegExp): Promise<void>;
  leave(): Promise<void>;
}

export interface ChatSeatOptions {
  /** The server: `http://127.0.0.1:3978`. */
  readonly url: string;
  readonly person: PlaygroundPerson;
  readonly others: readonly PlaygroundPerson[];
  readonly viewport?: { readonly width: number; readonly height: number };
}

const soon = { timeout: 5000 };

/** Sits down; the bot has said welcome, and can write on its own from then on. */
export async function takeSeat(browser: Browser, options: ChatSeatOptions): Promise<ChatSeat> {
  const { url, person, others, viewport = { width: 1366, height: 1000 } } = options;
  const playground = await startPlayground({
    endpoint: `${url}/api/messages`,
    tenantId: sampleTenantId,
    person,
    others: others.filter(({ id }) => id !== person.id),
  });
  try {
    const watched = await watchedContext(browser, { viewport });
    const page = await watched.context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(playground.url);
    await page.getByText("Vanthu đã sẵn sàng").first().waitFor();
    return { ...watched, page, playground, ...actsOn(page, playground) };
  } catch (error) {
    await playground.stop();
    throw error;
  }
}

function actsOn(
  page: Page,
  playground: Playground,
): Omit<ChatSeat, keyof WatchedContext | "page" | "playground"> {
  const button = (name: string) => page.getByRole("button", { name, exact: true }).last();
  return {
    async write(words) {
      await page.getByRole("textbox").last().click();
      await page.keyboard.type(words);
      await page.getByRole("button", { name: "Send Message" }).last().click();
    },
    async choose(list, option) {
      await page.getByRole("combobox", { name: list }).last().click();
      await page.getByRole("option", { name: option }).last().click();
    },
    async pickDay(field, day) {
      await page.getByLabel(field).last().click();
      await page.getByRole("button", { name: calendarName(day) }).click();
    },
    press: (name) => button(name).click(),
    fill: (field, words) => page.getByLabel(field).last().fill(words),
    async send(open, fields, send) {
      const isTried = async (): Promise<boolean> => {
        try {
          await button(open).click(soon);
          for (const [field, words] of Object.entries(fields)) {
            await page.getByLabel(field).last().fill(words, soon);
          }
          await button(send).click(soon);
          return true;
        } catch (error) {
          if (error instanceof errors.TimeoutError) return false;
          throw error;
        }
      };
      for (let tries = 0; tries < 5; tries += 1) if (await isTried()) return;
      throw new Error(`The form of “${open}” cannot be sent.`);
    },
    sees: (words) => page.getByText(words).last().waitFor(),
    async leave() {
      await page.context().close();
      await playground.stop();
    },
  };
}

/** `23, November, 2026`: how the playground's calendar calls a day. */
function calendarName(day: LocalDate): string {
  const [year, month, date] = day.split("-").map(Number);
  const name = new Date(`${day}T00:00:00Z`).toLocaleDateString("en-US", { month: "long", timeZone: "UTC" });
  if (month === undefined) throw new Error(`${day} is no day.`);
  return `${date}, ${name}, ${year}`;
}
