import type { DocumentTypeView, OutgoingChoices } from "../../../src/contract/outgoing.ts";
import { joinSymbol } from "../../../src/domain/numbering/symbol.ts";
import { parseSymbol } from "../../../src/domain/numbering/parse-symbol.ts";
import { fold, foldSymbol } from "../../../src/domain/text/fold.ts";
import type { FormValues } from "../registering/form-values.ts";
import type { IssueValues } from "./issue-state.ts";

/** What the form may choose from, as far as it has arrived. */
export interface IssueOffers {
  readonly types: readonly DocumentTypeView[];
  readonly choices: OutgoingChoices;
}

/** The paper's own symbol, `/SKHCN-CĐS` where its number is still a blank; empty where it names none. */
export function symbolOnPaper({ codeNumber = "", codeNotation = "" }: Partial<FormValues>): string {
  if (codeNotation === "") return "";
  return codeNumber === "" ? `/${codeNotation}` : joinSymbol(codeNumber, codeNotation);
}

/** Whether the symbol that the document will get is another than the one that stands on the paper; a blank fits. */
export function contradicts(onPaper: string, expected: string): boolean {
  if (onPaper === "") return false;
  return onPaper.startsWith("/")
    ? !foldSymbol(expected).endsWith(foldSymbol(onPaper))
    : foldSymbol(onPaper) !== foldSymbol(expected);
}

/** The form's values for what its signed paper says of itself. */
export function issueProposals(
  read: Partial<FormValues>,
  { types, choices }: IssueOffers,
  draftedBy: string | null = null,
): Partial<IssueValues> {
  const { abstract, issuedDate, priority } = read;
  return {
    ...typeOf(read, types),
    ...(unitOf((read.codeNotation ?? "").split(/[-/]/u).at(-1) ?? "", choices) ??
      unitOf(draftedBy ?? "", choices)),
    ...signerOf(read, choices),
    ...(abstract === undefined ? {} : { abstract }),
    ...(issuedDate === undefined ? {} : { issuedDate }),
    ...(priority === undefined ? {} : { priority }),
  };
}

function typeOf(read: Partial<FormValues>, types: readonly DocumentTypeView[]): Partial<IssueValues> {
  const type = types.find(({ name }) => fold(name) === fold(read.typeName ?? ""));
  if (type === undefined) return {};
  // Only the year in its symbol tells legislation from a decision on one case (NĐ 30).
  const year = parseSymbol(`1/${read.codeNotation ?? ""}`)?.isLegislation ?? false;
  return { typeCode: type.code, isLegislation: type.isLegislation || (type.mayBeLegislation && year) };
}

/** Of the one unit with this abbreviation: the last group of a letter's symbol, `SKHCN-CĐS`, or of `Lưu: VT, CĐS`. */
function unitOf(abbreviation: string, { units }: OutgoingChoices): Partial<IssueValues> | null {
  const [unit, ...others] = units.filter(
    (one) => abbreviation !== "" && one.abbreviation.toUpperCase() === abbreviation.toUpperCase(),
  );
  return unit === undefined || others.length > 0 ? null : { draftingUnitId: unit.id };
}

/** One of the agency's signers as the agency writes them; else name and position as they stand on the paper. */
function signerOf(read: Partial<FormValues>, { signers }: OutgoingChoices): Partial<IssueValues> {
  const { signerName = "", signerPosition = "" } = read;
  if (signerName === "") return {};
  const named = signers.filter(({ name }) => fold(name) === fold(signerName));
  const known = named.find(({ position }) => fold(position) === fold(signerPosition)) ?? named[0];
  if (known !== undefined) return { signerName: known.name, signerPosition: known.position };
  return { signerName, ...(signerPosition === "" ? {} : { signerPosition }) };
}
