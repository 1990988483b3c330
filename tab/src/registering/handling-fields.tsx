import { Input, makeStyles, Select } from "@fluentui/react-components";
import { arrivalSources, priorities } from "../../../src/domain/incoming-fields.ts";
import { useWords } from "../foundation/language.tsx";
import { DateText } from "./date-text.tsx";
import { fieldsOf, type FieldsProps } from "./field-of.ts";
import { FormRow, Pair } from "./form-row.tsx";
import type { Secrecy } from "./form-state.ts";
import { priorityOf, sourceOf } from "./form-values.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  fill: { minWidth: 0, width: "100%" },
  number: { minWidth: 0, width: "100%", fontVariantNumeric: "tabular-nums" },
});

export const priorityWords = ["priority0", "priority1", "priority2", "priority3"] as const;
export const sourceWords = {
  paper: "sourcePaper",
  mail: "sourceMail",
  hand: "sourceHand",
  exchange: "sourceExchange",
} as const;
const secrecyWords = [
  ["mat", "secrecyMat"],
  ["toiMat", "secrecyToiMat"],
  ["tuyetMat", "secrecyTuyetMat"],
] as const satisfies readonly (readonly [Secrecy, keyof typeof words])[];

/** How urgent it is, by when, how it came, how long it is. */
export function HandlingFields(props: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { state } = props;
  const { row, edit, leave, text } = fieldsOf(props);
  return (
    <>
      <Pair>
        <FormRow label={t("priority")} {...row("priority")}>
          <Select
            className={styles.fill}
            value={state.values.priority}
            onChange={(_event, data) => edit({ priority: priorityOf(Number(data.value)) })}
            onBlur={leave("priority")}
          >
            {priorities.map((level) => (
              <option key={level} value={level}>
                {t(priorityWords[level])}
              </option>
            ))}
          </Select>
        </FormRow>
        <FormRow label={t("dueShort")} second {...row("dueDate")}>
          <DateText
            label={t("dueDate")}
            ahead
            value={state.values.dueDate}
            onChange={(dueDate) => edit({ dueDate })}
            onLeave={leave("dueDate")}
          />
        </FormRow>
      </Pair>
      <Pair>
        <FormRow label={t("source")} {...row("source")}>
          <Select
            className={styles.fill}
            value={state.values.source}
            onChange={(_event, data) => edit({ source: sourceOf(data.value) ?? "paper" })}
            onBlur={leave("source")}
          >
            {arrivalSources.map((source) => (
              <option key={source} value={source}>
                {t(sourceWords[source])}
              </option>
            ))}
          </Select>
        </FormRow>
        <FormRow label={t("pageCount")} second {...row("pageCount")}>
          <Input className={styles.number} {...text("pageCount")} inputMode="numeric" />
        </FormRow>
      </Pair>
    </>
  );
}

/** The list from which nothing but 'not secret' may be registered: choosing another grade shows the rule. */
export function SecrecyRow(props: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { state, act } = props;
  const { row } = fieldsOf(props);
  return (
    <FormRow label={t("secrecy")} {...row("secrecy")}>
      <Select
        className={styles.fill}
        value={state.secrecy ?? ""}
        onChange={(_event, data) =>
          act({ act: "secrecy", secrecy: secrecyWords.find(([grade]) => grade === data.value)?.[0] ?? null })
        }
      >
        <option value="">{t("secrecyNone")}</option>
        {secrecyWords.map(([grade, word]) => (
          <option key={grade} value={grade}>
            {t(word)}
          </option>
        ))}
      </Select>
    </FormRow>
  );
}
