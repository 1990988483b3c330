import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { useState } from "react";
import { freezes, type FreezeView } from "../../../../src/contract/accounts.ts";
import { FreezeDialog } from "../../accounts/freeze-dialog.tsx";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { EmptyState, FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin } from "../use-admin.ts";
import { FrozenAccount } from "./frozen-account.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  report: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    maxWidth: "90ch",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
});

/** Tài khoản bị khoá: for who answers for the security of the agency (R61, R62). */
export function AccountsPart() {
  const styles = useStyles();
  const t = useWords(words);
  const [isReporting, setReporting] = useState(false);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("title")}</h2>
        <Button className={styles.report} onClick={() => setReporting(true)}>
          {t("report")}
        </Button>
      </header>
      <p className={styles.about}>{t("about")}</p>
      <Accounts />
      {isReporting ? <FreezeDialog onClose={() => setReporting(false)} /> : null}
    </>
  );
}

function Accounts() {
  const { data, error, refetch } = useAdmin("freezes", freezes);
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  return data ? <List items={data} /> : <ListSkeleton rows={4} />;
}

function List({ items }: { items: readonly FreezeView[] }) {
  const styles = useStyles();
  const t = useWords(words);
  if (items.length === 0)
    return <EmptyState icon={<ShieldCheckmarkRegular />} title={t("none")} hint={t("noneHint")} />;
  return (
    <ul className={styles.list} aria-label={t("list")}>
      {items.map((freeze) => (
        <FrozenAccount key={freeze.id} freeze={freeze} />
      ))}
    </ul>
  );
}
