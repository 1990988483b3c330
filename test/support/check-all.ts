import { checkNextDocument } from "../../src/usecases/signatures/check-next-document.ts";

/** Checks every document that waits for it, as a server would; how many those were. A fault is thrown. */
export async function checkAll(services: Parameters<typeof checkNextDocument>[0]): Promise<number> {
  for (let checked = 0; ; checked += 1) {
    const ended = await checkNextDocument(services, { hold: `test/${checked}`, waitMs: () => 60_000 });
    if (ended.kind === "fault") throw ended.error;
    if (ended.kind === "nothing") return checked;
  }
}
