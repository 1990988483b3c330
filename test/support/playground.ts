import { spawn, type ChildProcess } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";

/** Somebody who sits before a playground, as the directory knows them. */
export interface PlaygroundPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly directoryId: string;
}

export interface PlaygroundOptions {
  /** The bot's address: `http://127.0.0.1:3978/api/messages`. */
  readonly endpoint: string;
  readonly tenantId: string;
  /** Who writes to the bot here. */
  readonly person: PlaygroundPerson;
  /** Others who exist for group chats; the playground has room for five. */
  readonly others?: readonly PlaygroundPerson[];
  /** A free one when left out. */
  readonly port?: number;
  /** Keeps the conversations of this folder; a temporary one, removed at the end, when left out. */
  readonly folder?: string;
}

/** One exchange between playground and bot, as the playground recorded it. */
const recorded = z.object({
  direction: z.string().optional(),
  activityName: z.string().optional(),
  request: z
    .object({ method: z.string().optional(), url: z.string().optional(), body: z.unknown() })
    .optional(),
  response: z.object({ statusCode: z.number().optional(), body: z.unknown() }).optional(),
});
export type RecordedEvent = z.infer<typeof recorded>;

export interface Playground {
  readonly url: string;
  readonly port: number;
  events(): RecordedEvent[];
  /** Resolves when it is gone, by itself or stopped. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Something else listens there. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(`Cổng ${port} đang được dùng. / Port ${port} is taken.`);
    this.name = "PortTaken";
  }
}

const require = createRequire(import.meta.url);

/** The playground's own command; null where it is not installed. */
export function playgroundCommand(): string | null {
  try {
    const manifest = require.resolve("@microsoft/m365agentsplayground/package.json");
    const command = path.join(path.dirname(manifest), "cli.js");
    return existsSync(command) ? command : null;
  } catch {
    return null;
  }
}

/**
 * Starts Microsoft 365 Agents Playground for one person against a bot, on this machine, without telemetry. Two people
 * are two playgrounds: each is its own client with its own service address.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const command = playgroundCommand();
  if (command === null) throw new Error("@microsoft/m365agentsplayground is not installed.");
  const port = options.port ?? (await freePort());
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), "vanthu-playground-"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, ".m365agentsplayground.yml"), configuration(options));
  const child = spawn(
    process.execPath,
    [
      command,
      "start",
      `--app-endpoint=${options.endpoint}`,
      `--port=${port}`,
      `--service-url=http://127.0.0.1:${port}/_connector`,
      "--enable-events-recording",
      "--disable-telemetry",
    ],
    {
      cwd: folder,
      // The second switch stops what the first leaves: a beat to Microsoft's telemetry service.
      env: { ...process.env, APPLICATION_INSIGHTS_NO_STATSBEAT: "true", BROWSER: "none" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  try {
    await listening(child, port);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    ended,
    events: () => readEvents(path.join(folder, "devTools")),
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill();
      await ended;
    },
  };
}

/** It says that it listens before it does, and before it has read its configuration; a bad one ends it right after. */
async function listening(child: ChildProcess, port: number): Promise<void> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The playground did not start: ${output}`)), 30_000);
    const settle = (end: () => void): void => {
      clearTimeout(timer);
      end();
    };
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const heard = /Listening on (?<port>\d+)/u.exec(output)?.groups?.["port"];
      if (heard === String(port)) settle(resolve);
      // It takes another port where this one is taken, but the bot would go on answering to this one.
      else if (heard !== undefined) settle(() => reject(new PortTaken(port)));
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once("exit", (code) =>
      settle(() => reject(new Error(`The playground ended (${code}): ${output}`))),
    );
  });
  for (const end = Date.now() + 30_000; ;) {
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    if (child.exitCode !== null) throw new Error(`The playground refused its configuration: ${output}`);
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer?.ok === true) return;
    if (Date.now() > end) throw new Error(`The playground does not answer: ${output}`);
  }
}

function readEvents(folder: string): RecordedEvent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.startsWith("events_recording"))
    .flatMap((name) => readFileSync(path.join(folder, name), "utf8").split("\n---\n"))
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => recorded.parse(JSON.parse(part)));
}

/** Every value is a quoted string: the playground takes no other kind, and five further people, no more and no less. */
function configuration({ tenantId, person, others = [] }: PlaygroundOptions): string {
  const quote = (text: string): string => JSON.stringify(text);
  const entry = (one: PlaygroundPerson, pad: string): string =>
    [
      ["id", one.id],
      ["name", one.name],
      ["userPrincipleName", one.email],
      ["aadObjectId", one.directoryId],
      ["givenName", one.name.split(" ").at(-1) ?? one.name],
      ["surname", one.name.split(" ")[0] ?? one.name],
      ["email", one.email],
    ]
      .map(([key = "", value = ""]) => `${pad}${key}: ${quote(value)}\n`)
      .join("");
  const fillers = Array.from({ length: Math.max(0, 5 - others.length) }, (_, n): PlaygroundPerson => ({
    id: `filler-${n}`,
    name: `Người khác ${n + 1}`,
    email: `nguoi-khac-${n + 1}@example.vn`,
    directoryId: `00000000-0000-4000-8000-00000000fff${n}`,
  }));
  return [
    'version: "0.1.0"\n',
    `tenantId: ${quote(tenantId)}\n`,
    `bot:\n  id: "vanthu"\n  name: "Vanthu"\n`,
    `currentUser:\n${entry(person, "  ")}`,
    `users:\n${[...others, ...fillers]
      .slice(0, 5)
      .map((one) => `  - ${entry(one, "    ").trimStart()}`)
      .join("")}`,
    `personalChat:\n  id: ${quote(`a:${person.id}`)}\n`,
    `groupChat:\n  id: "19:group@thread.v2"\n  name: "Nhóm xử lý văn bản"\n`,
    `team:\n  id: "19:team@thread.tacv2"\n  name: "Văn phòng"\n  aadGroupId: "00000000-0000-0000-0000-000000000031"\n`,
    `  channels:\n    - id: "19:chan@thread.tacv2"\n      name: "Thông báo"\n`,
  ].join("");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
