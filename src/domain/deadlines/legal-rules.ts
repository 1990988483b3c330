import type { LocalDate } from "../time/local-date.ts";
import type { Spoken } from "../time/spoken.ts";

/** What the law sets a time for. */
export const legalDuties = [
  "register",
  "present",
  "number",
  "issue",
  "send",
  "notify-receipt",
  "handle-urgent",
] as const;
export type LegalDuty = (typeof legalDuties)[number];

/** A rule with its place in the regulations and the day from which it holds (design rule 6). */
export interface LegalRule {
  readonly duty: LegalDuty;
  /** In full: `Nghị định 30/2020/NĐ-CP, Điều 4 khoản 2 điểm c`. */
  readonly article: Spoken;
  /** For a line with little room: `NĐ 30, Đ4.2c`. */
  readonly short: Spoken;
  readonly validFrom: LocalDate;
}

const decree30: Pick<LegalRule, "validFrom"> & { readonly name: Spoken } = {
  validFrom: "2020-03-05",
  name: { vi: "Nghị định 30/2020/NĐ-CP", en: "Decree 30/2020/NĐ-CP" },
};

/** `place` is article, clause and point, as in `4.2c`. */
function ofDecree30(duty: LegalDuty, place: string): LegalRule {
  const [article = "", clause = ""] = place.split(".");
  const point = clause.replace(/\d/gu, "");
  const number = clause.replace(/\D/gu, "");
  const vi = `Điều ${article} khoản ${number}${point && ` điểm ${point}`}`;
  const en = `Article ${article}, clause ${number}${point && `, point ${point}`}`;
  return {
    duty,
    article: { vi: `${decree30.name.vi}, ${vi}`, en: `${decree30.name.en}, ${en}` },
    short: { vi: `NĐ 30, Đ${place}`, en: `Decree 30, Art. ${place}` },
    validFrom: decree30.validFrom,
  };
}

/** By end of the next working day, urgent ones at once, except where a duty says otherwise. */
export const legalRules: Readonly<Record<LegalDuty, LegalRule>> = {
  register: ofDecree30("register", "4.2c"),
  present: ofDecree30("present", "23.1"),
  number: ofDecree30("number", "15.2"),
  issue: ofDecree30("issue", "18.1"),
  send: {
    duty: "send",
    article: {
      vi: "Quyết định 28/2018/QĐ-TTg, Điều 6 khoản 2",
      en: "Decision 28/2018/QĐ-TTg, Article 6, clause 2",
    },
    short: { vi: "QĐ 28, Đ6.2", en: "Decision 28, Art. 6.2" },
    validFrom: "2018-09-06",
  },
  "notify-receipt": ofDecree30("notify-receipt", "21.2c"),
  "handle-urgent": ofDecree30("handle-urgent", "24.2"),
};
