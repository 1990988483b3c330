import type { BrowserContext } from "playwright-core";
import { signInOptions } from "../../src/contract/session.ts";
import type { TestServer } from "../support/test-server.ts";

/** Sample people of one agency, each in the role in which they look at a page. */
export const seats = {
  clerk: "Tô Thị Mai Sương",
  leader: "Lương Thế Khải",
  unitHead: "Lâm Chí Dũng",
  specialist: "Bạch Thị Hoài",
  administrator: "Đặng Hoàng Phi",
  auditor: "Kiều Minh Thắng",
  /** Of another agency, for which they act. */
  outsider: "Hà Thị Nguyên",
} as const;
export type Seat = keyof typeof seats;

/** The id of the sample person of this name, as the picker offers it. */
export async function samplePersonId(server: TestServer, name: string): Promise<string> {
  const offered = await server.stranger.get("/api/sign-in", signInOptions);
  const person = offered.mode === "sample" ? offered.people.find((it) => it.name === name) : undefined;
  if (person === undefined) throw new Error(`Nobody is called ${name}.`);
  return person.id;
}

/** Every page of this window opens as this person, who has chosen in the picker before. */
export async function remembers(context: BrowserContext, personId: string): Promise<void> {
  await context.addInitScript(
    `if (location.protocol === "http:") sessionStorage.setItem("vanthu.person", "${personId}");`,
  );
}
