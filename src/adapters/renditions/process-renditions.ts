import { fileURLToPath } from "node:url";
import { NotRendered, type Rendition, type Renditions, type StampedOn } from "../../ports/renditions.ts";
import { KillableProcess, type ProcessLimits } from "../processes/killable-process.ts";
import { renditionReply, type RenditionOrder, type RenditionReply } from "./protocol.ts";

export interface RenditionLimits extends ProcessLimits {
  /** Until the making of one is killed, ms. */
  readonly timeoutMs: number;
}

const defaultLimits: RenditionLimits = { timeoutMs: 40_000, heapMb: 768, memoryMb: 1280 };
const entry = fileURLToPath(new URL("rendition-process.ts", import.meta.url));

type Made = Rendition & { readonly on: StampedOn | null };

/** Makes renditions in one process that can be killed, one after another; a file that kills it has no rendition. */
export function createProcessRenditions(given: Partial<RenditionLimits> = {}): Renditions {
  const limits = { ...defaultLimits, ...given };
  const worker = new KillableProcess<RenditionReply>({
    entry,
    argument: "{}",
    limits,
    read: (message) => renditionReply.safeParse(message).data ?? null,
  });
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  async function makeNow(order: RenditionOrder): Promise<Made> {
    if (closed) throw new Error("The making of renditions is closed.");
    const reply = await worker.ask(order, limits.timeoutMs);
    if (closed) throw new Error("The making of renditions is closed.");
    if (reply === "late" || reply === "died") throw new NotRendered("tooMuch");
    if (reply.is === "refused") throw new NotRendered(reply.reason);
    if (reply.is !== "made")
      throw new Error(`Making a rendition failed: ${reply.is === "fault" ? reply.message : "no answer"}`);
    const { on, isBehindOriginal, base64 } = reply;
    return { on, isBehindOriginal, bytes: Buffer.from(base64, "base64") };
  }

  function make(order: RenditionOrder): Promise<Made> {
    const mine = last.then(() => makeNow(order));
    last = mine.catch(() => undefined);
    return mine;
  }

  /** A first page that is too much to look at can still be given a strip. */
  async function stampedSomehow(orderFor: (looks: boolean) => RenditionOrder): Promise<Made> {
    try {
      return await make(orderFor(true));
    } catch (error) {
      if (!(error instanceof NotRendered) || error.reason !== "tooMuch") throw error;
      return make(orderFor(false));
    }
  }

  return {
    async stamped({ path, mediaType }, stamp) {
      const forwardedTo = [...stamp.forwardedTo];
      const rendition = await stampedSomehow((looks) => ({
        task: "stamped",
        file: { path, mediaType },
        looks,
        stamp: { ...stamp, forwardedTo },
      }));
      return { ...rendition, on: rendition.on ?? "strip" };
    },
    pages: ({ path, mediaType }) => make({ task: "pages", file: { path, mediaType } }),
    close() {
      closed = true;
      worker.kill();
      return Promise.resolve();
    },
  };
}
