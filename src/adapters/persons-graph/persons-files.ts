import { Readable } from "node:stream";
import { z } from "zod";
import { PersonsGraphAway, type PersonsFiles, type PersonsProof } from "../../ports/in-persons-name.ts";
import type { OpenBytes } from "../../ports/file-store.ts";
import { openBytesHost, type BytesHost } from "../archive/sharepoint/bytes-host.ts";
import { isRefused, orNull } from "../archive/sharepoint/graph-refused.ts";
import type { GraphAnswer } from "../archive/sharepoint/graph.ts";
import { openAt } from "../archive/sharepoint/read-bytes.ts";
import type { TransferTuning } from "../archive/sharepoint/settings.ts";
import { inOurWords, personsBudget, personsTuning, type AsPerson } from "./persons-graph.ts";

/** With `Files.Read` alone a person opens what is their own, and no file of a chat or a team. */
export const filePermissions = ["Files.Read.All"];

const shared = z.object({
  name: z.string(),
  size: z.number().int().nonnegative(),
  /** A folder and a notebook have none. */
  file: z.unknown().optional(),
  "@microsoft.graph.downloadUrl": z.url().optional(),
});
type Shared = z.infer<typeof shared>;

/**
 * By Graph, `/shares/{address}/driveItem`: what a message names is never called itself, Graph says what lies behind it.
 * The bytes come from the address that Graph gives for them, which takes no token.
 */
export function personsFiles(asPerson: AsPerson, tuning: TransferTuning = personsTuning): PersonsFiles {
  const host = openBytesHost(tuning);
  const ask = async (proof: PersonsProof, address: string): Promise<Shared | null> => {
    const path = `/shares/${sharingToken(address)}/driveItem`;
    const answer = await asPerson(proof, filePermissions, (graph) => unlessHidden(graph.call({ path })));
    return answer === null ? null : shared.parse(answer.body);
  };
  return {
    async find(proof, address) {
      const found = await ask(proof, address);
      if (found === null || found.file === undefined) return null;
      const { name, size } = found;
      let first: Shared | null = found;
      // Such an address ends soon: where a connection broke, a new one is asked for.
      const where = async (): Promise<string | null> => {
        const item = first ?? (await ask(proof, address));
        first = null;
        return item?.["@microsoft.graph.downloadUrl"] ?? null;
      };
      return { name, size, open: () => opened(host, tuning, where) };
    },
  };
}

/** As Microsoft documents it for `/shares`: the address in base64url behind `u!`. */
function sharingToken(address: string): string {
  return `u!${Buffer.from(address).toString("base64url")}`;
}

/** Not there, or not to be opened by this person: one answer. */
async function unlessHidden(work: Promise<GraphAnswer>): Promise<GraphAnswer | null> {
  try {
    return await orNull(work);
  } catch (error) {
    if (isRefused(error, 403)) return null;
    throw error;
  }
}

async function opened(
  host: BytesHost,
  tuning: TransferTuning,
  where: () => Promise<string | null>,
): Promise<OpenBytes> {
  const parts = { host, tuning, budget: personsBudget(), urgent: true };
  try {
    const bytes = await openAt(parts, where);
    if (bytes === null) throw new PersonsGraphAway("offline", "no address for the bytes");
    return Readable.from(inOurWordsToo(bytes), { objectMode: false });
  } catch (error) {
    throw inOurWords(error, filePermissions);
  }
}

async function* inOurWordsToo(bytes: OpenBytes): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw inOurWords(error, filePermissions);
  } finally {
    bytes.destroy();
  }
}
