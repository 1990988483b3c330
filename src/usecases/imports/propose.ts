import { createHash } from "node:crypto";
import type { SheetRow } from "../../domain/imports/cell.ts";
import type { ImportDirection, ImportMapping } from "../../domain/imports/mapping.ts";
import { proposeMapping, type Proposal } from "../../domain/imports/propose-mapping.ts";
import { RuleBroken } from "../../domain/rule-broken.ts";
import { localDateOf, yearOf } from "../../domain/time/local-date.ts";
import type { Services } from "../../ports/services.ts";
import type { SheetFile } from "../../ports/sheet-reader.ts";

const headRows = 60;
const sheetsTried = 8;

export interface Proposed {
  readonly mapping: ImportMapping;
  readonly headings: readonly string[];
  readonly headingsKey: string;
  readonly isRemembered: boolean;
  readonly rows: readonly SheetRow[];
}

/**
 * How a file may be read: by its headings, on the sheet that looks most like a register, as this agency read a file with
 * these headings before. `sheet` and `csv` are a person's choice, null where there is none yet.
 */
export async function propose(
  { store, clock }: Pick<Services, "store" | "clock">,
  { agencyId, direction }: { readonly agencyId: string; readonly direction: ImportDirection },
  file: SheetFile,
  chosen: Pick<ImportMapping, "sheet" | "csv">,
): Promise<Proposed> {
  const thisYear = yearOf(localDateOf(clock.now()));
  const csv = chosen.csv ?? file.csv;
  const sheets = chosen.sheet === null ? file.sheets.slice(0, sheetsTried) : [chosen.sheet];
  let best: (Proposal & { readonly rows: readonly SheetRow[] }) | null = null;
  for (const sheet of sheets) {
    const rows = await file.head(sheet, headRows, csv);
    const proposal = proposeMapping(direction, { sheet, rows }, { thisYear, csv });
    if (best === null || proposal.score > best.score) best = { ...proposal, rows };
  }
  if (best === null || best.rows.length === 0) throw new RuleBroken("sheet.empty");
  const headingsKey = createHash("sha256").update(best.headingsKey).digest("hex");
  const remembered = await store.read.imports.remembered(agencyId, direction, headingsKey);
  const { mapping } = best;
  return {
    mapping:
      remembered === null
        ? mapping
        : // What belongs to this file alone is read from it anew.
          { ...remembered, sheet: mapping.sheet, headingEnd: mapping.headingEnd, year: mapping.year, csv },
    headings: best.headings,
    headingsKey,
    isRemembered: remembered !== null,
    rows: best.rows,
  };
}
