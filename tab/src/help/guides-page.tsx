import {
  Link as FluentLink,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { BookQuestionMarkRegular } from "@fluentui/react-icons/svg/book-question-mark";
import { Link, useParams } from "react-router";
import { useWords } from "../foundation/language.tsx";
import { onNarrow, onTouch } from "../foundation/screen.ts";
import { useSession } from "../foundation/session.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { guideWords } from "./guide-words.ts";
import { guidesFor, type Guide } from "./guides.ts";
import { addressOf } from "./pictures.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: { display: "flex", minHeight: "100%", [onNarrow]: { flexDirection: "column" } },
  list: {
    flexShrink: 0,
    width: "240px",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalL,
    [onNarrow]: { width: "auto", paddingBottom: 0 },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  names: { listStyleType: "none", margin: `${tokens.spacingVerticalM} 0 0`, padding: 0 },
  name: {
    ...typographyStyles.body1,
    display: "inline-flex",
    alignItems: "center",
    minHeight: "32px",
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
    [onTouch]: { minHeight: "44px" },
  },
  here: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  guide: { flex: 1, minWidth: 0, padding: tokens.spacingHorizontalL, maxWidth: "960px" },
  heading: { ...typographyStyles.title3, margin: 0 },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  steps: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  step: { marginBottom: tokens.spacingVerticalXXL },
  says: { ...typographyStyles.body1, maxWidth: "70ch", margin: `0 0 ${tokens.spacingVerticalM}` },
  picture: {
    display: "block",
    maxWidth: "100%",
    height: "auto",
    borderRadius: tokens.borderRadiusMedium,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Guides for this person's roles; the first one, or the one that the address names. */
export function GuidesPage() {
  const styles = useStyles();
  const t = useWords(words);
  const said = useWords(guideWords);
  const { id } = useParams();
  const mine = guidesFor(useSession().roles);
  const shown = id === undefined ? mine[0] : mine.find((guide) => guide.id === id);
  return (
    <div className={styles.page}>
      <nav className={styles.list} aria-label={t("guides")}>
        <h1 className={styles.title}>{t("guides")}</h1>
        <ul className={styles.names}>
          {mine.map((guide) => (
            <li key={guide.id}>
              <Link
                to={`/help/${guide.id}`}
                className={mergeClasses(styles.name, guide === shown && styles.here)}
                aria-current={guide === shown ? "page" : undefined}
              >
                {said(guide.title)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {shown === undefined ? (
        <EmptyState
          icon={<BookQuestionMarkRegular />}
          title={t("guideMissing")}
          hint={t("guideMissingHint")}
          action={<FluentLink href="/tab/help">{t("allGuides")}</FluentLink>}
        />
      ) : (
        <GuideText key={shown.id} guide={shown} />
      )}
    </div>
  );
}

function GuideText({ guide }: { guide: Guide }) {
  const styles = useStyles();
  const t = useWords(words);
  const said = useWords(guideWords);
  return (
    <article className={styles.guide}>
      <h2 className={styles.heading}>{said(guide.title)}</h2>
      <p className={styles.hint}>{t("guidesHint")}</p>
      <ol className={styles.steps}>
        {guide.steps.map(({ says, picture }) => (
          <li key={says} className={styles.step}>
            <p className={styles.says}>{said(says)}</p>
            {picture === undefined ? null : (
              <img className={styles.picture} src={addressOf(picture)} alt={said(says)} loading="lazy" />
            )}
          </li>
        ))}
      </ol>
    </article>
  );
}
