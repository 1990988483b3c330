import { Button, Checkbox, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import { useWords } from "../foundation/language.tsx";
import { FormRow, Pair } from "../registering/form-row.tsx";
import { shownAt } from "../registering/problems.ts";
import { rowOf } from "./issue-row.ts";
import type { IssueForm } from "./use-issue-form.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  toggle: { alignSelf: "flex-start", paddingLeft: 0, fontWeight: tokens.fontWeightRegular },
  fields: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  fill: { width: "100%", minWidth: 0 },
});

const own = ["pageCount", "language", "description", "restricted"] as const;

/** What few documents need. */
export function IssueMore({ form }: { form: IssueForm }) {
  const styles = useStyles();
  const t = useWords(words);
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen || own.some((field) => shownAt(form.problems, field, form.turn).length > 0);
  const { values } = form.turn;
  const text = (field: "pageCount" | "language" | "description") => ({
    className: styles.fill,
    value: values[field],
    onChange: (_event: unknown, data: { value: string }) => form.edit({ [field]: data.value }),
    onBlur: () => form.leave(field),
  });
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
          <Pair>
            <FormRow label={t("language")} {...rowOf(form, "language")}>
              <Input {...text("language")} />
            </FormRow>
            <FormRow label={t("pageCount")} second {...rowOf(form, "pageCount")}>
              <Input {...text("pageCount")} inputMode="numeric" />
            </FormRow>
          </Pair>
          <FormRow label={t("description")} {...rowOf(form, "description")}>
            <Textarea {...text("description")} rows={2} />
          </FormRow>
          <FormRow label="" {...rowOf(form, "restricted")}>
            <Checkbox
              label={t("restricted")}
              checked={values.restricted}
              onChange={(_event, data) => form.edit({ restricted: data.checked === true })}
            />
          </FormRow>
        </div>
      ) : null}
    </>
  );
}
