// npm run setup                 asks what is missing, shows what would be done, does it when told to
// npm run setup -- --plan       changes nothing
// npm run setup -- --by-hand    signs in nowhere: every step as a numbered instruction with the exact values
//   --tenant GUID --host NAME [--app-id GUID] [--teams-app-id GUID] [--features install,directory,archive,mail,readback]
//   [--sites URL,URL] [--certificate FILE.pem | --identity GUID] [--version 1.2.0] [--language vi|en] [--yes]
// What no flag gives comes from the server's own variables; GRAPH_TOKEN takes the place of signing in with a code.
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import own from "../package.json" with { type: "json" };
import { SignInRefused } from "../src/adapters/archive/sharepoint/credential.ts";
import { openGraph, type Graph } from "../src/adapters/archive/sharepoint/graph.ts";
import { defaultTuning } from "../src/adapters/archive/sharepoint/settings.ts";
import { createUnitBudget, defaultBudget } from "../src/adapters/archive/sharepoint/unit-budget.ts";
import { filled, type Language, type Message } from "../src/contract/messages/message.ts";
import { ArchiveUnavailable } from "../src/ports/archive.ts";
import { runCommand } from "./run-command.ts";
import type { Outcome } from "./setup/outcome.ts";
import { setUp } from "./setup/set-up.ts";
import { setupValues, type SetupValues } from "./setup/settings.ts";
import { administratorTokens } from "./setup/sign-in.ts";
import { instructions, outcomeLine, permissionLines } from "./setup/tell.ts";
import { setupWords, stepWords } from "./setup/words.ts";

const text = { type: "string" } as const;
const yes = { type: "boolean", default: false } as const;
const flags = {
  tenant: text,
  host: text,
  "app-id": text,
  "teams-app-id": text,
  features: text,
  sites: text,
  certificate: text,
  identity: text,
  version: text,
  "graph-url": text,
  "login-url": text,
  language: { ...text, default: "vi" },
  plan: yes,
  "by-hand": yes,
  yes,
} as const;

/** Far more than one administrator's command asks. */
const unitsPerMinute = 6000;

interface Run {
  readonly values: SetupValues;
  readonly language: Language;
  readonly graph: Graph;
}

const say = (lines: readonly string[]): void => console.log(lines.join("\n"));

async function main(): Promise<number> {
  const given = parseArgs({ options: flags }).values;
  const language: Language = given.language === "en" ? "en" : "vi";
  const isGuided = process.stdin.isTTY && !given.plan && !given["by-hand"] && !given.yes;
  const { plan, yes: isYes, "by-hand": byHand, language: _, ...texts } = given;
  const asked = isGuided ? await missing(texts, language) : {};
  const values = setupValues({ ...texts, ...asked }, process.env, own.version);
  say(permissionLines(values, language));
  if (byHand) {
    say(instructions(everything(values), values, null, language));
    return 0;
  }
  const tokens = administratorTokens(values, process.env["GRAPH_TOKEN"], (url, code) =>
    say([filled(setupWords.signIn, language, { url, code })]),
  );
  const graph = openGraph({
    graphUrl: values.graphUrl,
    tokens,
    budget: createUnitBudget({ ...defaultBudget, perMinute: unitsPerMinute }),
    tuning: defaultTuning,
  });
  const run = { values, language, graph };
  try {
    // Before anything is asked of Graph, which is asked again where it fails: nobody enters a code twice.
    await tokens.token();
    const mayChange = !plan && (isYes || (isGuided && (await planned(run)) && (await agreed(language))));
    const isDone = await through(run, mayChange);
    if (!plan && !isGuided && !isYes) say([setupWords.notAsked[language]]);
    return isDone ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ArchiveUnavailable)) throw error;
    const { tenantId } = values;
    say([
      error instanceof SignInRefused
        ? filled(setupWords.notSignedIn, language, { reason: error.reason, tenantId })
        : filled(setupWords.offline, language, { reason: error.message }),
    ]);
    return 1;
  }
}

/** Shows what would be done; false where nothing is left to do. */
async function planned({ values, language, graph }: Run): Promise<boolean> {
  say([setupWords.looking[language]]);
  let isLeft = false;
  for await (const outcome of setUp({ graph, values, mayChange: false }, new Date())) {
    say([outcomeLine(outcome, language)]);
    isLeft ||= outcome.state === "would";
  }
  return isLeft;
}

/** Whether Graph refused nothing. */
async function through({ values, language, graph }: Run, mayChange: boolean): Promise<boolean> {
  say([setupWords[mayChange ? "doing" : "looking"][language]]);
  const outcomes: Outcome[] = [];
  const steps = setUp({ graph, values, mayChange }, new Date());
  let next = await steps.next();
  for (; next.done !== true; next = await steps.next()) {
    outcomes.push(next.value);
    say([outcomeLine(next.value, language)]);
  }
  say(instructions(outcomes, values, next.value?.appId ?? null, language));
  return outcomes.every(({ state }) => state !== "refused");
}

function everything({ sites }: SetupValues): Outcome[] {
  const steps = Object.keys(stepWords) as Outcome["step"][];
  return steps.flatMap((step) =>
    (step === "siteGrant" ? sites : [""]).map((about) => ({ step, state: "byHand" as const, about })),
  );
}

type Texts = Readonly<Record<string, string | undefined>>;

/** Asks for what neither a flag nor the environment says. */
async function missing(texts: Texts, language: Language): Promise<Texts> {
  const { env } = process;
  const questions: readonly (readonly [string, string | undefined, Message])[] = [
    ["tenant", texts["tenant"] ?? env["MICROSOFT_APP_TENANT_ID"], setupWords.askTenant],
    ["host", texts["host"] ?? env["VANTHU_PUBLIC_URL"], setupWords.askHost],
    ["sites", texts["sites"] ?? env["SHAREPOINT_SITE"], setupWords.askSites],
  ];
  const answers: Record<string, string> = {};
  for (const [flag, known, question] of questions)
    if (known === undefined) answers[flag] = await ask(question[language]);
  return answers;
}

async function agreed(language: Language): Promise<boolean> {
  return /^[cy]/iu.test(await ask(setupWords.goOn[language]));
}

async function ask(question: string): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await asking.question(question)).trim();
  } finally {
    asking.close();
  }
}

await runCommand(main);
