import { printedDate, type PrintableDate } from "./printed-date.ts";
import type { LocalDate } from "../time/local-date.ts";
import { namedDocument, type NamedDocument } from "./tracking-register.ts";

/** A unit or person that something is given to, with the deadline set for it. */
export interface SlipAssignee {
  readonly name: string;
  readonly due: PrintableDate | null;
}

/** A leader of the agency gives the document to units and people. */
export interface AgencyOpinion {
  /** Position and name, as they are signed. */
  readonly by: string;
  readonly text: string;
  readonly lead: SlipAssignee | null;
  readonly support: readonly SlipAssignee[];
  readonly inform: readonly string[];
  readonly givenOn: PrintableDate;
}

/** The head of a unit gives it on to people. */
export interface UnitOpinion {
  readonly by: string;
  readonly text: string;
  readonly assignees: readonly SlipAssignee[];
  readonly givenOn: PrintableDate;
}

/** What the person who handles the document proposes. */
export interface Proposal {
  readonly by: string;
  readonly text: string;
  readonly proposedOn: PrintableDate;
}

/** One routing slip as it is printed; a part without entries prints lines to be filled in by hand. */
export interface PrintedSlip {
  readonly agency: string;
  readonly place: string | null;
  readonly date: LocalDate;
  readonly document: NamedDocument & { readonly abstract: string };
  readonly arrivalNumber: number;
  readonly arrivedOn: PrintableDate;
  readonly agencyOpinions: readonly AgencyOpinion[];
  readonly unitOpinions: readonly UnitOpinion[];
  readonly proposals: readonly Proposal[];
  readonly printedBy: string;
  readonly printedAt: Date;
}

/** One line of an entry; an empty value prints a dotted line. */
export interface SlipLine {
  readonly label: string;
  readonly value: string;
}

export interface SlipEntry {
  readonly lines: readonly SlipLine[];
  /** Who gave the opinion, or null where it is yet to be given. */
  readonly by: string | null;
}

export interface SlipPart {
  readonly heading: string;
  readonly english: string;
  /** Never empty: a part without opinions has one entry to be filled in. */
  readonly entries: readonly SlipEntry[];
}

export const slipTitle = "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN";

const named = (assignees: readonly SlipAssignee[]): string => assignees.map((one) => one.name).join("; ");

function deadlines(assignees: readonly SlipAssignee[]): string {
  const dated = assignees.flatMap((one) => (one.due === null ? [] : [{ name: one.name, due: one.due }]));
  return dated.map((one) => `${one.name}: ${printedDate(one.due)}`).join("; ");
}

function agencyEntry(opinion: AgencyOpinion | null): SlipEntry {
  const lead = opinion === null || opinion.lead === null ? [] : [opinion.lead];
  const support = opinion?.support ?? [];
  const inform = opinion?.inform ?? [];
  return {
    lines: [
      { label: "Giao đơn vị, cá nhân chủ trì", value: named(lead) },
      {
        label: "Giao các đơn vị, cá nhân tham gia phối hợp giải quyết văn bản đến (nếu có)",
        value: named(support),
      },
      ...(inform.length === 0 ? [] : [{ label: "Gửi để biết", value: inform.join("; ") }]),
      {
        label: "Thời hạn giải quyết đối với mỗi đơn vị, cá nhân (nếu có)",
        value: deadlines([...lead, ...support]),
      },
      { label: "Ý kiến chỉ đạo", value: opinion?.text ?? "" },
      {
        label: "Ngày tháng cho ý kiến phân phối, giải quyết",
        value: opinion === null ? "" : printedDate(opinion.givenOn),
      },
    ],
    by: opinion?.by ?? null,
  };
}

function unitEntry(opinion: UnitOpinion | null): SlipEntry {
  return {
    lines: [
      { label: "Giao cho cá nhân", value: named(opinion?.assignees ?? []) },
      { label: "Thời hạn giải quyết đối với cá nhân (nếu có)", value: deadlines(opinion?.assignees ?? []) },
      { label: "Ý kiến chỉ đạo", value: opinion?.text ?? "" },
      { label: "Ngày, tháng, năm cho ý kiến", value: opinion === null ? "" : printedDate(opinion.givenOn) },
    ],
    by: opinion?.by ?? null,
  };
}

function proposalEntry(proposal: Proposal | null): SlipEntry {
  return {
    lines: [
      { label: "Ý kiến đề xuất giải quyết văn bản đến của cá nhân", value: proposal?.text ?? "" },
      {
        label: "Ngày, tháng, năm đề xuất ý kiến",
        value: proposal === null ? "" : printedDate(proposal.proposedOn),
      },
    ],
    by: proposal?.by ?? null,
  };
}

const orOneEmpty = <T>(given: readonly T[]): readonly (T | null)[] => (given.length === 0 ? [null] : given);

/** The three parts of Phiếu giải quyết văn bản đến, in order (NĐ 30/2020, Phụ lục IV, VII). */
export function slipParts(slip: PrintedSlip): readonly SlipPart[] {
  return [
    {
      heading: "1. Ý kiến của lãnh đạo cơ quan, tổ chức",
      english: "Instructions of the agency's leaders",
      entries: orOneEmpty(slip.agencyOpinions).map(agencyEntry),
    },
    {
      heading: "2. Ý kiến của lãnh đạo đơn vị",
      english: "Instructions of the heads of units",
      entries: orOneEmpty(slip.unitOpinions).map(unitEntry),
    },
    {
      heading: "3. Ý kiến đề xuất của người giải quyết",
      english: "Proposals of the person who handles it",
      entries: orOneEmpty(slip.proposals).map(proposalEntry),
    },
  ];
}

/** What the slip is about: type, number and symbol, date, issuing agency; then the abstract. */
export function slipSubject(slip: PrintedSlip): { readonly document: string; readonly abstract: string } {
  return { document: namedDocument(slip.document), abstract: slip.document.abstract };
}
