// Runs on whatever Node the machine has (20 or later). It installs what the lockfile names when that is missing or
// old, and hands every command to the project's own Node 24, so that nobody has to install anything by hand.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const windows = process.platform === "win32";
const [command = "start", ...args] = process.argv.slice(2);
// Types are stripped and code is compiled once, not at each start of each process.
process.env.NODE_COMPILE_CACHE ??= path.join(root, "dist", "compiled");

/** Ends this process with the child's own exit status when the child fails. */
function run(file, argv, options = {}) {
  const child = spawnSync(file, argv, { cwd: root, stdio: "inherit", ...options });
  if (child.error) throw child.error;
  if (child.status !== 0) process.exit(child.status ?? 1);
}

/** What the lockfile names and what is installed, by npm's own record; what other platforms need is on neither list. */
function isInstalled(lockText) {
  const record = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  return Object.entries(JSON.parse(lockText).packages).every(
    ([place, { version, optional }]) => place === "" || optional || installed[place]?.version === version,
  );
}

/** One process installs, others that were started meanwhile wait for it; a lock whose process has ended is nobody's. */
function alone(work) {
  mkdirSync(path.join(root, "dist"), { recursive: true });
  const lock = path.join(root, "dist", ".installing");
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    if (isHeld(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    else rmSync(lock, { force: true });
  }
  // `process.exit` inside the work leaves no lock behind either.
  const free = () => rmSync(lock, { force: true });
  process.on("exit", free);
  work();
  free();
}

function isHeld(lock) {
  const { mtimeMs } = statSync(lock, { throwIfNoEntry: false }) ?? {};
  if (mtimeMs === undefined) return false;
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder > 0) return process.kill(holder, 0);
  } catch {
    // Nobody has that number any more, or the lock has just gone.
  }
  // It may not be written yet: a moment decides.
  return Date.now() - mtimeMs < 2_000;
}

/** Installs from the lockfile once per lockfile; `npm ci` removes the stamp together with node_modules. */
function install() {
  const lockText = readFileSync(path.join(root, "package-lock.json"));
  const lock = createHash("sha256").update(lockText).digest("hex");
  const stamp = path.join(root, "node_modules", ".vanthu-lock");
  const isStamped = () => existsSync(stamp) && readFileSync(stamp, "utf8") === lock;
  if (isStamped()) return;
  alone(() => {
    if (isStamped()) return;
    if (!isInstalled(lockText)) {
      console.log(
        "Đang cài đặt các gói cần thiết (chỉ lần đầu)… / Installing what is needed (first time only)…",
      );
      run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { shell: windows });
    }
    writeFileSync(stamp, lock);
  });
}

/** The project's own Node 24; another Node is good enough only where it is as new. */
function node() {
  const own = path.join(root, "node_modules", "node", "bin", windows ? "node.exe" : "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  console.error(
    "Không tìm thấy Node 24 trong node_modules. Hãy xóa node_modules và chạy lại, hoặc cài Node 24.",
  );
  console.error(
    "Node 24 is missing from node_modules. Delete node_modules and run again, or install Node 24.",
  );
  process.exit(1);
}

/** Resolves a package's command to its script, so that it runs on our Node and not on the machine's. */
function bin(name) {
  const require = createRequire(import.meta.url);
  const owner = name === "tsc" ? "typescript" : name;
  const manifest = path.join(root, "node_modules", owner, "package.json");
  const { bin: bins } = require(manifest);
  return path.join(path.dirname(manifest), typeof bins === "string" ? bins : bins[name]);
}

const exec = (name, argv = []) => run(node(), [bin(name), ...argv]);
const script = (file, argv = []) => run(node(), ["--disable-warning=ExperimentalWarning", file, ...argv]);

/** Runs until the child ends by itself; who asks this process to stop asks the child, which finishes what is in hand. */
function serve(file, argv) {
  const child = spawn(node(), ["--disable-warning=ExperimentalWarning", file, ...argv], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // Ctrl+C reaches the child from the terminal; here it must only not end the parent first.
  process.on("SIGINT", () => {});
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 128)));
}

function newest(place) {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(place).reduce((latest, name) => Math.max(latest, newest(path.join(place, name))), 0);
}

/** Builds the tab when a source is newer than the last build; a second start therefore waits for nothing. */
function buildTab() {
  const stamp = path.join(root, "dist", "tab", "index.html");
  const sources = ["tab", "src/contract", "src/domain", "package-lock.json"].map((p) => path.join(root, p));
  const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((place) => !existsSync(place) || newest(place) <= built)) return;
  mkdirSync(path.join(root, "dist"), { recursive: true });
  exec("vite", ["build", "tab", "--logLevel", "warn"]);
}

install();
switch (command) {
  case "start":
    buildTab();
    serve("src/main.ts", args);
    break;
  case "build":
    buildTab();
    break;
  case "types":
    exec("tsc", ["-p", "tsconfig.json"]);
    exec("tsc", ["-p", "tab/tsconfig.json"]);
    break;
  case "test":
    buildTab();
    script("scripts/test.ts", args);
    break;
  case "exec":
    exec(args[0], args.slice(1));
    break;
  case "script":
    script(args[0], args.slice(1));
    break;
  default:
    console.error(`Unknown command "${command}".`);
    process.exit(2);
}
