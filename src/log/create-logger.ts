import { pino, type Logger, type LoggerOptions } from "pino";
import type { Config } from "../config.ts";
import { dailyFiles } from "./daily-files.ts";

type LogConfig = Pick<Config, "logLevel" | "logFolder" | "keepDays">;

/** Where a secret or a person might get into a line by mistake; the lines themselves are written without (rule 8). */
const secret = ["authorization", "token", "password", "secret", "cookie", "connection", "email", "text"];

/** One JSON line an event, to standard output or to a file a day. */
export function createLogger({ logLevel, logFolder, keepDays }: LogConfig): Logger {
  const options: LoggerOptions = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secret.flatMap((key) => [key, `*.${key}`]), censor: "…" },
  };
  return logFolder === null ? pino(options) : pino(options, dailyFiles(logFolder, keepDays.log));
}
