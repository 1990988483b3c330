import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { useNavigate } from "react-router";
import { adminHealth, type AdminHealth } from "../../../../src/contract/administration.ts";
import { showCount, showInstant } from "../../foundation/format.ts";
import { useLanguage, useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin } from "../use-admin.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, maxWidth: "720px" },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    minHeight: "44px",
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  icon: { display: "flex", fontSize: "20px" },
  good: { color: tokens.colorStatusSuccessForeground1 },
  warn: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  name: { flex: 1, minWidth: 0 },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, display: "block" },
  value: { ...typographyStyles.body1Strong, fontVariantNumeric: "tabular-nums", textAlign: "right" },
  touch: { [onTouch]: { minHeight: "44px" } },
});

type Tone = "good" | "warn" | "bad";
interface Line {
  readonly name: string;
  readonly value: string;
  readonly hint: string | null;
  readonly tone: Tone;
  readonly to: string | null;
}

const icons = { good: <CheckmarkCircleFilled />, warn: <WarningFilled />, bad: <ErrorCircleFilled /> };
/** What has waited longer than this should have been delivered. */
const waitsTooLongMs = 10 * 60_000;

function useLines(): (health: AdminHealth, now: number) => Line[] {
  const t = useWords(words);
  const { language } = useLanguage();
  return ({ store, outbox, unreachable, uploads, auditEntries }, now) => {
    const isStuck = outbox.oldest !== null && now - Date.parse(outbox.oldest) > waitsTooLongMs;
    const count = (n: number) => showCount(n, language);
    return [
      {
        name: `${t("store")} (${store.engine})`,
        value: t(store.ok ? "ok" : "broken"),
        hint: null,
        tone: store.ok ? "good" : "bad",
        to: null,
      },
      {
        name: t("waiting"),
        value: count(outbox.waiting),
        hint: outbox.oldest === null ? null : t("oldest", { when: showInstant(outbox.oldest) }),
        tone: isStuck ? "warn" : "good",
        to: null,
      },
      {
        name: t("dead"),
        value: count(outbox.dead),
        hint: null,
        tone: outbox.dead > 0 ? "bad" : "good",
        to: "dead-letters",
      },
      {
        name: t("unreachable"),
        value: count(unreachable),
        hint: null,
        tone: unreachable > 0 ? "warn" : "good",
        to: "people",
      },
      { name: t("uploads"), value: count(uploads), hint: null, tone: "good", to: null },
      { name: t("audit"), value: count(auditEntries), hint: t("auditHint"), tone: "good", to: null },
    ];
  };
}

/** What an administrator should know at a glance; a line that needs somebody leads to where it is done. */
export function HealthPart() {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  const lines = useLines();
  const { data, error, refetch, dataUpdatedAt } = useAdmin("health", adminHealth);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <ListSkeleton rows={6} />;
  return (
    <ul className={styles.list}>
      {lines(data, dataUpdatedAt).map(({ name, value, hint, tone, to }) => (
        <li key={name} className={styles.item}>
          <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
            {icons[tone]}
          </span>
          <span className={styles.name}>
            {name}
            {hint === null ? null : <span className={styles.hint}>{hint}</span>}
          </span>
          <span className={mergeClasses(styles.value, tone !== "good" && styles[tone])}>{value}</span>
          {to !== null && tone !== "good" ? (
            <Button
              className={styles.touch}
              size="small"
              onClick={() => void navigate(`/administration/${to}`)}
            >
              {t("open")}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
