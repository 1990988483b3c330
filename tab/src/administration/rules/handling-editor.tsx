import { Button, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { priorities } from "../../../../src/domain/incoming-fields.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { useDocumentTypes } from "../../registering/document-types.ts";
import { priorityOf } from "../../registering/form-values.ts";
import type { HandlingRow, HandlingValue } from "./rule-values.ts";
import { useRowKeys } from "./use-row-keys.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(120px, 1fr))",
    gap: tokens.spacingHorizontalS,
    alignItems: "end",
    border: "none",
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  touch: { justifySelf: "start", [onTouch]: { minHeight: "44px", minWidth: "44px" } },
  add: { alignSelf: "start", [onTouch]: { minHeight: "44px" } },
});

interface HandlingEditorProps {
  readonly value: HandlingValue;
  readonly onChange: (value: HandlingValue) => void;
}

/** By when a document is handled where neither it nor its leader says so. */
export function HandlingEditor({ value, onChange }: HandlingEditorProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { keys, drop } = useRowKeys(value.length);
  const blank: HandlingRow = {
    typeName: null,
    priority: null,
    order: { kind: "working-days", days: 5 },
    article: "",
  };
  return (
    <div className={styles.rows}>
      {value.map((row, at) => (
        <Row
          key={keys[at]}
          row={row}
          n={at + 1}
          onChange={(next) => onChange(value.map((one, i) => (i === at ? next : one)))}
          onRemove={() => {
            drop(at);
            onChange(value.filter((_one, i) => i !== at));
          }}
        />
      ))}
      <Button className={styles.add} icon={<AddRegular />} onClick={() => onChange([...value, blank])}>
        {t("addRow")}
      </Button>
    </div>
  );
}

const priorityWords = ["priority0", "priority1", "priority2", "priority3"] as const;

interface RowProps {
  readonly row: HandlingRow;
  readonly n: number;
  readonly onChange: (row: HandlingRow) => void;
  readonly onRemove: () => void;
}

function Row({ row, n, onChange, onRemove }: RowProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { order } = row;
  const length = order.kind === "working-days" ? order.days : order.hours;
  const orderOf = (kind: string, count: number): HandlingRow["order"] =>
    kind === "working-hours"
      ? { kind: "working-hours", hours: count }
      : { kind: "working-days", days: count };
  return (
    <fieldset className={styles.row} aria-label={t("row", { n })}>
      <WhichFields row={row} onChange={onChange} />
      <Field label={t("length")}>
        <Input
          type="number"
          value={String(length)}
          onChange={(_event, data) => onChange({ ...row, order: orderOf(order.kind, Number(data.value)) })}
        />
      </Field>
      <Field label={t("measure")}>
        <Select
          value={order.kind}
          onChange={(_event, data) => onChange({ ...row, order: orderOf(data.value, length) })}
        >
          <option value="working-days">{t("days")}</option>
          <option value="working-hours">{t("hours")}</option>
        </Select>
      </Field>
      <Field label={t("article")}>
        <Input
          value={row.article}
          maxLength={300}
          onChange={(_event, data) => onChange({ ...row, article: data.value })}
        />
      </Field>
      <Button
        className={styles.touch}
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={t("remove", { name: t("row", { n }) })}
        onClick={onRemove}
      />
    </fieldset>
  );
}

/** To which documents the time applies. */
function WhichFields({ row, onChange }: Pick<RowProps, "row" | "onChange">) {
  const t = useWords(words);
  const types = useDocumentTypes("incoming");
  return (
    <>
      <Field label={t("typeName")}>
        <Select
          value={row.typeName ?? ""}
          onChange={(_event, data) => onChange({ ...row, typeName: data.value === "" ? null : data.value })}
        >
          <option value="">{t("anyType")}</option>
          {types.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("priority")}>
        <Select
          value={row.priority === null ? "" : String(row.priority)}
          onChange={(_event, data) =>
            onChange({ ...row, priority: data.value === "" ? null : priorityOf(Number(data.value)) })
          }
        >
          <option value="">{t("anyPriority")}</option>
          {priorities.map((level) => (
            <option key={level} value={String(level)}>
              {t(priorityWords[level])}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
