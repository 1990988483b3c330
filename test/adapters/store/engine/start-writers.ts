import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StoreSettings } from "../../../../src/adapters/store/engine/open-database.ts";

export interface Writers {
  /** Resolves once a number has been told, since the start or the last call. */
  hasWritten(): Promise<void>;
  /** SIGKILL; gives the numbers that were told. */
  kill(): Promise<number[]>;
  /** Lets each writer end what it is at; gives the numbers that were told. */
  end(): Promise<number[]>;
}

/** A process of its own in which so many write at once (writer-process.ts). */
export function startWriters(settings: StoreSettings, count: number): Writers {
  const program = fileURLToPath(new URL("writer-process.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", program, JSON.stringify(settings), String(count)],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const closed = once(child, "close");
  let told = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text));
  const numbers = () => told.split("\n").slice(0, -1).map(Number);
  return {
    async hasWritten() {
      await once(child.stdout, "data");
    },
    async kill() {
      child.kill("SIGKILL");
      await closed;
      return numbers();
    },
    async end() {
      child.stdin.end();
      await closed;
      return numbers();
    },
  };
}
