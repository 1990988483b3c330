import type { Problem } from "../contract/common.ts";
import { messageOf } from "../contract/messages/all.ts";
import type { FieldProblem } from "../domain/fields/field-problem.ts";
import { FieldsWrong } from "../domain/fields/fields-wrong.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import { ArchiveUnavailable } from "../ports/archive.ts";
import { FileStoreUnavailable } from "../ports/file-store.ts";
import { PersonNeeded, PersonsGraphAway, type PersonsGraphFault } from "../ports/in-persons-name.ts";
import { StoreUnavailable } from "../ports/store-errors.ts";
import { TokenCheckUnavailable, TokenRefused } from "../ports/token-verifier.ts";
import { FileDamaged } from "../usecases/files/file-damaged.ts";
import { ShapeRefused } from "./shape-problems.ts";
import { statusOf } from "./statuses.ts";

export interface Answer {
  readonly status: number;
  readonly body: Problem;
  /** Something is wrong on our side and belongs in the log. */
  readonly isFault: boolean;
}

/** Turns whatever was thrown into what people read. `newFaultId` is asked for what the log will explain. */
export function problemOf(error: unknown, newFaultId: () => string): Answer {
  if (error instanceof ShapeRefused) return refusal(new RuleBroken("http.shape"), error.fields);
  if (error instanceof FieldsWrong) {
    return refusal(new RuleBroken(error.code), error.problems.map(atField));
  }
  if (error instanceof PersonNeeded) return asking(error);
  const rule = error instanceof RuleBroken ? error : ruleOfEdge(error);
  if (rule !== null && messageOf(rule.code) !== null) return refusal(rule, []);
  const faultId = newFaultId();
  const code = faultCode(error);
  const status = statusOf({ code, field: undefined });
  return { status, body: body(new RuleBroken(code, { params: { faultId } }), [], faultId), isFault: true };
}

function atField({ field, code, params }: FieldProblem): Problem["fields"][number] {
  return { field, message: messageOf(code, params) ?? { vi: code, en: code } };
}

function refusal(rule: RuleBroken, fields: Problem["fields"]): Answer {
  const answer = body(rule, fields, null);
  return { status: statusOf(rule), body: answer, isFault: false };
}

function body(rule: RuleBroken, fields: Problem["fields"], faultId: string | null): Problem {
  const message = messageOf(rule.code, rule.params) ?? { vi: rule.code, en: rule.code };
  const field = rule.field ?? null;
  return {
    code: rule.code,
    message,
    field,
    fields: field === null ? fields : [{ field, message }, ...fields],
    faultId,
  };
}

function asking({ act, scopes, claims }: PersonNeeded): Answer {
  const code = act === "consent" ? "graph.consent-needed" : "graph.sign-in-again";
  const answer = refusal(new RuleBroken(code), []);
  return { ...answer, body: { ...answer.body, ask: { act, scopes: [...scopes], claims } } };
}

const faults: Readonly<Record<PersonsGraphFault, string>> = {
  setUp: "graph.not-set-up",
  denied: "graph.denied",
  throttled: "graph.busy",
  offline: "graph.away",
};
/** Where Graph does not say how long. */
const usualPauseSeconds = 30;

/** What the edge itself refuses, in the vocabulary of rules; null for anything else. */
function ruleOfEdge(error: unknown): RuleBroken | null {
  if (error instanceof TokenRefused) {
    return new RuleBroken(error.expired ? "access.token-expired" : "access.token-refused");
  }
  if (error instanceof TokenCheckUnavailable) return new RuleBroken("access.check-unavailable");
  if (error instanceof PersonsGraphAway) {
    const seconds = Math.ceil(error.retryAfter ?? usualPauseSeconds);
    return new RuleBroken(faults[error.fault], { params: { reason: error.reason, seconds } });
  }
  return ruleOfBody(error);
}

/** Express and its body parser mark what the other side did wrong with a status and mostly a type. */
function ruleOfBody(error: unknown): RuleBroken | null {
  if (!(error instanceof Error) || !("status" in error) || typeof error.status !== "number") return null;
  if (error.status < 400 || error.status >= 500) return null;
  if (error.status === 413) return new RuleBroken("http.body-too-large");
  if (error.status === 415)
    return new RuleBroken("http.media-type", { params: { expected: "application/json; charset=utf-8" } });
  const isJson = "type" in error && error.type === "entity.parse.failed";
  return new RuleBroken(isJson ? "http.bad-json" : "http.bad-request");
}

function faultCode(error: unknown): string {
  if (error instanceof StoreUnavailable) return error.full ? "http.store-full" : "http.store-unavailable";
  if (error instanceof FileStoreUnavailable) return error.full ? "http.disk-full" : "http.files-unavailable";
  if (error instanceof ArchiveUnavailable) return "http.archive-unavailable";
  return error instanceof FileDamaged ? "file.damaged" : "http.fault";
}
