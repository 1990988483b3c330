import {
  arrivalSources,
  defaultLanguage,
  type ArrivalSource,
  type IncomingFieldsInput as DomainFields,
  type Priority,
} from "../../../src/domain/incoming-fields.ts";
import {
  formatDate,
  instantAt,
  isLocalTime,
  localDateOf,
  localTimeOf,
} from "../../../src/domain/time/local-date.ts";
import type { IncomingFieldsInput as WireFields } from "../../../src/contract/incoming.ts";
import { readTypedDate } from "./typed-date.ts";

/** What stands in the inputs: text as typed, so that nothing that was typed is lost while it is still wrong. */
export interface FormValues {
  readonly senderName: string;
  readonly senderAgencyId: string | null;
  readonly senderCode: string;
  readonly codeNumber: string;
  readonly codeNotation: string;
  readonly issuedDate: string;
  readonly typeName: string;
  readonly abstract: string;
  readonly signerPosition: string;
  readonly signerName: string;
  readonly priority: Priority;
  readonly dueDate: string;
  readonly source: ArrivalSource;
  readonly pageCount: string;
  readonly documentCode: string;
  readonly language: string;
  readonly toPlaces: string;
  readonly description: string;
  /** Empty means: at the moment of saving. */
  readonly arrivedDate: string;
  readonly arrivedTime: string;
}
export type FormField = keyof FormValues;

/** A blank form; the way documents come in rarely changes from one to the next, so it is carried over. */
export function blankValues(source: ArrivalSource = "paper"): FormValues {
  return {
    senderName: "",
    senderAgencyId: null,
    senderCode: "",
    codeNumber: "",
    codeNotation: "",
    issuedDate: "",
    typeName: "",
    abstract: "",
    signerPosition: "",
    signerName: "",
    priority: 0,
    dueDate: "",
    source,
    pageCount: "",
    documentCode: "",
    language: defaultLanguage,
    toPlaces: "",
    description: "",
    arrivedDate: "",
    arrivedTime: "",
  };
}

/** Whether a person has put anything into the form; the defaults do not count. */
export function isBlank(values: FormValues): boolean {
  const blank = blankValues(values.source);
  return Object.entries(values).every(([field, value]) =>
    Object.entries(blank).some(([f, v]) => f === field && v === value),
  );
}

/** For the domain's rules. What cannot be read stays as it was typed, so that the rule can say what is wrong with it. */
export function domainFields(values: FormValues, now: Date): DomainFields {
  return {
    documentCode: values.documentCode,
    codeNumber: values.codeNumber,
    codeNotation: values.codeNotation,
    issuedDate: dateOrTyped(values.issuedDate, now, false),
    typeName: values.typeName,
    senderName: values.senderName,
    senderAgencyId: values.senderAgencyId,
    senderCode: values.senderCode,
    abstract: values.abstract,
    language: values.language,
    pageCount: values.pageCount.trim() === "" ? null : Number(values.pageCount),
    description: values.description,
    signerPosition: values.signerPosition,
    signerName: values.signerName,
    priority: values.priority,
    toPlaces: values.toPlaces,
    dueDate: dateOrTyped(values.dueDate, now, true),
    source: values.source,
    arrivedAt: arrivedAt(values, now),
  };
}

/** For the wire, with what cannot be read left out (the check) or null (the registration, after the rules passed). */
export function wireFields(values: FormValues, now: Date): WireFields {
  const pages = Number(values.pageCount);
  const arrived = arrivedAt(values, now);
  return {
    documentCode: orNull(values.documentCode),
    codeNumber: orNull(values.codeNumber),
    codeNotation: orNull(values.codeNotation),
    issuedDate: readTypedDate(values.issuedDate, now),
    typeName: values.typeName,
    senderAgencyId: values.senderAgencyId,
    senderName: values.senderName,
    senderCode: orNull(values.senderCode),
    abstract: oneLine(values.abstract),
    language: values.language,
    pageCount: values.pageCount.trim() !== "" && Number.isInteger(pages) ? pages : null,
    description: orNull(values.description),
    signerPosition: orNull(values.signerPosition),
    signerName: orNull(values.signerName),
    priority: values.priority,
    toPlaces: orNull(values.toPlaces),
    dueDate: readTypedDate(values.dueDate, now, true),
    source: values.source,
    arrivedAt: (Number.isNaN(arrived.getTime()) ? now : arrived).toISOString(),
  };
}

/** The form of a document that is in the register already, for an amendment. */
export function valuesOf(fields: WireFields): FormValues {
  const arrived = new Date(fields.arrivedAt);
  return {
    senderName: fields.senderName,
    senderAgencyId: fields.senderAgencyId,
    senderCode: fields.senderCode ?? "",
    codeNumber: fields.codeNumber ?? "",
    codeNotation: fields.codeNotation ?? "",
    issuedDate: fields.issuedDate ? formatDate(fields.issuedDate) : "",
    typeName: fields.typeName,
    abstract: fields.abstract,
    signerPosition: fields.signerPosition ?? "",
    signerName: fields.signerName ?? "",
    priority: priorityOf(fields.priority),
    dueDate: fields.dueDate ? formatDate(fields.dueDate) : "",
    source: fields.source,
    pageCount: fields.pageCount === null ? "" : String(fields.pageCount),
    documentCode: fields.documentCode ?? "",
    language: fields.language,
    toPlaces: fields.toPlaces ?? "",
    description: fields.description ?? "",
    arrivedDate: formatDate(localDateOf(arrived)),
    arrivedTime: localTimeOf(arrived),
  };
}

export function priorityOf(level: number): Priority {
  return level === 1 || level === 2 || level === 3 ? level : 0;
}

export function sourceOf(text: string): ArrivalSource | null {
  return arrivalSources.find((source) => source === text) ?? null;
}

/** A text that goes over several lines in its box is one line in the register. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/gu, " ");
}

/** An invalid date, which the domain's rule names, when what was typed is no day or no time. */
function arrivedAt(values: FormValues, now: Date): Date {
  if (values.arrivedDate.trim() === "" && values.arrivedTime.trim() === "") return now;
  const date = values.arrivedDate.trim() === "" ? localDateOf(now) : readTypedDate(values.arrivedDate, now);
  const time = values.arrivedTime.trim() === "" ? "08:00" : readTypedTime(values.arrivedTime);
  return date && time ? instantAt(date, time) : new Date(Number.NaN);
}

/** `8:15`, `8h15`, `0815`, `8h`; null when it is no time of the day. */
export function readTypedTime(text: string): string | null {
  const match =
    /^(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?)?$/u.exec(text.trim()) ?? /^(\d{2})(\d{2})$/.exec(text.trim());
  if (!match) return null;
  const time = `${(match[1] ?? "").padStart(2, "0")}:${match[2] ?? "00"}`;
  return isLocalTime(time) ? time : null;
}

function dateOrTyped(text: string, now: Date, ahead: boolean): string | null {
  return text.trim() === "" ? null : (readTypedDate(text, now, ahead) ?? text);
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
