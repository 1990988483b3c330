import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import type { StoredFile } from "../../../src/contract/files.ts";
import { showSize } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { isBlocked, ScanMark } from "../foundation/scan-mark.tsx";
import { useTextStanding } from "../foundation/text-standing.ts";
import { useDownload } from "../paper/use-download.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minHeight: "44px" },
  open: {
    flex: 1,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
  },
  shown: { fontWeight: tokens.fontWeightSemibold },
  text: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
  scan: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
  },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  touch: { [onTouch]: { minWidth: "44px", minHeight: "44px" } },
});

interface OutgoingFilesProps {
  readonly files: readonly StoredFile[];
  readonly shown: string | null;
  readonly onShow: (id: string) => void;
}

/** The signed document and what is attached to it. */
export function OutgoingFiles({ files, shown, onShow }: OutgoingFilesProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const download = useDownload();
  const textStanding = useTextStanding();
  return (
    <ul className={styles.list}>
      {files.map((file) => (
        <li key={file.id} className={styles.item}>
          <Button
            appearance="subtle"
            className={mergeClasses(styles.open, file.id === shown && styles.shown)}
            aria-pressed={file.id === shown}
            onClick={() => onShow(file.id)}
          >
            <span className={styles.text}>
              {file.name}
              <span className={styles.second}>
                {[
                  t(file.role),
                  showSize(file.size, language),
                  ...(file.pageCount === null ? [] : [t("pages", { n: file.pageCount })]),
                  ...[textStanding(file)].filter((part) => part !== ""),
                ].join(" · ")}
              </span>
              <span className={styles.scan}>
                <ScanMark file={file} />
              </span>
            </span>
          </Button>
          <Button
            appearance="subtle"
            className={styles.touch}
            icon={<ArrowDownloadRegular />}
            aria-label={t("download", { name: file.name })}
            disabledFocusable={isBlocked(file)}
            onClick={() => download(file)}
          />
        </li>
      ))}
    </ul>
  );
}
