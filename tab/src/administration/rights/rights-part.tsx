import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { HourglassRegular } from "@fluentui/react-icons/svg/hourglass";
import { rightsChanges, type RightsChanges, type RightsChangeView } from "../../../../src/contract/rights.ts";
import { showWhen } from "../../foundation/format.ts";
import { useLanguage, useSay, useWords } from "../../foundation/language.tsx";
import { NoticeBar } from "../../foundation/notice-bar.tsx";
import { useNow } from "../../foundation/now.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { EmptyState, FailedState, FailureBar, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin, useAdminChange } from "../use-admin.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  title: { ...typographyStyles.subtitle2, margin: 0 },
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    maxWidth: "90ch",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
  item: {
    display: "grid",
    gridTemplateColumns: "24px minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "start",
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "24px minmax(0, 1fr)", rowGap: tokens.spacingVerticalS },
  },
  icon: { fontSize: "20px", lineHeight: 0, color: tokens.colorNeutralForeground3 },
  iconWaiting: { fontSize: "20px", lineHeight: 0, color: tokens.colorStatusWarningForeground3 },
  who: { ...typographyStyles.body1Strong, margin: 0 },
  what: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0` },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, [onPhone]: { gridColumn: "2" } },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Xác nhận quyền: what one administrator gave and another has to confirm (NĐ 30, PL VI). */
export function RightsPart() {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useAdmin("rights", rightsChanges);
  return (
    <>
      <h2 className={styles.title}>{t("title")}</h2>
      <p className={styles.about}>{t("about")}</p>
      {error !== null ? (
        <FailedState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <ListSkeleton rows={4} />
      ) : (
        <Changes changes={data} />
      )}
    </>
  );
}

function Changes({ changes }: { changes: RightsChanges }) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <>
      {changes.isAlone ? <NoticeBar intent="warning">{t("alone")}</NoticeBar> : null}
      {changes.items.length === 0 ? (
        <EmptyState icon={<CheckmarkCircleRegular />} title={t("none")} hint={t("noneHint")} />
      ) : (
        <ul className={styles.list} aria-label={t("list")}>
          {changes.items.map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ul>
      )}
    </>
  );
}

function Change({ change }: { change: RightsChangeView }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const now = useNow();
  const { person, decision } = change;
  const when = (at: string) => showWhen(at, now, language);
  const state = decision === null ? "waiting" : decision.confirmed ? "confirmed" : "refused";
  return (
    <li className={styles.item}>
      <span className={decision === null ? styles.iconWaiting : styles.icon} aria-hidden>
        {decision === null ? (
          <HourglassRegular />
        ) : decision.confirmed ? (
          <CheckmarkCircleRegular />
        ) : (
          <DismissCircleRegular />
        )}
      </span>
      <div>
        <h3 className={styles.who}>{person === null ? t("rule") : person.name}</h3>
        <p className={styles.what}>{say(change.what)}</p>
        <p className={styles.more}>
          {[
            t(state),
            decision === null ? "" : t("decided", { who: decision.by, when: when(decision.at) }),
            decision?.reason ?? "",
            t("asked", { who: change.askedBy, when: when(change.askedAt) }),
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </p>
      </div>
      <Decide change={change} />
    </li>
  );
}

function Decide({ change }: { change: RightsChangeView }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const deciding = useAdminChange(() => undefined);
  const params = { name: change.person?.name ?? t("rule"), what: say(change.what) };
  const decide = (confirmed: boolean) => {
    const body = { version: change.version, confirmed, reason: null };
    deciding.mutate({ method: "post", path: `rights/${change.id}/decide`, body });
  };
  return (
    <div className={styles.acts}>
      {change.mayConfirm ? (
        <Button
          className={styles.touch}
          appearance="primary"
          aria-label={t("confirmWhat", params)}
          disabledFocusable={deciding.isPending}
          onClick={() => decide(true)}
        >
          {t("confirm")}
        </Button>
      ) : null}
      {change.mayRefuse ? (
        <Button
          className={styles.touch}
          aria-label={t("refuseWhat", params)}
          disabledFocusable={deciding.isPending}
          onClick={() => decide(false)}
        >
          {t("refuse")}
        </Button>
      ) : null}
      <FailureBar error={deciding.error} />
    </div>
  );
}
