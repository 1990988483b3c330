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
  stop(): Promise<void>;
}

/** The product in a process of its own, as it runs: whoever measures it must not share its thread. */
export async function serveInProcess(): Promise<ServerProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "serve-fixture.ts")], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      ...served.parse(JSON.parse(line)),
      pid: child.pid ?? 0,
      async stop() {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error("The server ended before it said where it is.");
}
