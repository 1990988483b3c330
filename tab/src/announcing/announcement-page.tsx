import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import { Link, useParams, useSearchParams } from "react-router";
import type { AnnouncementView } from "../../../src/contract/announcements.ts";
import { deliveryStandings, type DeliveryStanding } from "../../../src/domain/notices/delivery-outcome.ts";
import { showCount, showInstant } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { usePillStyles } from "../foundation/pills.ts";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { EndDialog } from "./end-dialog.tsx";
import { PeopleList } from "./people-list.tsx";
import { countOf, Progress } from "./progress.tsx";
import { useAudienceWords, useStateWord } from "./say-announcement.ts";
import { useAnnouncement } from "./use-announcements.ts";
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
  title: { ...typographyStyles.subtitle1, margin: 0, overflowWrap: "anywhere" },
  small: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  body: {
    ...typographyStyles.body1,
    margin: 0,
    whiteSpace: "pre-line",
    maxWidth: "80ch",
    overflowWrap: "anywhere",
  },
  back: {
    color: tokens.colorBrandForegroundLink,
    [onTouch]: { display: "inline-flex", alignItems: "center", minHeight: "44px" },
  },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  touch: { [onTouch]: { minHeight: "44px" } },
  pills: { display: "flex", flexWrap: "wrap", marginLeft: `calc(-1 * ${tokens.spacingHorizontalM})` },
});

/** One announcement while it goes out and afterwards: who got it how, who did not and why. */
export function AnnouncementPage() {
  const styles = useStyles();
  const t = useWords(words);
  const { id = "" } = useParams();
  const { data, error, refetch } = useAnnouncement(id);
  return (
    <div className={styles.page}>
      <Link className={styles.back} to="/announcements">
        {t("back")}
      </Link>
      {data !== undefined ? (
        <Announcement announcement={data} />
      ) : error === null ? (
        <ListSkeleton rows={4} />
      ) : (
        <FailedState error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

function Announcement({ announcement }: { announcement: AnnouncementView }) {
  const styles = useStyles();
  const t = useWords(words);
  const audience = useAudienceWords();
  const state = useStateWord();
  const { title, body, by, at } = announcement;
  const said = [
    state(announcement),
    audience(announcement),
    t("sentBy", { name: by, when: showInstant(at) }),
  ];
  return (
    <>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.small}>{said.join(" · ")}</p>
      <p className={styles.body}>{body}</p>
      <div aria-live="polite">
        <Progress announcement={announcement} />
      </div>
      {announcement.mayEnd ? <Acts announcement={announcement} /> : null}
      <Recipients announcement={announcement} />
    </>
  );
}

function Acts({ announcement }: { announcement: AnnouncementView }) {
  const styles = useStyles();
  const t = useWords(words);
  const [asked, setAsked] = useState<"cancel" | "recall" | null>(null);
  const canStop = announcement.state === "sending" && countOf(announcement, "waiting") > 0;
  const canRecall = announcement.state !== "recalled";
  return (
    <div className={styles.acts}>
      {canStop ? (
        <Button className={styles.touch} onClick={() => setAsked("cancel")}>
          {t("stop")}
        </Button>
      ) : null}
      {canRecall ? (
        <Button className={styles.touch} onClick={() => setAsked("recall")}>
          {t("recall")}
        </Button>
      ) : null}
      {asked === null ? null : (
        <EndDialog announcement={announcement} act={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}

/** Those whom nothing reached stand first: somebody has to tell them. */
const inOrder: readonly DeliveryStanding[] = [
  "notReached",
  ...deliveryStandings.filter((standing) => standing !== "notReached" && standing !== "waiting"),
];

function Recipients({ announcement }: { announcement: AnnouncementView }) {
  const styles = useStyles();
  const pills = usePillStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const [params] = useSearchParams();
  const shown = inOrder.filter((standing) => countOf(announcement, standing) > 0);
  const here = shown.find((standing) => standing === params.get("standing")) ?? shown[0];
  if (here === undefined) return null;
  return (
    <section aria-label={t("standings")}>
      <nav className={styles.pills} aria-label={t("standings")}>
        {shown.map((standing) => (
          <Link
            key={standing}
            to={`?standing=${standing}`}
            replace
            className={mergeClasses(pills.pill, standing === here && pills.here)}
            aria-current={standing === here ? "true" : undefined}
          >
            {t(standing)}
            <span className={pills.count}>{showCount(countOf(announcement, standing), language)}</span>
          </Link>
        ))}
      </nav>
      <PeopleList id={announcement.id} standing={here} count={countOf(announcement, here)} />
    </section>
  );
}
