import type { Bilingual } from "../../contract/common.ts";
import { filledInBoth, type Messages } from "../../contract/messages/message.ts";
import { sealedAdvice, sealedParts } from "../../contract/messages/sealing.ts";
import type { Sealing, Sealings } from "../../contract/sealing.ts";
import type { Actor } from "../../domain/people/actor.ts";
import { demand } from "../../domain/policies/decision.ts";
import { mayAdminister } from "../../domain/policies/may-administer.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import type { SealedItem, SealingRecord } from "../../ports/records/sealing-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { toSeal } from "./find-to-seal.ts";

const most = 200;

/** Marks that wait for a decision, and what was sealed with what became of each part, for the administrator alone. */
export async function listSealings({ store }: Pick<Services, "store">, actor: Actor): Promise<Sealings> {
  demand(mayAdminister(actor, actor.agencyId));
  const { read } = store;
  const { agencyId } = actor;
  const marks = [];
  for (const { documentId, mark, page, foundAt } of await read.sealings.openMarks(agencyId, most)) {
    const document = await toSeal(read, agencyId, documentId);
    if (document !== null)
      marks.push({ document: document.view, mark, page, foundAt: foundAt.toISOString() });
  }
  const sealed = await read.sealings.ofAgency(agencyId, most);
  const names = await read.people.names([...new Set(sealed.map(({ sealedBy }) => sealedBy))]);
  const registers = [
    ...(await read.registers.ofAgency(agencyId, "incoming")),
    ...(await read.registers.ofAgency(agencyId, "outgoing")),
  ];
  return {
    marks,
    sealed: await inOrder(sealed, (it) => view(read, it, names.get(it.sealedBy) ?? "…")),
    registers: registers.map(({ kind, key, name, year }) => ({ kind, key, name, year })),
  };
}

/** One that is there, as its administrator sees it. */
export async function presentSealing(read: Records, documentId: string): Promise<Sealing> {
  const sealing = await read.sealings.get(documentId);
  if (sealing === null) throw new RuleBroken("sealing.document-absent");
  const names = await read.people.names([sealing.sealedBy]);
  return view(read, sealing, names.get(sealing.sealedBy) ?? "…");
}

async function inOrder<A, B>(all: readonly A[], make: (one: A) => Promise<B>): Promise<B[]> {
  const made: B[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

async function view(read: Records, sealing: SealingRecord, by: string): Promise<Sealing> {
  const { documentId, kind, registerName, year, number, reason, sealedAt, endedAt } = sealing;
  return {
    documentId,
    kind,
    registerName,
    year,
    number,
    reason,
    by,
    at: sealedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    parts: partsOf(await read.sealings.items(documentId)),
  };
}

type Part = Sealing["parts"][number];

/** What no program can reach, with what the administrator must do about it. */
const byHandAlways = [
  ["backups", "treatBackups"],
  ["traces", "compactDatabase"],
  ["elsewhere", "takeBack"],
] as const;

function sameFileIn(documents: readonly string[]): Part {
  return {
    what: filledInBoth(sealedParts.sameFile, {}),
    state: "byHand",
    count: documents.length,
    advice: filledInBoth(sealedAdvice.lookAtOthers, { documents: documents.join(", ") }),
  };
}

const said = (messages: Messages, name: string): Bilingual | null => {
  const message = messages[name];
  return message === undefined ? null : filledInBoth(message, {});
};

/** What is of one kind and came to the same is one line; what no program can remove is named with what to do. */
function partsOf(items: readonly SealedItem[]): Part[] {
  const lines = new Map<string, { item: SealedItem; count: number }>();
  for (const item of items.filter(({ part }) => part !== "same")) {
    const key = `${item.part} ${item.state} ${item.problem ?? ""}`;
    const line = lines.get(key) ?? { item, count: 0 };
    lines.set(key, { ...line, count: line.count + 1 });
  }
  const same = items.filter(({ part }) => part === "same").map(({ subject }) => subject);
  const always: Part[] = (["records", "history"] as const).map((part) => ({
    what: filledInBoth(sealedParts[part], {}),
    state: "gone",
    count: 1,
    advice: null,
  }));
  const byHand: Part[] = byHandAlways.map(([part, advice]) => ({
    what: filledInBoth(sealedParts[part], {}),
    state: "byHand",
    count: 1,
    advice: filledInBoth(sealedAdvice[advice], {}),
  }));
  return [
    ...always,
    ...[...lines.values()].map(({ item, count }): Part => ({
      what: filledInBoth(sealedParts[item.part === "same" ? "sameFile" : item.part], {}),
      state: item.state,
      count,
      advice: said(sealedAdvice, item.problem ?? ""),
    })),
    ...(same.length === 0 ? [] : [sameFileIn(same)]),
    ...byHand,
  ];
}
