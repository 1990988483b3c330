import { Button, Field, makeStyles, ProgressBar, tokens, typographyStyles } from "@fluentui/react-components";
import { useNavigate } from "react-router";
import type { ImportView } from "../../../src/contract/imports.ts";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { onTouch } from "../foundation/screen.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  progress: { maxWidth: "560px" },
  line: { ...typographyStyles.body1, margin: 0 },
  quiet: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3 },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** How far it has come; the page may be left. */
export function AtWork({ job }: { job: ImportView }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const n = showCount(job.counts.read, language);
  const total = job.state === "importing" ? job.total : null;
  const message =
    total === null ? t("rowsChecked", { n }) : t("rowsImported", { n, total: showCount(total, language) });
  return (
    <>
      <Field className={styles.progress} validationMessage={message} validationState="none">
        <ProgressBar {...(total === null || total === 0 ? {} : { value: job.counts.read / total })} />
      </Field>
      <p className={styles.quiet}>{t("leave")}</p>
    </>
  );
}

interface OutcomeProps {
  readonly job: ImportView;
  readonly isBusy: boolean;
  readonly onStart: (scope: "all" | "part") => void;
  readonly onMap: () => void;
}

/** What the check or the import came to, and the choice that is the clerk's. */
export function Outcome({ job, isBusy, onStart, onMap }: OutcomeProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const show = (n: number) => showCount(n, language);
  const { read, added, same, differing, wrong, excluded, skipped } = job.counts;
  const notImported = wrong + differing + excluded;
  const counts = { read: show(read), added: show(added), same: show(same) };
  return (
    <>
      <p className={styles.line}>{t(job.state === "done" ? "finished" : "ready", counts)}</p>
      {notImported === 0 ? null : (
        <NoticeBar intent="warning">
          {t("notReady", {
            count: show(notImported),
            wrong: show(wrong),
            differing: show(differing),
            excluded: show(excluded),
          })}
        </NoticeBar>
      )}
      {skipped === 0 ? null : <p className={styles.quiet}>{t("passedOver", { n: show(skipped) })}</p>}
      {job.registers.map((one) => (
        <p key={`${one.year}${one.key}`} className={styles.quiet}>
          {t("after", { year: one.year, highest: show(one.highest) })}
        </p>
      ))}
      <OutcomeActs job={job} isBusy={isBusy} onStart={onStart} onMap={onMap} />
    </>
  );
}

/** All or part, once more, the columns again, or the register: whichever is next. */
function OutcomeActs({ job, isBusy, onStart, onMap }: OutcomeProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { added, differing, wrong, excluded } = job.counts;
  const isAll = wrong + differing + excluded === 0;
  const isAgain = job.state === "failed" && job.total !== null;
  const year = job.registers[0]?.year;
  return (
    <div className={styles.acts}>
      {job.state === "checked" && added > 0 ? (
        <Button
          className={styles.button}
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => onStart(isAll ? "all" : "part")}
        >
          {t(isAll ? "all" : "part", { n: showCount(added, language) })}
        </Button>
      ) : null}
      {isAgain ? (
        <Button
          className={styles.button}
          appearance="primary"
          disabledFocusable={isBusy}
          onClick={() => onStart(job.scope ?? "part")}
        >
          {t("retry")}
        </Button>
      ) : null}
      {job.state === "checked" || job.state === "failed" ? (
        <Button className={styles.button} onClick={onMap}>
          {t("again")}
        </Button>
      ) : null}
      {job.state === "done" ? (
        <Button
          className={styles.button}
          appearance="primary"
          onClick={() => void navigate(`/${job.direction}${year === undefined ? "" : `?year=${year}`}`)}
        >
          {t("openRegister")}
        </Button>
      ) : null}
    </div>
  );
}
