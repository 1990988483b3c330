import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { BookArrowClockwiseRegular } from "@fluentui/react-icons/svg/book-arrow-clockwise";
import { Link, useParams } from "react-router";
import type { ImportView } from "../../../src/contract/imports.ts";
import { showCount, showInstant } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { onPhone, useIsPhone } from "../foundation/screen.ts";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ImportPage } from "./import-page.tsx";
import { useImports } from "./use-imports.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink },
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: "1200px",
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  about: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0, maxWidth: "90ch" },
  section: { ...typographyStyles.subtitle2, margin: `${tokens.spacingVerticalM} 0 0` },
  number: { fontVariantNumeric: "tabular-nums", textAlign: "right" },
  name: { overflowWrap: "anywhere" },
  cards: { listStyleType: "none", margin: 0, padding: 0 },
  card: {
    display: "flex",
    flexDirection: "column",
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  target: { ...typographyStyles.body1, overflowWrap: "anywhere", padding: `${tokens.spacingVerticalS} 0` },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Nhập sổ cũ: a new file, and those that are on their way or have come in. */
export function ImportsPage() {
  const styles = useStyles();
  const t = useWords(words);
  const { id } = useParams();
  const { data, error, refetch } = useImports();
  const isPhone = useIsPhone();
  if (id !== undefined) return <ImportPage key={id} id={id} />;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{t("title")}</h1>
      <p className={styles.about}>{t("about")}</p>
      <ChooseFile />
      <h2 className={styles.section}>{t("earlier")}</h2>
      {data === undefined ? (
        error === null ? (
          <ListSkeleton rows={3} />
        ) : (
          <FailedState error={error} onRetry={() => void refetch()} />
        )
      ) : data.length === 0 ? (
        <EmptyState icon={<BookArrowClockwiseRegular />} title={t("none")} hint={t("noneHint")} />
      ) : isPhone ? (
        <ImportCards imports={data} />
      ) : (
        <ImportTable imports={data} />
      )}
    </div>
  );
}

function ImportCards({ imports }: { imports: readonly ImportView[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <ul className={styles.cards} aria-label={t("earlier")}>
      {imports.map((one) => (
        <li key={one.id} className={styles.card}>
          <Link className={mergeClasses(styles.link, styles.target)} to={`/imports/${one.id}`}>
            {one.fileName}
          </Link>
          <span className={styles.small}>
            {t(one.direction)} · {showInstant(one.createdAt)}
          </span>
          <span className={styles.small}>
            {t(one.state)}
            {one.scope === null
              ? ""
              : ` · ${t("entriesAdded", { n: showCount(one.counts.added, language) })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ImportTable({ imports }: { imports: readonly ImportView[] }) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <Table size="small" aria-label={t("earlier")}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{t("file")}</TableHeaderCell>
          <TableHeaderCell>{t("which")}</TableHeaderCell>
          <TableHeaderCell>{t("when")}</TableHeaderCell>
          <TableHeaderCell>{t("state")}</TableHeaderCell>
          <TableHeaderCell className={styles.number}>{t("added")}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {imports.map((one) => (
          <TableRow key={one.id}>
            <TableCell className={styles.name}>
              <Link className={styles.link} to={`/imports/${one.id}`}>
                {one.fileName}
              </Link>
            </TableCell>
            <TableCell>{t(one.direction)}</TableCell>
            <TableCell>{showInstant(one.createdAt)}</TableCell>
            <TableCell>{t(one.state)}</TableCell>
            <TableCell className={styles.number}>
              {one.scope === null ? "–" : showCount(one.counts.added, language)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
