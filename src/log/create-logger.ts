import { pino, type Logger } from "pino";
import type { Config } from "../config.ts";

/** Where a secret or a person might get into a line by mistake; the lines themselves are written without (rule 8). */
const secret = ["authorization", "token", "password", "secret", "cookie", "connection", "email", "text"];

/** One JSON line an event, to standard output. */
export function createLogger({ logLevel }: Pick<Config, "logLevel">): Logger {
  return pino({
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secret.flatMap((key) => [key, `*.${key}`]), censor: "…" },
  });
}
