import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { ImportDetail, ImportMappingBody, ImportPreview } from "../../../src/contract/imports.ts";
import { importFieldNames } from "../../../src/contract/messages/import-field-names.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { onTouch } from "../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { ColumnTable } from "./column-table.tsx";
import { MappingOptions } from "./mapping-options.tsx";
import { usePreview } from "./use-imports.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  section: { ...typographyStyles.subtitle2, margin: 0 },
  readings: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
  },
  row: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    marginRight: tokens.spacingHorizontalS,
  },
  wrong: { color: tokens.colorStatusDangerForeground1 },
  button: { alignSelf: "flex-start", [onTouch]: { minHeight: "44px" } },
});

interface MappingStepProps {
  readonly detail: ImportDetail;
  readonly isBusy: boolean;
  readonly onCheck: (mapping: ImportMappingBody) => void;
}

/** What each column is, beside the first rows of the file and what they would become. */
export function MappingStep({ detail, isBusy, onCheck }: MappingStepProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const isNew = detail.import.state === "mapping";
  const [own, setOwn] = useState<ImportMappingBody | null>(isNew ? null : detail.mapping);
  const [sheet, setSheet] = useState<string | null>(null);
  const { data, error, refetch } = usePreview(detail.import.id, own, sheet);
  if (data === undefined)
    return error === null ? (
      <ListSkeleton rows={6} />
    ) : (
      <FailedState error={error} onRetry={() => void refetch()} />
    );
  const mapping = own ?? data.mapping;
  return (
    <>
      {data.isRemembered && own === null ? <NoticeBar intent="info">{t("remembered")}</NoticeBar> : null}
      <MappingOptions
        direction={detail.import.direction}
        sheets={data.sheets}
        mapping={mapping}
        onChange={setOwn}
        onSheet={(name) => {
          setOwn(null);
          setSheet(name);
        }}
      />
      <h2 className={styles.section}>{t("columns")}</h2>
      <ColumnTable
        direction={detail.import.direction}
        mapping={mapping}
        headings={data.headings}
        sample={data.sample}
        onChange={setOwn}
      />
      <h2 className={styles.section}>{t("readAs")}</h2>
      <Readings readings={data.readings} />
      {data.missing.length === 0 ? null : (
        <NoticeBar intent="warning">
          {data.missing.map((field) => say(importFieldNames[field])).join(", ")}: {t("notRead")}
        </NoticeBar>
      )}
      <Button
        className={styles.button}
        appearance="primary"
        disabledFocusable={isBusy || data.missing.length > 0}
        onClick={() => (isBusy || data.missing.length > 0 ? undefined : onCheck(mapping))}
      >
        {t("check")}
      </Button>
    </>
  );
}

/** The first rows as they would stand in the register, or what is wrong with them. */
function Readings({ readings }: Pick<ImportPreview, "readings">) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  return (
    <ul className={styles.readings}>
      {readings.map((reading) => (
        <li key={reading.row}>
          <span className={styles.row}>{t("row", { row: reading.row })}</span>
          {reading.title}
          {reading.problems.map((problem, place) => (
            <span key={`${problem.field ?? ""}${place}`} className={styles.wrong}>
              {" "}
              {say(problem.message)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
