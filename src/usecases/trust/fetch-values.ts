import { localDateOf } from "../../domain/time/local-date.ts";
import type { RevocationValueRecord } from "../../ports/records/trust-records.ts";
import type { Services } from "../../ports/services.ts";
import { CannotFetch, type FetchedValue, type FetchFault } from "../../ports/trust-tools.ts";
import type { Records } from "../../ports/store.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { askForChecks } from "../signatures/ask-for-checks.ts";
import { isHostAllowed } from "../../domain/signatures/allowed-hosts.ts";

type Deps = Pick<Services, "store" | "clock" | "trustTools">;

const chunk = 20;
const minuteMs = 60_000;
/** After each failure a longer wait, in minutes. */
const waits = [1, 5, 30, 120, 720, 1_440] as const;

/**
 * Asks the addresses that are due, one after the other, so that no check waits for a responder. What is answered is kept
 * until it says that it ends, and the documents that need it are checked again. Stops after `budgetMs`.
 */
export async function fetchValues(
  deps: Deps,
  { budgetMs }: { readonly budgetMs: number },
): Promise<{ answered: number; failed: number }> {
  const end = performance.now() + budgetMs;
  let [answered, failed] = [0, 0];
  while (performance.now() < end) {
    const due = await deps.store.read.trust.due(deps.clock.now(), chunk);
    if (due.length === 0) break;
    for (const question of due) {
      if (performance.now() >= end) break;
      if (await fetchOne(deps, question)) answered += 1;
      else failed += 1;
    }
  }
  return { answered, failed };
}

async function fetchOne(deps: Deps, question: RevocationValueRecord): Promise<boolean> {
  const now = deps.clock.now();
  const hosts = await hostsOf(deps, question);
  const got = await asked(deps, question, hosts, now);
  await deps.store.transaction(async (records) => {
    if (typeof got === "string") {
      const wait = waits[Math.min(question.attempts, waits.length - 1)] ?? 1_440;
      const dueAt = new Date(now.getTime() + wait * minuteMs);
      await records.trust.failed(question.key, { fault: got, dueAt });
      return;
    }
    await records.trust.answered(question.key, { value: got.value, fetchedAt: now, untilAt: got.until });
    if (!isSame(question.value, got.value)) await askAgain(records, question.key, now);
  });
  return typeof got !== "string";
}

async function asked(
  deps: Deps,
  question: RevocationValueRecord,
  hosts: readonly string[],
  now: Date,
): Promise<FetchedValue | FetchFault> {
  try {
    return await deps.trustTools.fetch(question, { hosts }, now);
  } catch (cause) {
    if (cause instanceof CannotFetch) return cause.fault;
    throw cause;
  }
}

const isSame = (a: Uint8Array | null, b: Uint8Array): boolean => a !== null && Buffer.from(a).equals(b);

/** By the rules of those agencies whose documents need it. */
async function hostsOf({ store, clock }: Deps, { key, address }: RevocationValueRecord): Promise<string[]> {
  const today = localDateOf(clock.now());
  const agencies = new Set((await store.read.trust.neededBy(key)).map((it) => it.agencyId));
  for (const agencyId of agencies) {
    const { revocation } = await loadAgencyRules(store.read, agencyId, today);
    if (isHostAllowed(revocation.hosts, address)) return [...revocation.hosts];
  }
  return [];
}

async function askAgain(records: Records, key: string, at: Date): Promise<void> {
  for (const { documentId } of await records.trust.neededBy(key)) {
    const files = await records.files.ofDocument(documentId);
    await askForChecks(records, files, { cause: "trust", at });
  }
}
