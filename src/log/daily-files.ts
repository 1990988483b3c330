import { appendFileSync, mkdirSync, readdirSync, unlinkSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";

const ours = /^vanthu-(?<day>\d{4}-\d{2}-\d{2})\..+\.log$/u;

/**
 * A log of one file a day (in UTC, as its lines are) and process, of which those older than `keepDays` are removed when
 * a new one begins. What cannot be written is lost, as it would be on a terminal that was closed: the work goes on.
 */
export function dailyFiles(
  folder: string,
  keepDays: number,
  now: () => Date = () => new Date(),
): { write(line: string): void } {
  mkdirSync(folder, { recursive: true, mode: 0o750 });
  const writer = `${hostname().replaceAll(/[^\w-]/gu, "_")}-${process.pid}`;
  let today = "";
  return {
    write(line) {
      const at = now();
      const day = at.toISOString().slice(0, 10);
      try {
        if (day !== today) removeBefore(folder, dayBefore(at, keepDays));
        today = day;
        appendFileSync(path.join(folder, `vanthu-${day}.${writer}.log`), line, { mode: 0o640 });
      } catch (error) {
        if (!(error instanceof Error && "syscall" in error)) throw error;
      }
    },
  };
}

function dayBefore(at: Date, days: number): string {
  return new Date(at.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

function removeBefore(folder: string, day: string): void {
  for (const name of readdirSync(folder)) {
    const of = ours.exec(name)?.groups?.["day"];
    if (of !== undefined && of < day) unlinkSync(path.join(folder, name));
  }
}
