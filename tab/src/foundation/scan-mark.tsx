import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { ShieldDismissFilled } from "@fluentui/react-icons/svg/shield-dismiss";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import type { StoredFile } from "../../../src/contract/files.ts";
import { useWords } from "./language.tsx";
import { scanWords } from "./scan-words.ts";

const useStyles = makeStyles({
  mark: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXXS },
  icon: { fontSize: "14px", lineHeight: 0, flexShrink: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  danger: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  warning: { color: tokens.colorStatusWarningForeground2 },
});

type Scanned = Pick<StoredFile, "scan" | "active">;

/** Whether nobody can have the file because of what the scanner said. */
export const isBlocked = ({ scan }: Pick<StoredFile, "scan">): boolean =>
  scan.state === "infected" || scan.state === "notSeen";

/** The names of what is active in a file, 'macro, tệp nhúng bên trong'; empty where nothing is. */
export function useActiveNames(): (file: Pick<StoredFile, "active">) => string {
  const t = useWords(scanWords);
  return ({ active }) => active.map((kind) => t(kind)).join(", ");
}

/** What is known of malware in a file: a word when all is well, more where somebody should look. */
export function ScanMark({ file }: { file: Scanned }) {
  const t = useWords(scanWords);
  const names = useActiveNames();
  const { scan, active } = file;
  return (
    <>
      {scan.state === "clean" ? (
        <Mark tone="quiet" icon={<ShieldCheckmarkRegular />} title={t("cleanWhole")}>
          {t("clean")}
        </Mark>
      ) : null}
      {scan.state === "notScanned" ? <Mark tone="quiet">{t("notScanned")}</Mark> : null}
      {scan.state === "infected" ? (
        <Mark tone="danger" icon={<ShieldDismissFilled />}>
          {t("blocked", { found: scan.found ?? "" })}
        </Mark>
      ) : null}
      {scan.state === "notSeen" ? (
        <Mark tone="danger" icon={<ErrorCircleFilled />}>
          {t("blockedUnseen")}
        </Mark>
      ) : null}
      {active.length > 0 ? (
        <Mark tone="warning" icon={<WarningFilled />} title={t("activeHint")}>
          {t("active", { kinds: names(file) })}
        </Mark>
      ) : null}
    </>
  );
}

interface MarkProps {
  readonly tone: "quiet" | "danger" | "warning";
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children: ReactNode;
}

function Mark({ tone, icon, title, children }: MarkProps) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, styles[tone])} title={title}>
      {icon ? (
        <span className={styles.icon} aria-hidden>
          {icon}
        </span>
      ) : null}
      {children}
    </span>
  );
}
