// Opens Agents Playground for two sample people, so that the chat can be tried beside a running `npm start`.
import path from "node:path";
import type { z } from "zod";
import { signInOptions } from "../src/contract/session.ts";
import { sampleTenantId } from "../src/main/bot-parts.ts";
import {
  playgroundCommand,
  PortTaken,
  startPlayground,
  type Playground,
  type PlaygroundPerson,
} from "../test/support/playground.ts";

const server = `http://127.0.0.1:${process.env["VANTHU_PORT"] ?? "3978"}`;
const seats = [
  { role: "leader", port: 56150 },
  { role: "specialist", port: 56151 },
] as const;

class CannotStart extends Error {}

type SamplePerson = Extract<z.infer<typeof signInOptions>, { mode: "sample" }>["people"][number];

/** The sample people as the running server offers them for signing in. */
async function samplePeople(): Promise<SamplePerson[]> {
  const response = await fetch(`${server}/api/sign-in`).catch(() => null);
  if (response === null || !response.ok) {
    throw new CannotStart(
      `Vanthu chưa chạy tại ${server}: hãy chạy “npm start” trước, trong một cửa sổ khác. / Vanthu is not running at ${server}: run “npm start” first, in another window.`,
    );
  }
  const options = signInOptions.parse(await response.json());
  if (options.mode !== "sample") {
    throw new CannotStart(
      "Máy chủ này dùng Entra: hãy thử trong Teams. / This server uses Entra: try it in Teams.",
    );
  }
  return options.people;
}

/** Somebody of that role, of the first agency, and with no other role where there is one. */
function seated(people: readonly SamplePerson[], role: SamplePerson["roles"][number]): SamplePerson {
  const able = people.filter(({ roles, agency }) => roles.includes(role) && agency === people[0]?.agency);
  const person = able.find(({ roles }) => roles.length === 1) ?? able[0];
  if (person === undefined) throw new CannotStart(`No sample person is a ${role}.`);
  return person;
}

function inDirectory({ id, name }: SamplePerson): PlaygroundPerson {
  return { id, name, email: `${id}@example.vn`, directoryId: id };
}

async function open(): Promise<Playground[]> {
  if (playgroundCommand() === null) {
    throw new CannotStart(
      "Thiếu gói @microsoft/m365agentsplayground: hãy chạy “npm install”. / The package is missing: run “npm install”.",
    );
  }
  const people = await samplePeople();
  const opened: Playground[] = [];
  for (const { role, port } of seats) {
    const person = seated(people, role);
    const playground = await startPlayground({
      endpoint: `${server}/api/messages`,
      tenantId: sampleTenantId,
      person: inDirectory(person),
      others: people.filter(({ id }) => id !== person.id).map(inDirectory),
      port,
      folder: path.join(import.meta.dirname, "..", "data", "playground", role),
    });
    opened.push(playground);
    console.log(`${person.name}${person.position === null ? "" : `, ${person.position}`}: ${playground.url}`);
  }
  console.log(
    "Mở hai địa chỉ trên trong trình duyệt; Ctrl+C để dừng. / Open both in a browser; Ctrl+C stops them.",
  );
  return opened;
}

try {
  const opened = await open();
  const stop = (): void => {
    void Promise.all(opened.map((playground) => playground.stop()));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  await Promise.all(opened.map(({ ended }) => ended));
} catch (error) {
  if (!(error instanceof CannotStart || error instanceof PortTaken)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
