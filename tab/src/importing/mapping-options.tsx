import { Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { importMapping, type ImportMappingBody, type ImportView } from "../../../src/contract/imports.ts";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  options: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-start",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  year: { width: "220px" },
  input: { minWidth: 0 },
});

interface MappingOptionsProps {
  readonly direction: ImportView["direction"];
  readonly sheets: readonly string[];
  readonly mapping: ImportMappingBody;
  readonly onChange: (mapping: ImportMappingBody) => void;
  readonly onSheet: (name: string) => void;
}

const choices = {
  state: [
    ["done", "closed"],
    ["registered", "open"],
  ],
  numbering: [
    ["rules", "rules"],
    ["common", "common"],
    ["per-type", "perType"],
  ],
  dateOrder: [
    ["dmy", "dmy"],
    ["mdy", "mdy"],
    ["ymd", "ymd"],
  ],
  encoding: [
    ["unicode", "unicode"],
    ["tcvn3", "tcvn3"],
    ["vni", "vni"],
  ],
} as const;
const labels = { state: "status", numbering: "numbering", dateOrder: "dates", encoding: "encoding" } as const;

/** What holds for the whole file. */
export function MappingOptions({ direction, sheets, mapping, onChange, onSheet }: MappingOptionsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const shown =
    direction === "incoming"
      ? (["state", "dateOrder", "encoding"] as const)
      : (["numbering", "dateOrder", "encoding"] as const);
  return (
    <div className={styles.options}>
      {sheets.length < 2 ? null : (
        <Field label={t("sheet")}>
          <Select value={mapping.sheet ?? ""} onChange={(_event, { value }) => onSheet(value)}>
            {sheets.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <YearField mapping={mapping} onChange={onChange} />
      {shown.map((name) => (
        <Field key={name} label={t(labels[name])}>
          <Select
            value={mapping[name]}
            onChange={(_event, { value }) => onChange(importMapping.parse({ ...mapping, [name]: value }))}
          >
            {choices[name].map(([value, word]) => (
              <option key={value} value={value}>
                {t(word)}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Checkbox
        label={t("carry")}
        checked={mapping.carryDates}
        onChange={(_event, { checked }) => onChange({ ...mapping, carryDates: checked === true })}
      />
    </div>
  );
}

function YearField({ mapping, onChange }: Pick<MappingOptionsProps, "mapping" | "onChange">) {
  const styles = useStyles();
  const t = useWords(words);
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const year = typed === null || typed.trim() === "" ? null : Number(typed);
    const isYear = year === null || (Number.isInteger(year) && year >= 1945 && year <= 2999);
    if (typed !== null && isYear && year !== mapping.year) onChange({ ...mapping, year });
    setTyped(null);
  };
  return (
    <Field className={styles.year} label={t("year")} hint={t("yearHint")}>
      <Input
        className={styles.input}
        inputMode="numeric"
        value={typed ?? String(mapping.year ?? "")}
        onChange={(_event, { value }) => setTyped(value)}
        onBlur={settle}
      />
    </Field>
  );
}
