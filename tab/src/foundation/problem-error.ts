import type { PersonAsked, Problem } from "../../../src/contract/common.ts";
import type { Sentence } from "./define-words.ts";

/** The server refused or failed, with a sentence for people. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly sentence: Sentence;
  readonly field: string | null;
  readonly fields: Problem["fields"];
  readonly faultId: string | null;
  /** Entra wants the person first. */
  readonly ask: PersonAsked | null;

  constructor(status: number, problem: Problem) {
    super(problem.code);
    this.name = "ProblemError";
    this.status = status;
    this.code = problem.code;
    this.sentence = problem.message;
    this.field = problem.field;
    this.fields = problem.fields;
    this.faultId = problem.faultId;
    this.ask = problem.ask ?? null;
  }
}

/** No answer came: no network, or the server is away. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("unreachable", { cause });
    this.name = "Unreachable";
  }
}

/** The person has to sign in again; the sign-in page is already being shown. */
export class SignInNeeded extends Error {
  constructor() {
    super("sign-in needed");
    this.name = "SignInNeeded";
  }
}

/** Somebody was first: read again and show what changed. */
export function isStale(error: unknown): boolean {
  return error instanceof ProblemError && error.code === "document.changed";
}

/** Absent and not to be seen are one answer. */
export function isAbsent(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 404;
}

export function isTransient(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ProblemError && error.status >= 500);
}

const unreachable: Sentence = {
  vi: "Không kết nối được với máy chủ. Kiểm tra mạng rồi thử lại.",
  en: "The server cannot be reached. Check the network and try again.",
};
const unexpected: Sentence = {
  vi: "Có lỗi ngoài dự kiến. Thử lại; nếu vẫn lỗi, báo người quản trị.",
  en: "Something unexpected went wrong. Try again; if it happens again, tell an administrator.",
};

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof ProblemError) return error.sentence;
  return error instanceof Unreachable ? unreachable : unexpected;
}

/** The sentence at one field of a form, when the problem names it. */
export function fieldSentence(error: unknown, field: string): Sentence | null {
  if (!(error instanceof ProblemError)) return null;
  const named = error.fields.find((one) => one.field === field);
  if (named) return named.message;
  return error.field === field ? error.sentence : null;
}
