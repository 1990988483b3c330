import type { LocalDate } from "../time/local-date.ts";
import type { LegalValueRule } from "./legal-value.ts";

/** A rule with the day from which it holds. */
export interface DatedRule extends LegalValueRule {
  readonly validFrom: LocalDate;
}

/**
 * What the law said when, newest first. Before NĐ 30 it named no second signature; an agency's own regulation of that
 * time (R06: scans of signed and sealed papers) is set as its rule, with its article.
 */
export const lawsOfLegalValue: readonly DatedRule[] = [
  {
    validFrom: "2020-03-05",
    source: "NĐ 30/2020/NĐ-CP, Điều 5 khoản 1",
    needsAgencySeal: true,
    acceptsScans: false,
  },
  {
    validFrom: "2018-09-06",
    source: "QĐ 28/2018/QĐ-TTg, Điều 4",
    needsAgencySeal: false,
    acceptsScans: false,
  },
  {
    validFrom: "1945-09-02",
    source: "NĐ 64/2007/NĐ-CP, Điều 35",
    needsAgencySeal: false,
    acceptsScans: false,
  },
];

/**
 * The rule for a document of that day: the later of the agency's own and the law's, so that a law that came after an
 * agency's regulation is followed until the agency says otherwise (R06 against R05; R70). The agency's wins on the day.
 */
export function ruleOn(day: LocalDate, own: DatedRule | null): DatedRule {
  const law = lawsOfLegalValue.find(({ validFrom }) => validFrom <= day) ?? lawsOfLegalValue.at(-1);
  if (law === undefined) throw new Error("There is no law of legal value.");
  return own !== null && own.validFrom <= day && own.validFrom >= law.validFrom ? own : law;
}
