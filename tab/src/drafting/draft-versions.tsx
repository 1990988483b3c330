import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { PersonClockFilled } from "@fluentui/react-icons/svg/person-clock";
import type { DraftDetail, DraftVersionView } from "../../../src/contract/drafts.ts";
import { showInstant, showSize } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { isBlocked, ScanMark } from "../foundation/scan-mark.tsx";
import { onTouch } from "../foundation/screen.ts";
import { chosenSurface, hoverSurface } from "../foundation/surfaces.ts";
import { useDownload } from "../paper/use-download.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: hoverSurface },
  },
  shown: { backgroundColor: chosenSurface },
  open: {
    flex: 1,
    minWidth: 0,
    justifyContent: "flex-start",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
  },
  text: { display: "flex", flexDirection: "column", minWidth: 0, overflowWrap: "anywhere" },
  title: {
    ...typographyStyles.body1Strong,
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
  },
  mark: {
    ...typographyStyles.caption1Strong,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
  },
  icon: { fontSize: "14px", lineHeight: 0 },
  // The words stay readable on the row that is shown, in all three themes.
  approved: { color: tokens.colorStatusSuccessForeground1 },
  submitted: { color: tokens.colorBrandForeground1 },
  second: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  hash: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyMonospace,
  },
  touch: { [onTouch]: { minWidth: "44px", minHeight: "44px" } },
});

interface DraftVersionsProps {
  readonly draft: DraftDetail;
  readonly shown: number | null;
  readonly onShow: (number: number) => void;
}

/** Every version, the latest first: who made it and when, and its hash, by which two are compared. */
export function DraftVersions({ draft, shown, onShow }: DraftVersionsProps) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {draft.versions.map((version) => (
        <Version
          key={version.number}
          {...{ draft, version }}
          isShown={version.number === shown}
          onShow={() => onShow(version.number)}
        />
      ))}
    </ul>
  );
}

interface VersionProps {
  readonly draft: DraftDetail;
  readonly version: DraftVersionView;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function Version({ draft, version, isShown, onShow }: VersionProps) {
  const styles = useStyles();
  const t = useWords(words);
  const { language } = useLanguage();
  const download = useDownload();
  const { number, by, at, from, size, sameAs, sha256 } = version;
  const second = [
    by,
    showInstant(at),
    t(from === "editing" ? "fromEditing" : "fromUpload"),
    showSize(size, language),
    ...(sameAs === null ? [] : [t("sameAs", { number: sameAs })]),
  ];
  return (
    <li className={mergeClasses(styles.item, isShown && styles.shown)}>
      <Button appearance="transparent" className={styles.open} aria-pressed={isShown} onClick={onShow}>
        <span className={styles.text}>
          <span className={styles.title}>
            {t("version", { number })}
            <Marks draft={draft} number={number} />
          </span>
          <span className={styles.second}>
            {second.join(" · ")} <ScanMark file={{ scan: version.scan, active: [] }} />
          </span>
          <span className={styles.hash} title={sha256}>
            {t("hash", { hash: `${sha256.slice(0, 12)}…${sha256.slice(-4)}` })}
          </span>
        </span>
      </Button>
      <Button
        appearance="subtle"
        className={styles.touch}
        icon={<ArrowDownloadRegular />}
        aria-label={t("download", { number })}
        disabledFocusable={isBlocked(version)}
        onClick={() => download({ id: version.fileId, name: version.name, size })}
      />
    </li>
  );
}

function Marks({ draft, number }: { draft: DraftDetail; number: number }) {
  const styles = useStyles();
  const t = useWords(words);
  if (draft.approval?.number === number)
    return (
      <span className={styles.mark}>
        <span className={mergeClasses(styles.icon, styles.approved)} aria-hidden>
          <CheckmarkCircleFilled />
        </span>
        {t("isApproved")}
      </span>
    );
  if (draft.state !== "submitted" || draft.submission?.number !== number) return null;
  return (
    <span className={styles.mark}>
      <span className={mergeClasses(styles.icon, styles.submitted)} aria-hidden>
        <PersonClockFilled />
      </span>
      {t("isSubmitted")}
    </span>
  );
}
