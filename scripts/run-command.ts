import { ConfigRefused } from "../src/config/config-refused.ts";
import { messageOf } from "../src/contract/messages/all.ts";
import { RuleBroken } from "../src/domain/rule-broken.ts";

/** The command was asked for in a way that it does not know. */
export class WrongUse extends Error {}

const wrongUse = 2;

/**
 * Runs a command of package.json to its end. The process ends with the status that `main` answers; where something is
 * refused, with its sentence and 1, or 2 and `usage` for wrong use, or 78 (`EX_CONFIG` of sysexits.h) for a wrong environment.
 */
export async function runCommand(
  main: (words: readonly string[]) => Promise<number>,
  usage?: string,
): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const status = statusOf(error);
    console.error(sentenceOf(error));
    if (status === wrongUse && usage !== undefined) console.error(usage);
    process.exitCode = status;
  }
}

function sentenceOf(error: Error): string {
  if (error instanceof RuleBroken) {
    const said = messageOf(error.code, error.params);
    return said === null ? error.code : `${said.vi} / ${said.en}`;
  }
  return isOurFault(error) ? (error.stack ?? error.message) : error.message;
}

/** What no sentence was written for: whoever mends it needs the place. */
const isOurFault = (error: Error): boolean =>
  ["TypeError", "RangeError", "ReferenceError"].includes(error.name) && !("code" in error);

function statusOf(error: Error): number {
  if (error instanceof ConfigRefused) return 78;
  // `parseArgs` of node:util throws these.
  const isWrongUse =
    error instanceof WrongUse || ("code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
  return isWrongUse ? wrongUse : 1;
}
