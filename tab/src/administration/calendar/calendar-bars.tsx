import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CalendarQuestionMarkRegular } from "@fluentui/react-icons/svg/calendar-question-mark";
import { formatDate } from "../../../../src/domain/time/local-date.ts";
import { useSay, useWords } from "../../foundation/language.tsx";
import { NoticeBar } from "../../foundation/notice-bar.tsx";
import { sentenceOf } from "../../foundation/problem-error.ts";
import { FailureBar } from "../../foundation/states.tsx";
import type { YearEdit } from "./use-year.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bars: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalM,
    ":empty": { display: "none" },
  },
  proposal: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    outlineOffset: "-1px",
  },
  icon: { fontSize: "20px", lineHeight: 0, color: tokens.colorBrandForeground1 },
  text: { margin: 0 },
  questions: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalL },
});

/** Nobody has settled this year: what it is, and what only a person can know. */
function ProposalBar({ edit }: { edit: YearEdit }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  return (
    <div className={styles.proposal}>
      <span className={styles.icon} aria-hidden>
        <CalendarQuestionMarkRegular />
      </span>
      <div>
        <p className={styles.text}>{t("proposal")}</p>
        {edit.view.questions.length === 0 ? null : (
          <ul className={styles.questions}>
            {edit.view.questions.map((question) => (
              <li key={question.vi}>{say(question)}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

/** What the person must know before saving: a proposal, a colleague who was first, a refusal. */
export function CalendarBars({ edit }: { edit: YearEdit }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  return (
    <div className={styles.bars}>
      {edit.view.isProposal ? <ProposalBar edit={edit} /> : null}
      {edit.isStale ? (
        <NoticeBar intent="warning" action={{ word: t("reload"), onClick: edit.reload }}>
          {say(sentenceOf(edit.error))} {t("keptOnConflict")}
        </NoticeBar>
      ) : (
        <FailureBar error={edit.error} onRetry={edit.save} />
      )}
      {edit.others === null || edit.isStale ? null : (
        <NoticeBar intent="warning" action={{ word: t("seen"), onClick: edit.acceptOthers }}>
          {t("othersChanged", {
            days: edit.others.map((date) => formatDate(date).slice(0, 5)).join(", ") || t("othersNone"),
          })}
        </NoticeBar>
      )}
    </div>
  );
}
