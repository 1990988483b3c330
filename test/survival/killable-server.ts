import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

import type { ConnectorPlace } from "../support/connector-place.ts";

const said = z.object({ url: z.url(), clerks: z.array(z.string()) });

/** The product in a process of its own that is killed and started again on the same data. */
export interface KillableServer {
  /** Where it is now; waits while it is down. */
  url(): Promise<string>;
  readonly clerks: readonly string[];
  /** SIGKILL: nothing of the process runs any more, not even an `exit` handler. */
  kill(): Promise<void>;
  startAgain(): Promise<void>;
  /** Milliseconds of processor that it has used since it was last started; 0 where the system does not say (Linux does). */
  processorMs(): number;
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>;
}

/** What it does otherwise than the product (serve.ts). */
export interface Otherwise {
  readonly env?: Readonly<Record<string, string>>;
  readonly beatMs?: number;
  readonly deadAfterMs?: number;
  /** How long it sleeps where nothing is due; less than the product unless said otherwise. */
  readonly pollMs?: number;
  /** A double in the place of Teams, and the file with the authority of its certificate. */
  readonly connector?: ConnectorPlace;
  readonly trustFile?: string;
}

/** On a folder without an agency (`new`) it makes one. */
export async function killableServer(
  dataFolder: string,
  state: "new" | "old" = "new",
  otherwise: Otherwise = {},
): Promise<KillableServer> {
  let { child, ...first } = await start(dataFolder, state, otherwise);
  let address: Promise<string> = Promise.resolve(first.url);
  return {
    url: () => address,
    clerks: first.clerks,
    processorMs: () => processorMsOf(child.pid),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      return child.exitCode;
    },
    async startAgain() {
      const starting = start(dataFolder, "old", otherwise);
      address = starting.then((it) => it.url);
      ({ child } = await starting);
    },
  };
}

/** In user and system mode, in hundredths of a second (proc(5)). */
function processorMsOf(pid: number | undefined): number {
  try {
    const [, facts = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [user = 0, system = 0] = facts.split(" ").slice(11, 13).map(Number);
    return 10 * (user + system);
  } catch {
    return 0;
  }
}

async function start(
  dataFolder: string,
  state: "new" | "old",
  otherwise: Otherwise,
): Promise<{ child: ChildProcess; url: string; clerks: readonly string[] }> {
  const script = path.join(import.meta.dirname, "serve.ts");
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", script, dataFolder, state, JSON.stringify(otherwise)],
    {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        ...(otherwise.trustFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: otherwise.trustFile }),
      },
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, ...said.parse(JSON.parse(line)) };
  }
  throw new Error("The server ended before it said where it is.");
}
