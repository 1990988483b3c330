import {
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  Tooltip,
  typographyStyles,
} from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { DocumentPdfRegular } from "@fluentui/react-icons/svg/document-pdf";
import { FolderZipRegular } from "@fluentui/react-icons/svg/folder-zip";
import { ImageRegular } from "@fluentui/react-icons/svg/image";
import type { ReactNode } from "react";
import type { StoredFile } from "../../../src/contract/files.ts";
import { showSize } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { isBlocked, ScanMark } from "../foundation/scan-mark.tsx";
import { useTextStanding } from "../foundation/text-standing.ts";
import { useDownload } from "../paper/use-download.ts";
import { ArchiveMark } from "./archive-mark.tsx";
import { words } from "./words.ts";
import { chosenSurface } from "../foundation/surfaces.ts";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: "2px",
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  open: {
    flex: 1,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    [onTouch]: { minHeight: "44px" },
  },
  shown: { backgroundColor: chosenSurface },
  words: { display: "flex", flexDirection: "column", minWidth: 0 },
  name: { overflowWrap: "anywhere" },
  scan: {
    ...typographyStyles.caption1,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
  },
  about: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  tool: { [onTouch]: { minWidth: "44px", minHeight: "44px" } },
});

function iconOf(mediaType: string): ReactNode {
  if (mediaType === "application/pdf") return <DocumentPdfRegular />;
  if (mediaType.startsWith("image/")) return <ImageRegular />;
  return mediaType.includes("zip") ? <FolderZipRegular /> : <DocumentRegular />;
}

export interface FilesPartProps {
  readonly files: readonly StoredFile[];
  readonly shownId: string | null;
  readonly onShow: (file: StoredFile) => void;
}

/** The files of a document; choosing one shows it in place of the paper. */
export function FilesPart({ files, shownId, onShow }: FilesPartProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const download = useDownload();
  const textStanding = useTextStanding();
  if (files.length === 0) return <p>{t("noFiles")}</p>;
  return (
    <ul className={styles.list}>
      {files.map((file) => (
        <li key={file.id} className={styles.row}>
          <Button
            appearance="subtle"
            className={mergeClasses(styles.open, file.id === shownId && styles.shown)}
            icon={<span>{iconOf(file.mediaType)}</span>}
            aria-pressed={file.id === shownId}
            onClick={() => onShow(file)}
          >
            <span className={styles.words}>
              <span className={styles.name}>{file.name}</span>
              <span className={styles.about}>
                {[
                  t(file.role === "main" ? "mainFile" : "attachment"),
                  showSize(file.size, language),
                  file.pageCount === null ? "" : t("pages", { count: file.pageCount }),
                  textStanding(file),
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
              <span className={styles.scan}>
                <ScanMark file={file} />
              </span>
              <ArchiveMark state={file.archive} />
            </span>
          </Button>
          <Tooltip content={t("download")} relationship="label">
            <Button
              appearance="subtle"
              className={styles.tool}
              icon={<ArrowDownloadRegular />}
              aria-label={`${t("download")}: ${file.name}`}
              disabledFocusable={isBlocked(file)}
              onClick={() => download(file)}
            />
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
