import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const places = [process.env["CLAMD_PATH"], "/usr/sbin/clamd", "/usr/bin/clamd", "/usr/local/sbin/clamd"];

/** Where this machine's clamd is; null where there is none. */
export function clamdPath(): string | null {
  return places.find((place) => place !== undefined && existsSync(place)) ?? null;
}

/** The test file that every scanner finds (EICAR); in two pieces, so that this source is not found by one. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
export const eicarName = "Test.Eicar.UNOFFICIAL";
/** Found only once it was added to the signatures. */
export const laterFound = "VANTHU-IS-FOUND-ONLY-LATER";

const signature = (name: string, text: string) =>
  `${name}:0:*:${Buffer.from(text, "latin1").toString("hex")}\n`;

export interface RunningClamd {
  readonly socket: string;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Starts it again on the same socket, after `kill`. */
  start(): Promise<void>;
  /** Adds a signature and makes clamd read them again. */
  learn(name: string, text: string): Promise<void>;
  /** Has the first signature alone again. */
  forget(): Promise<void>;
  stop(): Promise<void>;
}

export interface ClamdSettings {
  /** Lines of clamd.conf beside the usual ones, or in their place. */
  readonly conf?: Readonly<Record<string, string>>;
}

/** Debian's own clamd with one signature, EICAR's, on a socket in a folder of its own; ended by its process id. */
export async function startClamd({ conf = {} }: ClamdSettings = {}): Promise<RunningClamd> {
  const program = clamdPath();
  if (program === null) throw new Error("clamd is not installed.");
  const folder = await mkdtemp(path.join(tmpdir(), "vanthu-clamd-"));
  const socket = path.join(folder, "clamd.sock");
  const signatures = path.join(folder, "db");
  await mkdir(signatures);
  const first = signature("Test.Eicar", eicar.slice(0, 60));
  await writeFile(path.join(signatures, "test.ndb"), first);
  const lines = {
    Foreground: "yes",
    LocalSocket: socket,
    FixStaleSocket: "yes",
    DatabaseDirectory: signatures,
    TemporaryDirectory: folder,
    AlertExceedsMax: "yes",
    AlertEncrypted: "yes",
    ...(process.getuid?.() === 0 ? { User: "root" } : {}),
    ...conf,
  };
  const file = path.join(folder, "clamd.conf");
  await writeFile(
    file,
    Object.entries(lines)
      .map(([key, value]) => `${key} ${value}\n`)
      .join(""),
  );
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    await rm(socket, { force: true });
    const own = spawn(program ?? "", ["--config-file", file], { stdio: "ignore" });
    child = own;
    for (let tries = 0; tries < 400; tries += 1) {
      if (own.exitCode !== null) throw new Error(`clamd ended with ${own.exitCode}.`);
      if ((await say(socket, "PING").catch(() => "")) === "PONG") return;
      await sleep(50);
    }
    throw new Error("clamd does not answer.");
  }

  async function kill(): Promise<void> {
    const own = child;
    child = null;
    if (own === null || own.exitCode !== null || own.signalCode !== null) return;
    const gone = new Promise((resolve) => own.once("exit", resolve));
    own.kill("SIGKILL");
    await gone;
  }

  /** Until clamd has read them, told by whether it finds the text. */
  async function load(known: string, text: string, isFound: boolean): Promise<void> {
    await writeFile(path.join(signatures, "test.ndb"), known);
    await say(socket, "RELOAD");
    for (let tries = 0; tries < 200; tries += 1) {
      if ((await sayStream(socket, text)).includes("FOUND") === isFound) return;
      await sleep(25);
    }
    throw new Error("clamd does not read its signatures again.");
  }

  await start();
  return {
    socket,
    start,
    kill,
    learn: (name, text) => load(first + signature(name, text), text, true),
    forget: () => load(first, laterFound, false),
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const say = (socket: string, command: string) => exchange(socket, [Buffer.from(`z${command}\0`)]);

function sayStream(socket: string, text: string): Promise<string> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return exchange(socket, [Buffer.from("zINSTREAM\0"), length, Buffer.from(text), Buffer.alloc(4)]);
}

/** Bare, without anything of the product: what a test compares with. */
function exchange(socket: string, pieces: readonly Buffer[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const line = connect(socket);
    let text = "";
    line.on("connect", () => line.write(Buffer.concat(pieces)));
    line.on("data", (piece: Buffer) => {
      text += piece.toString("latin1");
    });
    line.on("error", reject);
    line.on("close", () => resolve(text.replace(/\0$/, "")));
  });
}
