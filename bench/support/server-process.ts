import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

const served = z.object({
  url: z.url(),
  dataFolder: z.string(),
  clerks: z.array(z.string()),
  leader: z.string(),
});

export interface ServerProcess extends z.infer<typeof served> {
  readonly pid: number;
  /** Milliseconds of processor time that it has used, all its threads together. */
  processorTime(): Promise<number>;
  /** `memory`: resident, in bytes. */
  facts(): Promise<{ readonly memory: number }>;
  /** Takes a CPU profile until the function that it gives is called with the name of a file. */
  profile(): Promise<(file: string) => Promise<void>>;
  stop(): Promise<void>;
}

/** The product in a process of its own, as it runs: whoever measures it must not share its thread. */
export async function serveInProcess(env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, "serve-fixture.ts"), JSON.stringify(env)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error("The server ended before it answered.");
    return JSON.parse(line.value);
  };
  const ask = async (line: string) => {
    child.stdin.write(`${line}\n`);
    return z.number().parse(await next());
  };
  return {
    ...served.parse(await next()),
    pid: child.pid ?? 0,
    processorTime: () => ask("processor"),
    facts: async () => ({ memory: await ask("memory") }),
    async profile() {
      await ask("profile");
      return async (file) => void (await ask(`profile ${file}`));
    },
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}
