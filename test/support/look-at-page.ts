import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import { z } from "zod";
import { isQuiet } from "./browser.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const axeAnswer = z.array(
  z.object({
    id: z.string(),
    impact: z.string().nullish(),
    nodes: z.array(
      z.object({ target: z.array(z.unknown()), html: z.string(), failureSummary: z.string().optional() }),
    ),
  }),
);

/** Nothing is on its way any more: no request, no skeleton, no spinner. */
export async function isAtRest(page: Page): Promise<void> {
  await isQuiet(page);
  await page.locator('[aria-busy="true"], .fui-Skeleton').first().waitFor({ state: "detached" });
  await isStill(page);
}

/** Whatever moves has come to its end; nothing has to be fetched for it. */
export async function isStill(page: Pick<Page, "evaluate">): Promise<void> {
  await page.evaluate(
    `Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect.getTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ).then(() => null)`,
  );
}

const themes = ["default", "dark", "contrast"] as const;

/** As when the person chooses it in another window of the same browser, so that an open dialog stays open. */
export async function chooseTheme(page: Page, theme: (typeof themes)[number]): Promise<void> {
  await page.evaluate(
    `localStorage.setItem("vanthu.theme", "${theme}");
    window.dispatchEvent(new StorageEvent("storage", { key: "vanthu.theme", newValue: "${theme}" }));`,
  );
  await isInTheme(page, theme);
}

/** A theme comes by a message, and is drawn a moment later. */
export async function isInTheme(page: Pick<Page, "locator">, theme: (typeof themes)[number]): Promise<void> {
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds that keeps people out: `serious` and `critical`, of WCAG 2.2 A and AA and of its good practice.
 * Fluent's focus guards are left out: they are hidden and hand the focus on at once. `within` is a selector.
 */
export async function barriers(
  page: Pick<Page, "evaluate">,
  rules: "all" | readonly string[] = "all",
  within: string | null = null,
): Promise<string[]> {
  await page.evaluate(`globalThis.axe === undefined && (() => {${axeSource}})()`);
  const found: unknown = await page.evaluate(
    `axe.run({ exclude: ["[data-tabster-dummy]"], ${within === null ? "" : `include: [${JSON.stringify(within)}],`} }, {
      resultTypes: ["violations"],
      runOnly: ${JSON.stringify(rules === "all" ? standards : rules)},
    }).then(({ violations }) => violations)`,
  );
  return axeAnswer
    .parse(found)
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, failureSummary = "" }) =>
        [`${id}: ${target.join(" ")}`, html.slice(0, 200), failureSummary.replaceAll(/\s+/gu, " ")].join(
          " | ",
        ),
      ),
    );
}

const overflow = z.array(z.string());

/** Places that are wider than the window: the page itself and its main area never scroll sideways. */
async function widePlaces(page: Page): Promise<string[]> {
  const found: unknown = await page.evaluate(
    `[document.scrollingElement, document.querySelector("main")]
      .filter((place) => place !== null && place.scrollWidth > place.clientWidth)
      .map((place) => place.tagName.toLowerCase() + " " + place.scrollWidth + " > " + place.clientWidth)`,
  );
  return overflow.parse(found);
}

/** The places that stay too wide: the rail and the reading pane fold a moment after the window. */
export async function tooWide(page: Page): Promise<string[]> {
  let wrong = await widePlaces(page);
  for (let looks = 0; wrong.length > 0 && looks < 50; looks += 1) {
    await sleep(100);
    wrong = await widePlaces(page);
  }
  return wrong;
}

/** Set to a folder to keep a picture of whatever the tests look at. */
const pictures = process.env["TAB_PICTURES"];

/** Keeps a picture of the window for people's eyes, where they asked for pictures. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/${name}.png` });
}

/**
 * What is wrong with a page that is at rest, in each theme: barriers, sideways scrolling. It is left as it is by
 * default. `within` is a selector.
 */
export async function wrongInThemes(
  page: Page,
  name: string,
  within: string | null = null,
): Promise<string[]> {
  const wrong: string[] = [];
  for (const theme of themes) {
    await chooseTheme(page, theme);
    await isStill(page);
    // What is there is the same in each theme; only its colours differ.
    const rules = theme === "default" ? "all" : ["color-contrast"];
    const found = [...(await tooWide(page)), ...(await barriers(page, rules, within))];
    wrong.push(...found.map((one) => `${name} ${theme}: ${one}`));
    await takePicture(page, `${name}-${theme}`);
  }
  await chooseTheme(page, "default");
  return wrong;
}
