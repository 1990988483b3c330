// npm test                      every test
// npm test -- test/x.test.ts    these files alone, with any option of mocha
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import path from "node:path";

const require = createRequire(import.meta.url);
const mocha = path.join(path.dirname(require.resolve("mocha/package.json")), "bin", "mocha.js");

/** Programs of the system that some tests drive; those tests skip themselves, with a notice, where one is missing. */
const tools = [
  {
    name: "Chromium",
    commands: ["chromium", "chromium-browser", "google-chrome"],
    packages: ["chromium", "fonts-noto-core"],
  },
  { name: "poppler", commands: ["pdftotext"], packages: ["poppler-utils"] },
  // Debian keeps it in /usr/sbin, which is not on everybody's PATH.
  { name: "clamd", commands: ["clamd", "/usr/sbin/clamd"], packages: ["clamav-daemon"] },
] as const;

/** Where the first of these commands is on the PATH. */
function whereIs(commands: readonly string[]): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return commands
    .flatMap((command) => folders.map((folder) => path.resolve(folder, command)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const missingTools = () => tools.filter(({ commands }) => whereIs(commands) === undefined);

/** In a container, where everything is root's, what is missing is installed; elsewhere it is named. */
function provideTools(): void {
  const packages = missingTools().flatMap((tool) => tool.packages);
  if (packages.length > 0 && process.getuid?.() === 0 && whereIs(["apt-get"]) !== undefined) {
    console.log(`Đang cài ${packages.join(", ")}… / Installing ${packages.join(", ")}…`);
    const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
    spawnSync("apt-get", ["update", "-q"], options);
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], options);
  }
  const names = missingTools()
    .map(({ name }) => name)
    .join(", ");
  if (names !== "") {
    console.log(
      `Chưa có ${names}: các kiểm thử cần đến sẽ được bỏ qua. / ${names} missing: tests that need it are skipped.`,
    );
  }
}

/** A file of tests is run by one process, and several files beside one another. */
const together = Math.min(Math.max(availableParallelism(), 2), 4);
const everything = ["test/**/*.test.ts", "--parallel", "--jobs", String(together)];

function count(output: string, word: "passing" | "failing"): number {
  return Number(new RegExp(`^ +(\\d+) ${word}\\b`, "m").exec(output)?.[1] ?? 0);
}

/** Runs mocha, showing what it says as it says it; answers its status and how the tests went. */
async function runMocha(args: readonly string[]): Promise<{ status: number; output: string }> {
  const files = args.some((arg) => arg.endsWith(".ts")) ? [] : everything;
  const color = process.stdout.isTTY ? ["--color"] : [];
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", mocha, ...color, ...files, ...args],
    {
      stdio: ["inherit", "pipe", "inherit"],
    },
  );
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const status = await new Promise<number>((resolve, reject) => {
    child.on("error", reject).on("close", (code) => resolve(code ?? 1));
  });
  // oxlint-disable-next-line no-control-regex -- colours
  return { status, output: output.replaceAll(/\u001B\[\d+m/g, "") };
}

provideTools();
const { status, output } = await runMocha(process.argv.slice(2));
const failed = count(output, "failing");
console.log(`${count(output, "passing")} passed, ${status !== 0 && failed === 0 ? 1 : failed} failed`);
process.exitCode = status === 0 ? 0 : 1;
