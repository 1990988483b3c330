import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useWords } from "../foundation/language.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { FailureBar } from "../foundation/states.tsx";
import { problemsOfError } from "../registering/problems.ts";
import type { IssueForm } from "./use-issue-form.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  wait: { ...typographyStyles.body1, color: tokens.colorStatusDangerForeground3, textAlign: "right" },
  actions: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    justifyContent: "flex-end",
    [onPhone]: { "& > *": { flex: 1 } },
  },
  touch: { [onTouch]: { minHeight: "44px" } },
  key: {
    ...typographyStyles.caption1,
    marginLeft: tokens.spacingHorizontalXS,
    [onTouch]: { display: "none" },
  },
});

/** What still stands in the way, and the way out. */
export function IssueFoot({ form }: { form: IssueForm }) {
  const styles = useStyles();
  const t = useWords(words);
  const { turn, open, notYet, error, isSaving } = form;
  const wait = notYet !== null ? t(notYet) : turn.tried && open > 0 ? t("fixFirst", { n: open }) : "";
  return (
    <>
      <output className={styles.wait}>{wait}</output>
      {error && problemsOfError(error).length === 0 ? <FailureBar error={error} /> : null}
      <div className={styles.actions}>
        <Button appearance="subtle" className={styles.touch} onClick={form.startOver}>
          {t("startOver")}
        </Button>
        <Button appearance="primary" type="submit" className={styles.touch} disabledFocusable={isSaving}>
          {isSaving ? t("saving") : t("save")}
          <span className={styles.key} aria-hidden>
            (s)
          </span>
        </Button>
      </div>
    </>
  );
}
