import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useNavigate } from "react-router";
import { useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

export interface SavedDocument {
  /** Its page in the tab. */
  readonly to: string;
  /** `Số đến 413`, as it is to be copied onto the paper. */
  readonly number: string;
  readonly what: string;
  /** What is to be done now. */
  readonly hint: string;
}

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorNeutralForeground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  },
  icon: { fontSize: "24px", lineHeight: 0, color: tokens.colorStatusSuccessForeground1 },
  number: { ...typographyStyles.title2, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  text: { ...typographyStyles.body1, flex: 1, minWidth: 0, color: tokens.colorNeutralForeground2 },
  what: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

/** What was just registered, its number large enough to copy onto the paper; it stays until the next one is saved. */
export function SavedBar({ saved, onClose }: { saved: SavedDocument | null; onClose: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const navigate = useNavigate();
  return (
    <output>
      {saved === null ? null : (
        <div className={styles.bar}>
          <span className={styles.icon} aria-hidden>
            <CheckmarkCircleFilled />
          </span>
          <strong className={styles.number}>{saved.number}</strong>
          <span className={styles.text}>
            <span className={styles.what}>{saved.what}</span>
            {saved.hint}
          </span>
          <Button size="small" onClick={() => void navigate(saved.to)}>
            {t("open")}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={t("close")}
            onClick={onClose}
          />
        </div>
      )}
    </output>
  );
}
