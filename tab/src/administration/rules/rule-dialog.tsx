import { Field, Input, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { SettingView } from "../../../../src/contract/administration.ts";
import { showDate, today } from "../../foundation/format.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { fieldSentence } from "../../foundation/problem-error.ts";
import { DateText } from "../../registering/date-text.tsx";
import { readTypedDate } from "../../registering/typed-date.ts";
import { EditDialog } from "../edit-dialog.tsx";
import { useAdminChange } from "../use-admin.ts";
import { words as common } from "../words.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  help: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  pair: {
    alignItems: "start",
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(180px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
});

/** Numbers run from 1 January (NĐ 30, Đ15.1), so that another way of numbering usually begins with the next year. */
function firstDayOf({ editor }: SettingView): string {
  return editor === "numbering" ? `${Number(today().slice(0, 4)) + 1}-01-01` : today();
}

/** A rule's new value, from which day on it holds, and by which article or decision. */
export function RuleDialog({ setting, onClose }: { setting: SettingView; onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const c = useWords(common);
  const say = useSay();
  const saving = useAdminChange(onClose);
  const [value, setValue] = useState<unknown>(setting.upcoming?.value ?? setting.value);
  const [from, setFrom] = useState(showDate(setting.upcoming?.validFrom ?? firstDayOf(setting)));
  const [article, setArticle] = useState(setting.upcoming?.article ?? setting.article ?? "");
  const [tried, setTried] = useState(false);
  const validFrom = readTypedDate(from, new Date(0), true);
  const save = () => {
    setTried(true);
    if (validFrom === null) return;
    const body = { value, validFrom, article: article.trim() === "" ? null : article.trim() };
    saving.mutate({ method: "post", path: `settings/${setting.key}`, body });
  };
  const refused = fieldSentence(saving.error, "validFrom");
  const fromWrong = refused ? say(refused) : tried && validFrom === null ? c("badDate") : null;
  return (
    <EditDialog
      title={say(setting.name)}
      isWide={setting.editor === "numbering" || setting.editor === "handlingDefaults"}
      isSaving={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className={styles.help}>{say(setting.help)}</p>
      <RuleEditor setting={setting} value={value} onChange={setValue} />
      <div className={styles.pair}>
        <Field
          label={t("validFrom")}
          required
          {...(fromWrong === null ? {} : { validationMessage: fromWrong })}
        >
          <DateText label={t("validFrom")} ahead value={from} onChange={setFrom} />
        </Field>
        <Field label={t("article")} hint={t("articleHint")}>
          <Input value={article} maxLength={300} onChange={(_event, data) => setArticle(data.value)} />
        </Field>
      </div>
    </EditDialog>
  );
}
