import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import type { ReactNode } from "react";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  note: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    flexShrink: 0,
  },
  words: { ...typographyStyles.caption1, flex: 1, minWidth: "160px" },
  button: { [onTouch]: { minHeight: "44px" } },
  paper: { flex: 1, minHeight: 0 },
});

interface ViewNoteProps {
  readonly says: "notOriginal" | "wordsOnly";
  readonly onDownload: (() => void) | null;
  readonly children: ReactNode;
}

/** Says above a converted file that it is not the original, which is one press away. */
export function ViewNote({ says, onDownload, children }: ViewNoteProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <div className={styles.whole}>
      <div className={styles.note} role="note">
        <InfoRegular aria-hidden />
        <span className={styles.words}>{t(says)}</span>
        {onDownload === null ? null : (
          <Button size="small" className={styles.button} icon={<ArrowDownloadRegular />} onClick={onDownload}>
            {t("downloadOriginal")}
          </Button>
        )}
      </div>
      <div className={styles.paper}>{children}</div>
    </div>
  );
}
