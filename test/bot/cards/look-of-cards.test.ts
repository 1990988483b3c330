import assert from "node:assert/strict";
import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { z } from "zod";
import type { Language } from "../../../src/contract/messages/message.ts";
import type { Card } from "../../../bot/cards/card.ts";
import { everyCard } from "../every-card.ts";
import { hostConfig, type Theme } from "../teams-host-config.ts";

const require = createRequire(import.meta.url);
const renderer = require.resolve("adaptivecards/dist/adaptivecards.js");
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
/** Set to a folder to keep a picture of every card and look at it. */
const pictures = process.env["CARD_PICTURES"];

/** Teams lets buttons go on in the next line, where the bare renderer keeps them in one and cuts them off. */
const teamsStyle = ".ac-actionSet { flex-wrap: wrap !important; row-gap: 8px; }";

/** What the page tells about a card that it has drawn, also with every form opened. */
const drawn = z.object({
  errors: z.array(z.string()),
  outside: z.array(z.string()),
  unlabelled: z.array(z.string()),
});

async function draw(page: Page, card: Card, config: object): Promise<z.infer<typeof drawn>> {
  const told: unknown = await page.evaluate(`drawCard(${JSON.stringify(card)}, ${JSON.stringify(config)})`);
  return drawn.parse(told);
}

describe("The look of cards", function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;

  before(async function () {
    if (!existsSync(executablePath)) {
      process.stderr.write(`Skipped: no Chromium at ${executablePath} to draw cards with.\n`);
      this.skip();
    }
    browser = await chromium.launch({
      executablePath,
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"],
    });
    page = await browser.newPage({ viewport: { width: 360, height: 900 } });
    await page.route("**", (route) => route.abort());
  });
  after(() => browser?.close());

  const themes = ["light", "dark", "contrast"] satisfies Theme[];
  const languages = ["vi", "en"] satisfies Language[];
  for (const theme of themes) {
    for (const language of languages) {
      // Colours do not depend on words: every pair is drawn only for the pictures.
      const isEnough = themes.indexOf(theme) === languages.indexOf(language);
      if (pictures === undefined && !isEnough) continue;
      it(`draws every card whole in ${language} on ${theme}, 320 px wide, every input labelled (ux: readable at 320 px)`, async () => {
        const { config, background, text } = hostConfig(theme);
        await page.setContent(
          `<style>${teamsStyle}</style><body style="margin:0;background:${background};color:${text};font-family:'Segoe UI','Noto Sans',sans-serif"><div id="card" style="width:320px;box-sizing:border-box"></div>`,
        );
        await page.addScriptTag({ path: renderer });
        await page.addScriptTag({ path: path.join(import.meta.dirname, "draw-card.js") });
        for (const [name, { card }] of everyCard(language)) {
          const told = await draw(page, card, config);
          assert.deepEqual(told.errors, [], `${name}: the renderer complains`);
          assert.deepEqual(told.outside, [], `${name}: something is wider than the card or cut off`);
          assert.deepEqual(told.unlabelled, [], `${name}: an input without a label`);
          if (pictures !== undefined) {
            mkdirSync(pictures, { recursive: true });
            await page.locator("#card").screenshot({
              path: path.join(pictures, `${name.replaceAll(" ", "-")}-${language}-${theme}.png`),
            });
          }
        }
      });
    }
  }
});
