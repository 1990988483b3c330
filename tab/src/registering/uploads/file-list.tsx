import {
  Button,
  makeStyles,
  mergeClasses,
  ProgressBar,
  tokens,
  Tooltip,
  typographyStyles,
} from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { ShieldQuestionFilled } from "@fluentui/react-icons/svg/shield-question";
import { PauseCircleFilled } from "@fluentui/react-icons/svg/pause-circle";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import { showSize } from "../../foundation/format.ts";
import { useLanguage, useSay, useWords } from "../../foundation/language.tsx";
import { useActiveNames } from "../../foundation/scan-mark.tsx";
import { scanWords } from "../../foundation/scan-words.ts";
import { onTouch } from "../../foundation/screen.ts";
import { useSession } from "../../foundation/session.tsx";
import { UploadSignatures } from "../../signatures/upload-signatures.tsx";
import { fileWords } from "../file-words.ts";
import type { UploadItem, UploadPhase } from "./upload-item.ts";
import type { Uploads } from "./use-uploads.ts";

const useStyles = makeStyles({
  list: { listStyle: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column" },
  item: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "36px",
  },
  kind: { display: "flex", fontSize: "20px", color: tokens.colorNeutralForeground3, flexShrink: 0 },
  text: { flex: "1 1 0", minWidth: 0 },
  name: {
    ...typographyStyles.body1,
    display: "block",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  main: { fontWeight: tokens.fontWeightSemibold },
  second: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    flexWrap: "wrap",
  },
  icon: { display: "inline-flex", fontSize: "14px" },
  success: { color: tokens.colorStatusSuccessForeground1 },
  danger: { color: tokens.colorStatusDangerForeground3 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  problem: {
    ...typographyStyles.caption1,
    color: tokens.colorStatusDangerForeground3,
    flexBasis: "100%",
    margin: 0,
    paddingBottom: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
  },
  // Beside the list, in a column: a basis would take the paper's height.
  note: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  remark: {
    ...typographyStyles.caption1,
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusWarningForeground2,
    flexBasis: "100%",
    margin: 0,
    paddingBottom: tokens.spacingVerticalXS,
  },
  bar: { flexBasis: "100%" },
  button: { [onTouch]: { minWidth: "44px", minHeight: "44px" } },
});

type Tone = "success" | "danger" | "warning";
const tones: Readonly<Partial<Record<UploadPhase, { tone: Tone; icon: ReactNode }>>> = {
  ready: { tone: "success", icon: <CheckmarkCircleFilled /> },
  refused: { tone: "danger", icon: <ErrorCircleFilled /> },
  failed: { tone: "danger", icon: <ErrorCircleFilled /> },
  waiting: { tone: "warning", icon: <PauseCircleFilled /> },
  scanning: { tone: "warning", icon: <ShieldQuestionFilled /> },
};

function useStateWords(): (item: UploadItem) => string {
  const t = useWords(fileWords);
  return (item) => {
    if (item.phase === "ready" && item.found?.scan.state === "clean") return t("readyClean");
    if (item.phase !== "sending") return t(item.phase);
    return t("sending", { percent: item.size === 0 ? 0 : Math.floor((100 * item.sent) / item.size) });
  };
}

/** The files of the form: the document first, what each is, how far it is, and what is wrong with it. */
export function FileList({ uploads }: { uploads: Uploads }) {
  const styles = useStyles();
  const t = useWords(fileWords);
  const main = uploads.items.filter((item) => item.role === "main");
  const rest = uploads.items.filter((item) => item.role !== "main");
  const { settings } = useSession();
  if (uploads.items.length === 0) return null;
  return (
    <>
      <ul className={styles.list} aria-label={t("files")}>
        {[...main, ...rest].map((item) => (
          <FileRow key={item.localId} item={item} uploads={uploads} />
        ))}
      </ul>
      {uploads.items.some(({ phase }) => phase === "scanning") ? (
        <p className={styles.note}>{t("scanningMore")}</p>
      ) : null}
      {settings.scanner === "none" ? <p className={styles.note}>{t("noScanner")}</p> : null}
    </>
  );
}

function FileRow({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const styles = useStyles();
  const say = useSay();
  const { language } = useLanguage();
  const t = useWords(fileWords);
  const stateWords = useStateWords();
  const tone = tones[item.phase];
  const pages = item.found?.pageCount ?? null;
  const facts = [
    t(item.role),
    showSize(item.size, language),
    ...(pages === null ? [] : [t("pages", { n: pages })]),
  ];
  const isUnderWay = item.phase === "sending" || item.phase === "waiting" || item.phase === "checking";
  return (
    <li className={styles.item}>
      <span className={styles.kind} aria-hidden>
        {item.role === "main" ? <DocumentTextRegular /> : <AttachRegular />}
      </span>
      <span className={styles.text}>
        <span className={mergeClasses(styles.name, item.role === "main" && styles.main)} title={item.name}>
          {item.name}
        </span>
        <span className={styles.second}>
          {facts.join(" · ")}
          <output className={mergeClasses(styles.second, tone && styles[tone.tone])}>
            {tone ? (
              <span className={styles.icon} aria-hidden>
                {tone.icon}
              </span>
            ) : null}
            {stateWords(item)}
          </output>
        </span>
      </span>
      <FileActs item={item} uploads={uploads} />
      {isUnderWay ? (
        <ProgressBar
          className={styles.bar}
          aria-label={item.name}
          {...(item.phase === "checking" ? {} : { value: item.sent, max: Math.max(1, item.size) })}
        />
      ) : null}
      <FileRemarks item={item} />
      {item.phase === "ready" && item.uploadId !== null ? (
        <UploadSignatures uploadId={item.uploadId} />
      ) : null}
      {item.problem === null ? null : (
        <p className={styles.problem} role="alert">
          {say(item.problem)}
        </p>
      )}
    </li>
  );
}

/** What the clerk should know of a file that is taken in all the same. */
function FileRemarks({ item: { found, phase } }: { item: UploadItem }) {
  const styles = useStyles();
  const scan = useWords(scanWords);
  const names = useActiveNames();
  if (found === null || found.active.length === 0 || phase === "refused") return null;
  return (
    <p className={styles.remark}>
      <span className={styles.icon} aria-hidden>
        <WarningFilled />
      </span>
      {scan("active", { kinds: names(found) })}. {scan("activeHint")}.
    </p>
  );
}

function FileActs({ item, uploads }: { item: UploadItem; uploads: Uploads }) {
  const styles = useStyles();
  const t = useWords(fileWords);
  const isWhole = item.phase === "ready" || item.phase === "refused" || item.phase === "failed";
  const dismiss = t(isWhole ? "remove" : "cancelUpload", { name: item.name });
  const again = t("resend", { name: item.name });
  return (
    <>
      {item.role === "attachment" && item.phase === "ready" && item.file !== null ? (
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          onClick={() => uploads.makeMain(item)}
        >
          {t("makeMain")}
        </Button>
      ) : null}
      {item.phase === "failed" && item.file !== null ? (
        <Tooltip content={again} relationship="label">
          <Button
            className={styles.button}
            size="small"
            appearance="subtle"
            icon={<ArrowClockwiseRegular />}
            onClick={() => uploads.resend(item)}
          />
        </Tooltip>
      ) : null}
      <Tooltip content={dismiss} relationship="label">
        <Button
          className={styles.button}
          size="small"
          appearance="subtle"
          icon={<DismissRegular />}
          onClick={() => uploads.remove(item)}
        />
      </Tooltip>
    </>
  );
}
