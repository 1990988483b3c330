import { makeStyles, Select, tokens, typographyStyles } from "@fluentui/react-components";
import type { ImportMappingBody, ImportPreview, ImportView } from "../../../src/contract/imports.ts";
import { importFieldNames } from "../../../src/contract/messages/import-field-names.ts";
import { fieldsOf, type ImportField } from "../../../src/domain/imports/mapping.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  frame: { overflowX: "auto", maxWidth: "100%" },
  table: { borderCollapse: "collapse", ...typographyStyles.caption1 },
  head: { ...typographyStyles.caption1Strong, textAlign: "left", verticalAlign: "bottom" },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    minWidth: "96px",
    maxWidth: "240px",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  left: { color: tokens.colorNeutralForeground3 },
  select: { minWidth: "168px" },
});

interface ColumnTableProps {
  readonly direction: ImportView["direction"];
  readonly mapping: ImportMappingBody;
  readonly headings: readonly string[];
  readonly sample: ImportPreview["sample"];
  readonly onChange: (mapping: ImportMappingBody) => void;
}

/** The first rows as they stand in the file, with what each column is above it. */
export function ColumnTable({ direction, mapping, headings, sample, onChange }: ColumnTableProps) {
  const styles = useStyles();
  const t = useWords(words);
  const width = Math.max(headings.length, ...sample.map(({ cells }) => cells.length), 1);
  const places = Array.from({ length: width }, (_, column) => column);
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={t("columns")}>
        <thead>
          <tr>
            {places.map((column) => (
              <th key={column} scope="col" className={styles.head}>
                <ColumnSelect
                  direction={direction}
                  mapping={mapping}
                  column={column}
                  heading={headings[column] ?? ""}
                  onChange={onChange}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.map(({ row, cells }) => (
            <tr key={row}>
              {places.map((column) => (
                <td key={column} className={styles.cell} title={cells[column]}>
                  {cells[column] ?? ""}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ColumnSelectProps extends Pick<ColumnTableProps, "direction" | "mapping" | "onChange"> {
  readonly column: number;
  readonly heading: string;
}

function ColumnSelect({ direction, mapping, column, heading, onChange }: ColumnSelectProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const fields = fieldsOf[direction];
  const field = fields.find((one) => mapping.columns[one] === column) ?? "";
  const letter = letterOf(column);
  return (
    <>
      <div className={styles.cell}>
        <span className={styles.left}>{letter}</span> {heading}
      </div>
      <Select
        className={styles.select}
        size="small"
        aria-label={`${t("columnOf", { letter })}: ${heading}`}
        value={field}
        onChange={(_event, { value }) => {
          const chosen = fields.find((one) => one === value);
          onChange({ ...mapping, columns: columnsWith(mapping.columns, column, chosen) });
        }}
      >
        <option value="">{t("notRead")}</option>
        {fields.map((one) => (
          <option key={one} value={one}>
            {say(importFieldNames[one])}
          </option>
        ))}
      </Select>
    </>
  );
}

type Columns = ImportMappingBody["columns"];

/** A column is one field and a field stands in one column. */
function columnsWith(before: Columns, column: number, field: ImportField | undefined): Columns {
  const others = Object.entries(before).filter(([name, at]) => at !== column && name !== field);
  return { ...Object.fromEntries(others), ...(field === undefined ? {} : { [field]: column }) };
}

function letterOf(column: number): string {
  const rest = String.fromCodePoint(65 + (column % 26));
  return column < 26 ? rest : letterOf(Math.floor(column / 26) - 1) + rest;
}
