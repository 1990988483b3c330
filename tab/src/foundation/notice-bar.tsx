import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { InfoFilled } from "@fluentui/react-icons/svg/info";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import { onTouch } from "./screen.ts";

const useStyles = makeStyles({
  bar: {
    ...typographyStyles.body1,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-start",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    outlineOffset: "-1px",
  },
  square: { borderRadius: 0 },
  error: { backgroundColor: tokens.colorStatusDangerBackground1 },
  warning: { backgroundColor: tokens.colorStatusWarningBackground1 },
  info: { backgroundColor: tokens.colorBrandBackground2 },
  infoIcon: { color: tokens.colorBrandForeground1 },
  errorIcon: { color: tokens.colorStatusDangerForeground3 },
  warningIcon: { color: tokens.colorStatusWarningForeground2 },
  icon: { fontSize: "20px", lineHeight: 0 },
  words: { flex: "1 1 0", minWidth: "160px", overflowWrap: "anywhere" },
  action: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
});

export interface NoticeBarProps {
  readonly intent: "error" | "warning" | "info";
  readonly children: ReactNode;
  readonly action?: { readonly word: string; readonly onClick: () => void } | undefined;
  /** Without round corners, where it fills its place from edge to edge. */
  readonly isSquare?: boolean;
}

const icons = { error: <ErrorCircleFilled />, warning: <WarningFilled />, info: <InfoFilled /> } as const;

/** Something a person must know, beside what it is about; read aloud when it appears. */
export function NoticeBar({ intent, children, action, isSquare = false }: NoticeBarProps) {
  const styles = useStyles();
  return (
    <div
      role={intent === "info" ? "status" : "alert"}
      className={mergeClasses(styles.bar, styles[intent], isSquare && styles.square)}
    >
      <span className={mergeClasses(styles.icon, styles[`${intent}Icon`])} aria-hidden>
        {icons[intent]}
      </span>
      <div className={styles.words}>{children}</div>
      {action === undefined ? null : (
        <Button size="small" className={styles.action} onClick={action.onClick}>
          {action.word}
        </Button>
      )}
    </div>
  );
}
