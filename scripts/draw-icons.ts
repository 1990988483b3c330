// node scripts/run.mjs script scripts/draw-icons.ts
//   draws appPackage/icons/*.png, which Teams takes, from the drawings beside them; run it after changing one
import { readFile } from "node:fs/promises";
import path from "node:path";
import { openBrowser } from "../test/support/browser.ts";

const folder = path.join(import.meta.dirname, "..", "appPackage", "icons");
const browser = await openBrowser();
try {
  for (const [name, side] of [
    ["color", 192],
    ["outline", 32],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: side, height: side } });
    const svg = await readFile(path.join(folder, `${name}.svg`), "utf8");
    await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
    await page.screenshot({ path: path.join(folder, `${name}.png`), omitBackground: true });
  }
} finally {
  await browser.close();
}
