import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { HourglassRegular } from "@fluentui/react-icons/svg/hourglass";
import { rightsChanges, type RightsChanges, type RightsChangeView } from "../../../../src/contract/rights.ts";
import { showWhen } from "../../foundation/format.ts";
import { useLanguage, useSay, useWords } from "../../foundation/language.tsx";
import { listDetail, listLine, listSign } from "../../foundation/list-line.ts";
import { NoticeBar } from "../../foundation/notice-bar.tsx";
import { useNow } from "../../foundation/now.ts";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { EmptyState, FailureBar } from "../../foundation/states.tsx";
import { PartFrame, usePartStyles } from "../part-frame.tsx";
import { useAdmin, useAdminChange } from "../use-admin.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  item: listLine,
  sign: { ...listSign, color: tokens.colorNeutralForeground3 },
  signWaiting: { ...listSign, color: tokens.colorStatusWarningForeground3 },
  who: { ...typographyStyles.body1Strong, margin: 0 },
  what: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0` },
  more: listDetail,
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, [onPhone]: { gridColumn: "2" } },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Xác nhận quyền: what one administrator gave and another has to confirm (NĐ 30, PL VI). */
export function RightsPart() {
  const t = useWords(words);
  return (
    <PartFrame title={t("title")} about={t("about")} query={useAdmin("rights", rightsChanges)}>
      {(changes) => <Changes changes={changes} />}
    </PartFrame>
  );
}

function Changes({ changes }: { changes: RightsChanges }) {
  const part = usePartStyles();
  const t = useWords(words);
  return (
    <>
      {changes.isAlone ? <NoticeBar intent="warning">{t("alone")}</NoticeBar> : null}
      {changes.items.length === 0 ? (
        <EmptyState icon={<CheckmarkCircleRegular />} title={t("none")} hint={t("noneHint")} />
      ) : (
        <ul className={part.list} aria-label={t("list")}>
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
      <span className={decision === null ? styles.signWaiting : styles.sign} aria-hidden>
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
