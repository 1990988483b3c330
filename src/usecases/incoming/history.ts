import type { HistoryEntry } from "../../contract/history.ts";
import { legalStandingWords } from "../../contract/messages/legal-value.ts";
import { legalStandings } from "../../domain/legal-value/legal-value.ts";
import { historyMessages } from "../../contract/messages/history.ts";
import { officeActMessages } from "../../contract/messages/office-acts.ts";
import { filledInBoth, type Language, type Message, type Messages } from "../../contract/messages/message.ts";
import type { AuditEntry } from "../../domain/audit/audit-entry.ts";
import { formatDate, formatInstant } from "../../domain/time/local-date.ts";
import type { Records } from "../../ports/store.ts";

const messages: Messages = { ...officeActMessages, ...historyMessages };

/** The audit trail of a document as sentences: there is one history, and this is how it reads. */
export async function historyOf(records: Records, entries: readonly AuditEntry[]): Promise<HistoryEntry[]> {
  const names = await namesIn(records, entries);
  return entries.map((entry) => ({
    at: entry.at.toISOString(),
    action: entry.action,
    who: nameOf(names, entry.actorId),
    whoId: entry.actorId,
    onBehalfOf: entry.onBehalfOf === null ? null : nameOf(names, entry.onBehalfOf),
    sentence: sentenceOf(entry, names),
    text: textOf(entry),
  }));
}

type Names = ReadonlyMap<string, string>;

const nameOf = (names: Names, id: string | null): string => (id === null ? "Vanthu" : (names.get(id) ?? "…"));

async function namesIn(records: Records, entries: readonly AuditEntry[]): Promise<Names> {
  const people = new Set<string>();
  const units = new Set<string>();
  for (const { actorId, onBehalfOf, data } of entries) {
    for (const id of [actorId, onBehalfOf, stringIn(data, "to"), stringIn(data, "from")])
      if (id) people.add(id);
    for (const part of ["lead", "support", "inform"]) {
      for (const [kind, id] of assigneesIn(data, part)) (kind === "unit" ? units : people).add(id);
    }
  }
  const named = await records.people.names([...people]);
  // Whoever acts for an agency outside acts on behalf of that agency.
  for (const { onBehalfOf } of entries)
    if (onBehalfOf !== null && !named.has(onBehalfOf)) units.add(onBehalfOf);
  const nodes = await records.organisation.nodesById([...units]);
  return new Map([...named, ...nodes.map((node): [string, string] => [node.id, node.name])]);
}

type Data = AuditEntry["data"];

function stringIn(data: Data, key: string): string | null {
  const value = data[key];
  return typeof value === "string" && value !== "" ? value : null;
}

/** `unit:… person:…` as the routing writes an order down. */
function assigneesIn(data: Data, part: string): [kind: string, id: string][] {
  return (stringIn(data, part) ?? "")
    .split(" ")
    .filter((it) => it.includes(":"))
    .map((it) => [it.slice(0, it.indexOf(":")), it.slice(it.indexOf(":") + 1)]);
}

function sentenceOf(entry: AuditEntry, names: Names): Message {
  const message = messages[entry.action] ?? { vi: entry.action, en: entry.action };
  const { data } = entry;
  const until = stringIn(data, "until");
  const params = {
    ...data,
    to: nameOf(names, stringIn(data, "to")),
    from: nameOf(names, stringIn(data, "from")),
    until: until === null ? "" : formatInstant(new Date(until)),
    ...legalValuesIn(data),
    orderVi: orderIn(data, names, "vi"),
    orderEn: orderIn(data, names, "en"),
  };
  const parts = [filledInBoth(message, params), ...asides(data)];
  return { vi: parts.map(({ vi }) => vi).join("; "), en: parts.map(({ en }) => en).join("; ") };
}

function legalValuesIn(data: Data): Readonly<Record<string, string>> {
  const word = (key: string) => {
    const value = legalStandings.find((it) => it === data[key]);
    return value === undefined ? { vi: "", en: "" } : legalStandingWords[value];
  };
  const [value, previous] = [word("legalValue"), word("previous")];
  return { valueVi: value.vi, valueEn: value.en, previousVi: previous.vi, previousEn: previous.en };
}

/** What is said after the sentence, where there is something to say. */
function asides(data: Data): Message[] {
  const [symbol, at, due] = ["replySymbol", "replacedAt", "afterDocument"].map((key) => stringIn(data, key));
  const [by, sender] = [stringIn(data, "changedBy"), stringIn(data, "sentBy")];
  return [
    ...(sender ? [filledInBoth(historyMessages["part.sentBy"], { sender })] : []),
    ...(by ? [filledInBoth(historyMessages["part.changedBy"], { by })] : []),
    ...(symbol ? [filledInBoth(historyMessages["part.reply"], { symbol })] : []),
    ...(at ? [filledInBoth(historyMessages["part.replaces"], { at: formatInstant(new Date(at)) })] : []),
    ...(due ? [filledInBoth(historyMessages["part.afterDocument"], { due: formatDate(due) })] : []),
  ];
}

function orderIn(data: Data, names: Names, language: Language): string {
  const parts = (["lead", "support", "inform"] as const).flatMap((role) => {
    const who = assigneesIn(data, role).map(([, id]) => nameOf(names, id));
    return who.length === 0
      ? []
      : [filledInBoth(historyMessages[`part.${role}`], { names: who.join(", ") })[language]];
  });
  const deadlineAt = stringIn(data, "deadlineAt");
  if (deadlineAt !== null) {
    parts.push(
      filledInBoth(historyMessages["part.deadline"], { at: formatInstant(new Date(deadlineAt)) })[language],
    );
  }
  return parts.join("; ");
}

/** What the person wrote: an instruction, a report, a reason. */
const textOf = ({ data }: AuditEntry): string | null => stringIn(data, "text") ?? stringIn(data, "reason");
