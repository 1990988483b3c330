import type { LocalDate } from "../time/local-date.ts";

export type ExclusionKind = "stateSecret" | "denunciation" | "restrictedPublication";

/** What the regulations keep off the network, with the article that says so and the days on which it holds. */
export interface ExclusionRule {
  readonly id: string;
  readonly kind: ExclusionKind;
  /** First day. */
  readonly from: LocalDate;
  /** Last day; null while it holds. */
  readonly until: LocalDate | null;
  /** As it is cited in a refusal. */
  readonly article: { readonly vi: string; readonly en: string };
}

const qd28 = { vi: "QĐ 28/2018/QĐ-TTg, Đ1.2", en: "Decision 28/2018/QĐ-TTg, Art. 1.2" };
const bct = { vi: "QĐ 2226/QĐ-BCT năm 2016", en: "Decision 2226/QĐ-BCT of 2016" };

/**
 * The rules that hold until an agency's own setting replaces them (R07, R08, R09, R70). State secrets: QĐ 28/2018 Đ1.2
 * since it took effect, with the law on state secrets in force beside it (2018, then 2025 from 01/3/2026). The other two
 * come from the regulation of one ministry; no other source says from which day, so its year's first day is taken.
 */
export const defaultExclusionRules: readonly ExclusionRule[] = [
  { id: "state-secret-2018", kind: "stateSecret", from: "2018-09-06", until: "2020-06-30", article: qd28 },
  {
    id: "state-secret-2020",
    kind: "stateSecret",
    from: "2020-07-01",
    until: "2026-02-28",
    article: {
      vi: `${qd28.vi}; Luật Bảo vệ bí mật nhà nước 2018`,
      en: `${qd28.en}; Law on Protection of State Secrets 2018`,
    },
  },
  {
    id: "state-secret-2026",
    kind: "stateSecret",
    from: "2026-03-01",
    until: null,
    article: {
      vi: `${qd28.vi}; Luật Bảo vệ bí mật nhà nước 2025`,
      en: `${qd28.en}; Law on Protection of State Secrets 2025`,
    },
  },
  { id: "denunciation-2016", kind: "denunciation", from: "2016-01-01", until: null, article: bct },
  { id: "restricted-2016", kind: "restrictedPublication", from: "2016-01-01", until: null, article: bct },
];

/** The rule of a kind that holds on a day, the newest where several do; null: nothing excludes that kind then. */
export function ruleInForce(
  rules: readonly ExclusionRule[],
  kind: ExclusionKind,
  on: LocalDate,
): ExclusionRule | null {
  const holding = rules.filter(
    (rule) => rule.kind === kind && rule.from <= on && (rule.until === null || on <= rule.until),
  );
  return holding.reduce<ExclusionRule | null>(
    (newest, rule) => (newest === null || rule.from > newest.from ? rule : newest),
    null,
  );
}
