import type { YearProposal, YearProposalInput } from "../domain/calendar/year-proposal.ts";

export type HolidayProposalRequest = Pick<YearProposalInput, "year" | "weekdays" | "secondNationalDay">;

/** Knows the holidays of a coming year well enough to propose its table; an administrator settles it. */
export interface HolidayProposal {
  /** Throws RangeError for a year before 1990 or after 2100. */
  proposeYear(request: HolidayProposalRequest): YearProposal;
}
