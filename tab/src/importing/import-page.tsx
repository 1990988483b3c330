import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { Link } from "react-router";
import type { ImportDetail } from "../../../src/contract/imports.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { sentenceOf } from "../foundation/problem-error.ts";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { MappingStep } from "./mapping-step.tsx";
import { ProblemTable } from "./problem-table.tsx";
import { AtWork, Outcome } from "./outcome.tsx";
import { useImport, useStep } from "./use-imports.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink },
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: "1400px",
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  head: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: "anywhere" },
  what: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
  foot: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  button: { [onTouch]: { minHeight: "44px" } },
});

/** One file on its way: what its columns are, what is wrong with it, and how it comes in. */
export function ImportPage({ id }: { id: string }) {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useImport(id);
  return (
    <div className={styles.page}>
      <Link className={styles.link} to="/imports">
        {t("back")}
      </Link>
      {data === undefined ? (
        error === null ? (
          <ListSkeleton rows={6} />
        ) : (
          <FailedState error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Steps detail={data} />
      )}
    </div>
  );
}

function Steps({ detail }: { detail: ImportDetail }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const step = useStep(detail.import.id);
  const [isMapping, setIsMapping] = useState(false);
  const { state, fileName, direction } = detail.import;
  const mayMap = state === "mapping" || ((state === "checked" || state === "failed") && isMapping);
  const isOpen = state !== "done" && state !== "cancelled";
  const hasProblems = detail.import.summary.length > 0 && !mayMap && state !== "checking";
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{fileName}</h1>
        <span className={styles.what}>
          {t(direction)} · {t(state)}
        </span>
      </header>
      {detail.import.failure === null ? null : (
        <NoticeBar intent="error">{say(detail.import.failure)}</NoticeBar>
      )}
      {step.error === null ? null : <NoticeBar intent="error">{say(sentenceOf(step.error))}</NoticeBar>}
      {mayMap ? (
        <MappingStep
          detail={detail}
          isBusy={step.isPending}
          onCheck={(mapping) =>
            step.mutate({ step: "check", body: { mapping } }, { onSuccess: () => setIsMapping(false) })
          }
        />
      ) : state === "checking" || state === "importing" ? (
        <AtWork job={detail.import} />
      ) : (
        <Outcome
          job={detail.import}
          isBusy={step.isPending}
          onStart={(scope) => step.mutate({ step: "start", body: { scope } })}
          onMap={() => setIsMapping(true)}
        />
      )}
      {hasProblems ? <ProblemTable id={detail.import.id} /> : null}
      {isOpen ? (
        <CancelButton isBusy={step.isPending} onCancel={() => step.mutate({ step: "cancel" })} />
      ) : null}
    </>
  );
}

/** Asks once, where it stands. */
function CancelButton({ isBusy, onCancel }: { isBusy: boolean; onCancel: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <div className={styles.foot}>
        <Button className={styles.button} appearance="subtle" onClick={() => setIsAsked(true)}>
          {t("cancel")}
        </Button>
      </div>
    );
  return (
    <NoticeBar intent="warning">
      <p>{t("cancelAsk")}</p>
      <div className={styles.foot}>
        <Button className={styles.button} disabledFocusable={isBusy} onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button className={styles.button} appearance="subtle" onClick={() => setIsAsked(false)}>
          {t("keep")}
        </Button>
      </div>
    </NoticeBar>
  );
}
