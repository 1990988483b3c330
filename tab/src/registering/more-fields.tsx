import { Button, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import { useWords } from "../foundation/language.tsx";
import { DateText } from "./date-text.tsx";
import { fieldsOf, type FieldsProps } from "./field-of.ts";
import { FormRow, Pair } from "./form-row.tsx";
import { readTypedTime } from "./form-values.ts";
import { shownAt } from "./problems.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  toggle: { alignSelf: "flex-start", paddingLeft: 0, fontWeight: tokens.fontWeightRegular },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  fill: { minWidth: 0, width: "100%" },
});

const own = ["arrivedAt", "documentCode", "senderCode", "language", "toPlaces", "description"] as const;

/** What few documents need; it opens by itself where something in it is wrong. */
export function MoreFields(props: FieldsProps & { readonly startsOpen?: boolean }) {
  const styles = useStyles();
  const t = useWords(words);
  const id = useId();
  const [isOpen, setOpen] = useState(props.startsOpen === true);
  const mustShow = own.some((field) => shownAt(props.problems, field, props.state).length > 0);
  const shown = isOpen || mustShow;
  return (
    <>
      <Button
        className={styles.toggle}
        appearance="transparent"
        icon={shown ? <ChevronDownRegular /> : <ChevronRightRegular />}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => setOpen(!shown)}
      >
        {t("more")}
      </Button>
      {shown ? (
        <div id={id} className={styles.fields}>
          <Fields {...props} />
        </div>
      ) : null}
    </>
  );
}

function Fields(props: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { row, text } = fieldsOf(props);
  return (
    <>
      <ArrivalRow {...props} />
      <Pair>
        <FormRow label={t("documentCode")} {...row("documentCode")}>
          <Input className={styles.fill} {...text("documentCode")} />
        </FormRow>
      </Pair>
      <Pair>
        <FormRow label={t("senderCodeShort")} {...row("senderCode")}>
          <Input className={styles.fill} {...text("senderCode")} aria-label={t("senderCode")} />
        </FormRow>
        <FormRow label={t("language")} second {...row("language")}>
          <Input className={styles.fill} {...text("language")} />
        </FormRow>
      </Pair>
      <FormRow label={t("toPlaces")} {...row("toPlaces")}>
        <Textarea className={styles.fill} {...text("toPlaces")} rows={2} />
      </FormRow>
      <FormRow label={t("description")} {...row("description")}>
        <Textarea className={styles.fill} {...text("description")} rows={2} />
      </FormRow>
    </>
  );
}

function ArrivalRow(props: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { row, edit, leave, text } = fieldsOf(props);
  const { arrivedDate, arrivedTime } = props.state.values;
  const leaveTime = () => {
    const time = readTypedTime(arrivedTime);
    if (time !== null && time !== arrivedTime) edit({ arrivedTime: time });
    leave("arrivedAt")();
  };
  return (
    <Pair>
      <FormRow
        label={t("arrivedDate")}
        {...row("arrivedDate")}
        problems={shownAt(props.problems, "arrivedAt", props.state)}
      >
        <DateText
          label={t("arrivedDate")}
          value={arrivedDate}
          placeholder={t("arrivedNow")}
          onChange={(date) => edit({ arrivedDate: date })}
          onLeave={leave("arrivedAt")}
        />
      </FormRow>
      <FormRow label={t("arrivedTimeShort")} second {...row("arrivedTime")}>
        <Input
          className={styles.fill}
          {...text("arrivedTime")}
          onBlur={leaveTime}
          aria-label={t("arrivedTime")}
          placeholder={t("timeHint")}
        />
      </FormRow>
    </Pair>
  );
}
