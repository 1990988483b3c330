import { RuleBroken } from "../rule-broken.ts";
import { fold } from "../text/fold.ts";
import type { LocalDate } from "../time/local-date.ts";
import { isDenunciation, isDenunciationFile } from "./denunciation.ts";
import type { FirstPage } from "./first-page.ts";
import { markInAbstract } from "./mark-in-abstract.ts";
import { markInFileName } from "./mark-in-file-name.ts";
import { isRestrictedOnPage, markOnPage } from "./mark-on-page.ts";
import { stampOf, type SecrecyGrade } from "./marked-text.ts";
import type { FileMark } from "./marks-within.ts";
import { defaultExclusionRules, ruleInForce, type ExclusionKind, type ExclusionRule } from "./rules.ts";

/** What is known of a document so far; the tab asks again whenever it knows more. */
export interface ExclusionSubject {
  readonly direction: "incoming" | "outgoing";
  readonly typeName?: string | null;
  readonly abstract?: string | null;
  /** As the clerk chose it: a code of the contract, or the words of a list that came from elsewhere. */
  readonly secrecy?: string | null;
  readonly fileNames?: readonly string[];
  /** Of each file that has one. */
  readonly firstPages?: readonly FirstPage[];
  /** Of all files, what stands elsewhere in them. */
  readonly marks?: readonly FileMark[];
  /** A leader decided so (outgoing only, R09). */
  readonly restrictedPublication?: boolean;
  /** The day of registration, which decides the rules in force. */
  readonly on: LocalDate;
}

export type ExclusionPlace =
  | "secrecy"
  | "typeName"
  | "abstract"
  | "fileName"
  | "firstPage"
  | "within"
  | "decision";

export interface Exclusion {
  readonly kind: ExclusionKind;
  readonly where: ExclusionPlace;
  /** What was found, as it is written officially: `TỐI MẬT`, `tố cáo`, `HẠN CHẾ CÔNG BỐ`. */
  readonly mark: string;
  /** The file, where a name was the reason. */
  readonly fileName: string | null;
  /** Where in a file the mark stands, where it is not on the first page. */
  readonly within: FileMark | null;
  readonly rule: ExclusionRule;
}

interface Found {
  readonly kind: ExclusionKind;
  readonly where: ExclusionPlace;
  readonly mark: string;
  readonly fileName?: string;
  readonly within?: FileMark;
}

const noSecrecy = new Set(["", "khong", "khong mat", "thuong", "binh thuong", "none", "normal", "0"]);

/** A value that is not known to mean "none" is a grade: the gate denies by default. */
function chosenGrade(secrecy: string): SecrecyGrade | null {
  const words = fold(secrecy.replace(/([a-z])([A-Z])/gu, "$1 $2"));
  if (noSecrecy.has(words)) return null;
  if (words.includes("tuyet mat") || words.includes("top secret")) return "tuyetMat";
  return words.includes("toi mat") ? "toiMat" : "mat";
}

function* stateSecrets(subject: ExclusionSubject): Generator<Found> {
  const found = (grade: SecrecyGrade | null, where: ExclusionPlace): Found[] =>
    grade === null ? [] : [{ kind: "stateSecret", where, mark: stampOf[grade] }];
  yield* found(chosenGrade(subject.secrecy ?? ""), "secrecy");
  yield* found(markInAbstract(subject.typeName ?? ""), "typeName");
  yield* found(markInAbstract(subject.abstract ?? ""), "abstract");
  for (const fileName of subject.fileNames ?? [])
    for (const one of found(markInFileName(fileName), "fileName")) yield { ...one, fileName };
  for (const page of subject.firstPages ?? []) yield* found(markOnPage(page), "firstPage");
  yield* marksWithin(subject, "stateSecret");
}

function* marksWithin({ marks = [] }: ExclusionSubject, kind: FileMark["kind"]): Generator<Found> {
  for (const within of marks)
    if (within.kind === kind) yield { kind, where: "within", mark: within.mark, within };
}

function* denunciations(subject: ExclusionSubject): Generator<Found> {
  const found = { kind: "denunciation", mark: "tố cáo" } as const;
  const abstract = subject.abstract ?? "";
  if (isDenunciation(subject.typeName ?? "", "")) yield { ...found, where: "typeName" };
  if (isDenunciation(subject.typeName ?? "", abstract)) yield { ...found, where: "abstract" };
  for (const fileName of subject.fileNames ?? [])
    if (isDenunciationFile(fileName)) yield { ...found, where: "fileName", fileName };
}

function* restrictedOnes(subject: ExclusionSubject): Generator<Found> {
  if (subject.direction !== "outgoing") return;
  const found = { kind: "restrictedPublication", mark: "HẠN CHẾ CÔNG BỐ" } as const;
  if (subject.restrictedPublication === true) yield { ...found, where: "decision" };
  const heading = /^\P{L}*hạn chế công bố\s*[:.)\]–—-]|[([]\s*hạn chế công bố\s*[)\]]/iu;
  if (heading.test((subject.abstract ?? "").normalize("NFC"))) yield { ...found, where: "abstract" };
  if ((subject.firstPages ?? []).some(isRestrictedOnPage)) yield { ...found, where: "firstPage" };
  yield* marksWithin(subject, "restrictedPublication");
}

/**
 * The gate of R07, R08 and R09: what the regulations keep out of the system, with the rule that holds on the day, or
 * null. Pure: the tab asks before it uploads, the server asks again and decides, before anything is kept.
 */
export function exclusionOf(
  subject: ExclusionSubject,
  rules: readonly ExclusionRule[] = defaultExclusionRules,
): Exclusion | null {
  for (const seek of [stateSecrets, denunciations, restrictedOnes]) {
    for (const found of seek(subject)) {
      const rule = ruleInForce(rules, found.kind, subject.on);
      if (rule !== null)
        return { ...found, fileName: found.fileName ?? null, within: found.within ?? null, rule };
    }
  }
  return null;
}

const codes: Readonly<Record<ExclusionPlace, string>> = {
  secrecy: "intake.secret-chosen",
  typeName: "intake.secret-in-text",
  abstract: "intake.secret-in-text",
  fileName: "intake.secret-in-file-name",
  firstPage: "intake.secret-on-page",
  within: "intake.secret-within",
  decision: "intake.restricted-publication",
};

function codeOf(exclusion: Exclusion): string {
  if (exclusion.kind === "restrictedPublication") return "intake.restricted-publication";
  if (exclusion.kind === "stateSecret") return codes[exclusion.where];
  return exclusion.where === "fileName" ? "intake.denunciation-file" : "intake.denunciation";
}

/** `trang 5`, `tệp “kế hoạch.docx” bên trong`, or some place in the file. */
function placeOf(within: FileMark | null): { readonly vi: string; readonly en: string } {
  const entry = within?.entry?.split("/").at(-1) ?? null;
  const page = within?.page ?? null;
  const inside = entry === null ? null : { vi: `tệp “${entry}” bên trong`, en: `the file “${entry}” inside` };
  if (page === null) return inside ?? { vi: "tệp này", en: "this file" };
  const on = { vi: `trang ${page}`, en: `page ${page}` };
  return inside === null ? on : { vi: `${on.vi} của ${inside.vi}`, en: `${on.en} of ${inside.en}` };
}

/** The refusal as people read it; `field` names the input of the form where there is one. */
export function refusalOf(exclusion: Exclusion): RuleBroken {
  const { where, mark, fileName, within, rule } = exclusion;
  const place = placeOf(within);
  const params = {
    mark,
    ruleVi: rule.article.vi,
    ruleEn: rule.article.en,
    fileName: fileName ?? "",
    placeVi: place.vi,
    placeEn: place.en,
  };
  const isField = where === "secrecy" || where === "typeName" || where === "abstract";
  return new RuleBroken(codeOf(exclusion), isField ? { params, field: where } : { params });
}

/**
 * `12/BC-BCA(M)`: many agencies end the symbol of a secret document so. The letters of a symbol are each agency's own
 * setting (NĐ 30), so `(M)` may as well be a unit: it is a reason to ask the clerk, never one to refuse.
 */
export function looksSecret(symbol: string): boolean {
  const grade = /(?:\((?:M|TM|TOM|TUM|(?:TỐI |TUYỆT )?MẬT)\)|[-/\s](?:(?:TỐI|TUYỆT)\s)?MẬT)\s*$/u;
  return grade.test(symbol.normalize("NFC").toUpperCase());
}
