import type { Turn } from "../channel/channel.ts";
import { logFault, type Desk } from "./turn-context.ts";

/** Teams Store's validation wants an answer within two seconds, or a sign that it comes; the way takes its part of them. */
const soonMs = 1_000;

/** Shows the person that an answer is on its way where it takes longer than a moment. */
export async function withTypingSign<T>(
  desk: Desk,
  turn: Pick<Turn, "typing">,
  work: () => Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => {
    const shown = turn.typing().catch((error: unknown) => void logFault(desk, error, "typing"));
    void desk.inHand(shown);
  }, soonMs);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
