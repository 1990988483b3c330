import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { MegaphoneRegular } from "@fluentui/react-icons/svg/megaphone";
import { Link, useNavigate } from "react-router";
import type { AnnouncementView } from "../../../src/contract/announcements.ts";
import { showInstant } from "../foundation/format.ts";
import { useWords } from "../foundation/language.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useHasRole } from "../foundation/session.tsx";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { MoreButton } from "./more-button.tsx";
import { useAudienceWords, useStateWord } from "./say-announcement.ts";
import { Progress } from "./progress.tsx";
import { useAnnouncements } from "./use-announcements.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    maxWidth: "960px",
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalM,
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  about: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, margin: 0, maxWidth: "90ch" },
  touch: { [onTouch]: { minHeight: "44px" } },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  name: {
    ...typographyStyles.body1Strong,
    color: tokens.colorBrandForegroundLink,
    overflowWrap: "anywhere",
    [onTouch]: { display: "inline-flex", alignItems: "center", minHeight: "44px" },
  },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** Thông báo: what was announced to many, how far each is, and the way to another. */
export function AnnouncementsPage() {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const [isClerk, isLeader] = [useHasRole("clerk"), useHasRole("leader")];
  const list = useAnnouncements();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (!isClerk && !isLeader)
    return <EmptyState icon={<LockClosedRegular />} title={t("title")} hint={t("noPermission")} />;
  const compose = (
    <Button
      appearance="primary"
      className={styles.touch}
      icon={<MegaphoneRegular />}
      onClick={() => void navigate("/announcements/new")}
    >
      {t("compose")}
    </Button>
  );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t("title")}</h1>
        {compose}
      </header>
      <p className={styles.about}>{t("about")}</p>
      {list.isPending ? <ListSkeleton rows={4} /> : null}
      {list.isError && list.data === undefined ? (
        <FailedState error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data !== undefined && items.length === 0 ? (
        <EmptyState icon={<MegaphoneRegular />} title={t("none")} hint={t("noneHint")} />
      ) : null}
      <ul className={styles.list}>
        {items.map((one) => (
          <Row key={one.id} announcement={one} />
        ))}
      </ul>
      <MoreButton list={list} />
    </div>
  );
}

function Row({ announcement }: { announcement: AnnouncementView }) {
  const styles = useStyles();
  const t = useWords(words);
  const audience = useAudienceWords();
  const state = useStateWord();
  const { id, title, by, at } = announcement;
  return (
    <li className={styles.row}>
      <Link className={styles.name} to={`/announcements/${id}`}>
        {title}
      </Link>
      <span className={styles.small}>
        {[state(announcement), audience(announcement), t("sentBy", { name: by, when: showInstant(at) })].join(
          " · ",
        )}
      </span>
      <Progress announcement={announcement} />
    </li>
  );
}
