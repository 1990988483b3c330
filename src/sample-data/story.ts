import type { LocalTime } from "../domain/time/local-date.ts";

/** A person or a unit by its key in the sample agency. */
export type Named = { readonly kind: "person" | "unit"; readonly key: string };
export const person = (key: string): Named => ({ kind: "person", key });
export const unit = (key: string): Named => ({ kind: "unit", key });

/** `due` in working days from the present: -1 was yesterday's end of work, 0 is today's. */
export interface Told {
  readonly lead?: Named;
  readonly support?: readonly Named[];
  readonly inform?: readonly Named[];
  readonly due?: number;
}

/** One act of the story; `hours` are the working hours since the one before. */
export type Act = { readonly by: string; readonly hours: number } & (
  | { readonly act: "submit"; readonly to: string; readonly note: string | null }
  | { readonly act: "giveBack" | "reopen"; readonly text: string }
  | { readonly act: "instruct" | "transfer"; readonly text: string; readonly told: Told }
  | { readonly act: "assignOn"; readonly text: string; readonly told: Told }
  | { readonly act: "acknowledge" }
  | { readonly act: "report" | "return"; readonly text: string }
  | { readonly act: "askExtension"; readonly text: string; readonly due: number }
  | { readonly act: "decideExtension"; readonly granted: boolean; readonly text: string | null }
  /** With the number of the outgoing document that answers, where the story has one by then. */
  | { readonly act: "complete"; readonly text: string }
);

export interface IncomingStory {
  /** Working days before today, and the time at which it came. */
  readonly day: number;
  readonly time: LocalTime;
  /** In the directory. */
  readonly sender: string;
  readonly typeName: string;
  readonly number: string;
  readonly notation: string;
  readonly abstract: string;
  readonly priority?: 0 | 1 | 2 | 3;
  readonly source?: "paper" | "mail" | "hand" | "exchange";
  /** The day that the document itself asks for, in working days from the present. */
  readonly dueDate?: number;
  /** Working days that it lay before it was registered. */
  readonly layFor?: number;
  /** Names of enclosures. */
  readonly enclosures?: readonly string[];
  /** Names the story, so that an outgoing document can answer it. */
  readonly key?: string;
  readonly clerk: string;
  readonly acts: readonly Act[];
}

export interface OutgoingStory {
  readonly day: number;
  readonly time: LocalTime;
  readonly typeCode: string;
  readonly abstract: string;
  readonly unit: string;
  readonly signer: string;
  /** Keys of the directory. */
  readonly to: readonly string[];
  readonly replyTo?: string;
  readonly dueDate?: number;
  readonly clerk: string;
}

export const submit = (by: string, to: string, hours = 0.5, note: string | null = null): Act => ({
  act: "submit",
  by,
  to,
  hours,
  note,
});
export const giveBack = (by: string, text: string, hours = 2): Act => ({ act: "giveBack", by, text, hours });
export const reopen = (by: string, text: string, hours = 3): Act => ({ act: "reopen", by, text, hours });
export const instruct = (by: string, text: string, told: Told, hours = 2): Act => ({
  act: "instruct",
  by,
  text,
  told,
  hours,
});
export const transfer = (by: string, text: string, told: Told, hours = 0.5): Act => ({
  act: "transfer",
  by,
  text,
  told,
  hours,
});
export const assignOn = (by: string, text: string, told: Told, hours = 1): Act => ({
  act: "assignOn",
  by,
  text,
  told,
  hours,
});
export const acknowledge = (by: string, hours = 1.5): Act => ({ act: "acknowledge", by, hours });
export const report = (by: string, text: string, hours = 6): Act => ({ act: "report", by, text, hours });
export const giveUp = (by: string, text: string, hours = 3): Act => ({ act: "return", by, text, hours });
export const askTime = (by: string, due: number, text: string, hours = 5): Act => ({
  act: "askExtension",
  by,
  due,
  text,
  hours,
});
export const decide = (by: string, granted: boolean, text: string | null = null, hours = 2): Act => ({
  act: "decideExtension",
  by,
  granted,
  text,
  hours,
});
export const complete = (by: string, text: string, hours = 12): Act => ({ act: "complete", by, text, hours });

/** Who heads each unit of the department, and who works in it. */
const people: Readonly<Record<string, { readonly head: string; readonly specialist: string }>> = {
  vp: { head: "huấn", specialist: "chi" },
  thkh: { head: "lộc", specialist: "hoài" },
  qlkh: { head: "nguyệt", specialist: "quyết" },
  cnst: { head: "dũng", specialist: "sarinh" },
  cđs: { head: "ẩn", specialist: "lực" },
};

export interface Path {
  readonly clerk: string;
  readonly leader: string;
  readonly unit: string;
  readonly order: string;
  readonly due: number;
  readonly more?: Omit<Told, "lead" | "due">;
}

/** The usual path: submitted, instructed, and in the hands of a unit that has not looked yet. */
export function ordered({ clerk, leader, unit: key, order, due, more = {} }: Path): Act[] {
  return [submit(clerk, leader), instruct(leader, order, { lead: unit(key), due, ...more })];
}

/** On to the specialist, who has acknowledged it. */
export function atWork(path: Path, words = "Giao tham mưu, trình lãnh đạo phòng xem xét."): Act[] {
  const { head = "", specialist = "" } = people[path.unit] ?? {};
  return [
    ...ordered(path),
    assignOn(head, words, { lead: person(specialist), due: path.due }),
    acknowledge(specialist),
  ];
}

/** To its end. */
export function handled(path: Path, result: string, hours = 12): Act[] {
  const { specialist = "" } = people[path.unit] ?? {};
  return [...atWork(path), complete(specialist, result, hours)];
}
