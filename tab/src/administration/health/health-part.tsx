import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoFilled } from "@fluentui/react-icons/svg/info";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { adminHealth } from "../../../../src/contract/administration.ts";
import { localTimeOf } from "../../../../src/domain/time/local-date.ts";
import { showCount, showWhen } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { NoticeBar } from "../../foundation/notice-bar.tsx";
import { OnlyHeard } from "../../foundation/only-heard.tsx";
import { keys } from "../../foundation/queries.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { FindingsList } from "./findings-list.tsx";
import { healthLines, type HealthLine, type Tone } from "./health-lines.ts";
import { words } from "./words.ts";

const everyMs = 30_000;

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: 0, padding: `${tokens.spacingVerticalXS} 0` },
  sum: {
    display: "grid",
    gridTemplateColumns: "32px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "center",
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`,
  },
  sumIcon: { fontSize: "32px", lineHeight: 0 },
  sumWords: { ...typographyStyles.subtitle1, margin: 0 },
  updated: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
  line: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "20px 212px minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXS}`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "20px minmax(0, 1fr)" },
  },
  icon: { fontSize: "20px", lineHeight: 0 },
  fine: { color: tokens.colorStatusSuccessForeground3 },
  look: { color: tokens.colorBrandForeground1 },
  broken: { color: tokens.colorStatusDangerForeground3 },
  name: { fontWeight: tokens.fontWeightSemibold },
  says: { color: tokens.colorNeutralForeground2, [onPhone]: { gridColumn: "2" } },
  link: {
    color: tokens.colorBrandForegroundLink,
    whiteSpace: "nowrap",
    [onTouch]: { display: "inline-flex", alignItems: "center", minHeight: "44px" },
    [onPhone]: { gridColumn: "2", justifySelf: "start" },
  },
});

const icons = {
  fine: <CheckmarkCircleRegular />,
  look: <InfoFilled />,
  broken: <ErrorCircleFilled />,
} as const satisfies Record<Tone, unknown>;

/** Tình trạng: what an administrator should know at a glance; what needs somebody leads to where it is done. */
export function HealthPart() {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const api = useApi();
  const { data, error, refetch, dataUpdatedAt, isError } = useQuery({
    queryKey: [...keys.administration, "health"],
    queryFn: ({ signal }) => api.get("/api/admin/health", adminHealth, { signal }),
    refetchInterval: everyMs,
  });
  const at = new Date(dataUpdatedAt);
  const lines =
    data === undefined
      ? []
      : healthLines(data, at, {
          count: (n) => showCount(n, language),
          when: (instant) => showWhen(instant, at, language),
        });
  return (
    <>
      <h2 className={styles.title}>{t("title")}</h2>
      {data === undefined && !isError ? <ListSkeleton rows={6} /> : null}
      {data === undefined && isError ? <FailedState error={error} onRetry={() => void refetch()} /> : null}
      {data !== undefined && isError ? (
        <NoticeBar intent="warning">{t("stale", { time: localTimeOf(at) })}</NoticeBar>
      ) : null}
      {data === undefined ? null : (
        <>
          <Sum lines={lines} at={at} />
          <ul className={styles.list} aria-label={t("list")}>
            {lines.map((line) => (
              <Line key={line.name} line={line} />
            ))}
          </ul>
        </>
      )}
      <FindingsList />
    </>
  );
}

function Sum({ lines, at }: { lines: readonly HealthLine[]; at: Date }) {
  const styles = useStyles();
  const t = useWords(words);
  const n = lines.filter(({ tone }) => tone !== "fine").length;
  const tone: Tone = lines.some((line) => line.tone === "broken") ? "broken" : n > 0 ? "look" : "fine";
  const sentence = n === 0 ? t("allWell") : n === 1 ? t("oneToSee") : t("toSee", { n });
  return (
    <div className={styles.sum}>
      <span className={mergeClasses(styles.sumIcon, styles[tone])} aria-hidden>
        {tone === "fine" ? <CheckmarkCircleFilled /> : icons[tone]}
      </span>
      <div>
        <p className={styles.sumWords} aria-live="polite">
          {sentence}
        </p>
        <p className={styles.updated}>{t("updated", { time: localTimeOf(at) })}</p>
      </div>
    </div>
  );
}

function Line({ line: { name, says, params, tone, to } }: { line: HealthLine }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <li className={styles.line}>
      <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
        {icons[tone]}
      </span>
      <span className={styles.name}>
        {t(name)}
        <OnlyHeard>. {t(tone === "fine" ? "isWell" : "needsLook")}</OnlyHeard>
      </span>
      <span className={styles.says}>{t(says, params)}</span>
      {to === null ? null : (
        <Link className={styles.link} to={to.path}>
          {t(to.word)}
        </Link>
      )}
    </li>
  );
}
