import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { PeopleSwapRegular } from "@fluentui/react-icons/svg/people-swap";
import { useWords } from "../../foundation/language.tsx";
import { onPhone } from "../../foundation/screen.ts";
import { EmptyState, FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { Buckets } from "../buckets.tsx";
import { LeftGroupSection } from "./left-group.tsx";
import { useLeftWork } from "./use-left-work.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    height: "100%",
    overflow: "auto",
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    [onPhone]: {
      padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    },
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground2,
    margin: `${tokens.spacingVerticalS} 0`,
    maxWidth: "90ch",
  },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Việc chờ phân lại: what people left behind, person by person, each with whom it can be given to. */
export function LeftPage() {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, isPending, isEnabled, refetch } = useLeftWork();
  const groups = data?.groups ?? [];
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("title")}</h1>
        <Buckets counts={undefined} here={null} />
      </header>
      {isPending && isEnabled && error === null ? <ListSkeleton rows={5} /> : null}
      {error === null || data !== undefined ? null : (
        <FailedState error={error} onRetry={() => void refetch()} />
      )}
      {groups.length > 0 ? <p className={styles.about}>{t("about")}</p> : null}
      {groups.map((group) => (
        <LeftGroupSection key={`${group.person.id} ${group.unit?.id ?? ""}`} group={group} />
      ))}
      {data?.hasMore === true ? <p className={styles.more}>{t("more")}</p> : null}
      {groups.length === 0 && (data !== undefined || !isEnabled) ? (
        <EmptyState icon={<PeopleSwapRegular />} title={t("empty")} hint={t("emptyHint")} />
      ) : null}
    </div>
  );
}
