import { createHash } from "node:crypto";
import { judgeDocument, type LegalInputs } from "../../domain/legal-value/judge-document.ts";
import { ruleOn, type DatedRule } from "../../domain/legal-value/legal-value-rules.ts";
import type { LegalValueAnswer } from "../../domain/legal-value/legal-value.ts";
import type { NoticeTo } from "../../domain/notices/notices-of.ts";
import type { DocumentKind } from "../../ports/records/file-records.ts";
import type { CheckCause, KeptLegalValue } from "../../ports/records/signature-records.ts";
import type { Services } from "../../ports/services.ts";
import type { Records } from "../../ports/store.ts";
import { tellPeople, type TellTo } from "../notices/tell-people.ts";
import { loadAgencyRules } from "../rules/agency-rules.ts";
import { aboutDocument, judgedFiles } from "./legal-inputs.ts";

type Kind = DocumentKind;

/**
 * Judges what a document is worth by what was last found of its files, within the transaction that changes what it follows
 * from. Files are not read again. While a file still waits to be looked at for the first time, nothing is said. A value that changes is written to the history and
 * told, never silent (R66).
 */
export async function judgeAnew(
  deps: Pick<Services, "clock" | "ids">,
  records: Records,
  kind: Kind,
  documentId: string,
  cause: CheckCause,
): Promise<void> {
  const about = await aboutDocument(records, kind, documentId);
  const files = await records.files.ofDocument(documentId);
  const checks = await records.signatures.latest(documentId);
  if (about === null || checks.length < files.length || files.length === 0) return;
  const { agencyId, day, ...inputs } = about;
  const judged: LegalInputs = { ...inputs, files: judgedFiles(files, checks) };
  const rule = ruleOn(day, (await loadAgencyRules(records, agencyId, day)).legalValue);
  const answer = judgeDocument(judged, rule);
  const before = await records.signatures.legalValue(documentId);
  const inputsHash = hashOf({ judged, rule });
  if (before?.inputsHash === inputsHash) return;
  const judgedAt = deps.clock.now();
  const value = { documentId, agencyId, ...answer, rule, inputsHash, cause, judgedAt };
  await records.signatures.judge(kind, value);
  if (before !== null && isSame(before, answer)) return;
  // That nothing is signed is no event; what it is worth stands beside it all the same.
  const isSigned = checks.some(({ report }) => report.conclusion !== "NO-SIGNATURE");
  if (before === null && !isSigned) return showOnCards(deps, records, value);
  await tell(deps, records, kind, value, before);
}

/** Cards that are out already say that the check is under way; where none is, nobody needs to be told. */
async function showOnCards(
  deps: Pick<Services, "ids">,
  records: Records,
  { documentId, agencyId, judgedAt: at }: Judged,
): Promise<void> {
  if ((await records.deliveries.cardsAbout(documentId)).length === 0) return;
  const happening = { eventKey: deps.ids.next(), agencyId, documentId, actorId: null, at };
  await tellPeople(deps, records, happening, []);
}

const isSame = (before: Pick<KeptLegalValue, "value" | "reasons">, answer: LegalValueAnswer): boolean =>
  before.value === answer.value && JSON.stringify(before.reasons) === JSON.stringify(answer.reasons);

const hashOf = (inputs: { readonly judged: LegalInputs; readonly rule: DatedRule }): string =>
  createHash("sha256").update(JSON.stringify(inputs)).digest("hex");

type Judged = Omit<KeptLegalValue, "seq">;

async function tell(
  deps: Pick<Services, "ids">,
  records: Records,
  kind: Kind,
  judged: Judged,
  before: KeptLegalValue | null,
): Promise<void> {
  const { documentId, agencyId, judgedAt: at, value, reasons, rule, cause, inputsHash } = judged;
  const id = deps.ids.next();
  await records.audit.append(agencyId, [
    {
      id,
      at,
      actorId: null,
      onBehalfOf: null,
      action: before === null ? "signatures.judged" : "signatures.rejudged",
      documentId,
      subjectId: null,
      data: {
        legalValue: value,
        previous: before?.value ?? null,
        reasons: reasons.map(({ code }) => code),
        rule: rule.source,
        cause,
        inputsHash,
      },
    },
  ]);
  const happening = { eventKey: id, agencyId, documentId, actorId: null, at };
  const notices =
    kind === "incoming" ? noticesOf(judged, before) : await noticesOfIssued(records, judged, before);
  await tellPeople(deps, records, happening, notices);
}

/** Who issued it put the file there, and can put it right. */
async function noticesOfIssued(
  { outgoing }: Pick<Records, "outgoing">,
  judged: Judged,
  before: KeptLegalValue | null,
): Promise<TellTo[]> {
  const issuer = (await outgoing.get(judged.documentId))?.registeredBy;
  if (issuer === undefined || !turnsBad(judged, before)) return [];
  return [{ to: { kind: "person", id: issuer }, reason: "issuedBad", assignmentId: null }];
}

const turnsBad = (judged: Judged, before: KeptLegalValue | null): boolean =>
  isBad(judged) && (before === null || !isBad(before));

/** What clerks must know: that nobody should work with it, or that what was said of it holds no more. */
function noticesOf(judged: Judged, before: KeptLegalValue | null): NoticeTo[] {
  const toClerks = (reason: NoticeTo["reason"]): NoticeTo[] => [
    { to: { kind: "clerks" }, reason, assignmentId: null },
  ];
  if (turnsBad(judged, before)) return toClerks("signaturesBad");
  return before !== null && before.value !== judged.value ? toClerks("legalValueChanged") : [];
}

/** Findings that a clerk should look at although the document may still be read. */
const alarming: ReadonlySet<string> = new Set([
  "legal-value.seal-of-another",
  "legal-value.signer-differs",
  "legal-value.signer-of-another",
]);

const isBad = ({ value, reasons }: LegalValueAnswer): boolean =>
  value === "invalid" || reasons.some(({ code }) => alarming.has(code));
