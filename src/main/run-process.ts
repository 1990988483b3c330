import type { Logger } from "pino";
import { ConfigRefused, type Config } from "../config.ts";
import { FileStoreUnavailable } from "../ports/file-store.ts";
import { StoreMisfit, StoreUnavailable } from "../ports/store-errors.ts";
import { errorFacts } from "../log/error-facts.ts";
import { CannotStart } from "./cannot-start.ts";

/** Exit statuses as sysexits(3) has them: wrong configuration, a service that is not there, a fault of ours. */
const exits = { config: 78, unavailable: 69, fault: 70 } as const;

export interface Running {
  readonly url: string;
  readonly log: Logger;
  stop(): Promise<void>;
}

/** Starts the server, says where to click, and ends cleanly on SIGINT and SIGTERM; the second signal ends at once. */
export async function runProcess(
  config: () => Config,
  start: (config: Config) => Promise<Running>,
): Promise<void> {
  try {
    const read = config();
    const running = await start(read);
    process.stdout.write(welcome(read, running.url));
    endOnSignals(running);
  } catch (error) {
    process.stderr.write(`${explained(error)}\n`);
    process.exitCode = exitOf(error);
  }
}

function endOnSignals(running: Running): void {
  const { log } = running;
  let isStopping = false;
  const end = () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    log.info("stopping");
    running.stop().then(
      () => log.info("stopped"),
      (error: unknown) => {
        log.fatal({ error: errorFacts(error) }, "did not stop cleanly");
        process.exitCode = exits.fault;
      },
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

function exitOf(error: unknown): number {
  if (error instanceof ConfigRefused) return exits.config;
  const isPlace = [CannotStart, StoreMisfit, StoreUnavailable, FileStoreUnavailable].some(
    (kind) => error instanceof kind,
  );
  return isPlace ? exits.unavailable : exits.fault;
}

function explained(error: unknown): string {
  if (error instanceof ConfigRefused) {
    const lines = error.problems.map(({ vi, en }) => `  • ${vi}\n    ${en}`);
    return `Vanthu chưa khởi động được vì cấu hình chưa đúng. / The configuration is not right:\n${lines.join("\n")}`;
  }
  if (error instanceof CannotStart) return `${error.sentence.vi}\n${error.sentence.en}`;
  if (error instanceof StoreMisfit) return error.message;
  if (error instanceof StoreUnavailable) {
    return `Không mở được cơ sở dữ liệu. / The database cannot be opened.\n${error.message}`;
  }
  if (error instanceof FileStoreUnavailable) {
    return `Không mở được kho tệp. / The file store cannot be opened.\n${error.message}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : "Unknown fault.";
}

function welcome({ identity, dataFolder }: Config, url: string): string {
  const bright = process.stdout.isTTY ? "\u001B[1m" : "";
  const plain = process.stdout.isTTY ? "\u001B[0m" : "";
  const lines =
    identity.mode === "sample"
      ? [
          `  Mở trong trình duyệt · Open      ${bright}${url}/tab/${plain}`,
          `  Thử bot trong chat · Try the bot ${bright}npm run playground${plain}`,
          `  Dữ liệu thử · Sample data        ${dataFolder}`,
          `  Dừng · Stop                      Ctrl+C`,
        ]
      : [`  ${bright}${url}/tab/${plain}`];
  return `\n  Vanthu đang chạy. · Vanthu is running.\n\n${lines.join("\n")}\n\n`;
}
