import type { z } from "zod";
import type { Problem } from "../contract/common.ts";
import { messageOf } from "../contract/messages/all.ts";

/** What was sent does not have the contract's shape; `fields` says where, in people's words. */
export class ShapeRefused extends Error {
  readonly fields: Problem["fields"];

  constructor(fields: Problem["fields"]) {
    super("The request does not have the contract's shape.");
    this.name = "ShapeRefused";
    this.fields = fields;
  }
}

/** Parses what crossed the wire. Throws `ShapeRefused`; no value of it is repeated. */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ShapeRefused(result.error.issues.map(inWords));
}

function inWords(issue: z.core.$ZodIssue): Problem["fields"][number] {
  const [code, params] = sentenceFor(issue);
  return { field: issue.path.join("."), message: messageOf(code, params) ?? { vi: code, en: code } };
}

function sentenceFor(issue: z.core.$ZodIssue): [code: string, params: Record<string, unknown>] {
  if (issue.code === "too_big") {
    const isText = issue.origin === "string";
    return [isText ? "http.field-too-long" : "http.field-too-large", { maximum: issue.maximum }];
  }
  if (issue.code === "too_small") {
    const isEmptyText = issue.origin === "string" && issue.minimum === 1;
    return isEmptyText ? ["http.field-missing", {}] : ["http.field-too-short", { minimum: issue.minimum }];
  }
  if (issue.code === "unrecognized_keys") return ["http.field-unknown", { names: issue.keys.join(", ") }];
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return [isMissing ? "http.field-missing" : "http.field-wrong", {}];
}
