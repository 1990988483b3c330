import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { useQuery } from "@tanstack/react-query";
import { uploadSignatures, type UploadSignatures as Found } from "../../../src/contract/signatures.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { useApi } from "../foundation/session.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  line: {
    ...typographyStyles.caption1,
    display: "flex",
    alignItems: "baseline",
    gap: tokens.spacingHorizontalXS,
    flexBasis: "100%",
    margin: 0,
    // Below the words of its file.
    paddingLeft: `calc(20px + ${tokens.spacingHorizontalS})`,
    paddingBottom: tokens.spacingVerticalXS,
    overflowWrap: "anywhere",
  },
  icon: { display: "inline-flex", fontSize: "14px", alignSelf: "center", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  unsure: { color: tokens.colorStatusWarningForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const verdicts = {
  "TOTAL-PASSED": { word: "uploadPassed", tone: "good", icon: <CheckmarkCircleFilled /> },
  "TOTAL-FAILED": { word: "uploadFailed", tone: "bad", icon: <DismissCircleFilled /> },
  INDETERMINATE: { word: "uploadIndeterminate", tone: "unsure", icon: <QuestionCircleRegular /> },
} as const;

/** What the signatures of a file are, before it is registered; nothing for a file that is not signed. */
export function UploadSignatures({ uploadId }: { uploadId: string }) {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ["upload-signatures", uploadId],
    queryFn: ({ signal }) =>
      api.get(`/api/uploads/${encodeURIComponent(uploadId)}/signatures`, uploadSignatures, { signal }),
    staleTime: Infinity,
    // The check after registering is what counts; without this one the form is as good.
    retry: false,
  });
  return data === undefined || data.conclusion === "NO-SIGNATURE" ? null : <Line found={data} />;
}

function Line({ found }: { found: Found }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const { conclusion, signatures, reasons } = found;
  if (conclusion === "NO-SIGNATURE") return null;
  const { word, tone, icon } = verdicts[conclusion];
  const deciding = signatures.find((it) => it.conclusion === conclusion);
  const changes = (deciding?.changesAfter ?? []).filter((it) => it.isBad).map((it) => it.message);
  const why =
    conclusion === "TOTAL-PASSED"
      ? undefined
      : [...(deciding?.reasons ?? []), ...changes, ...reasons].map(say)[0];
  const signers = signatures
    .filter((it) => it.kind !== "timeStamp")
    .map((it) => it.signer ?? t("noSigner"))
    .join(", ");
  return (
    <p className={styles.line}>
      <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
        {icon}
      </span>
      <span>
        <span className={styles[tone]}>{t(word)}</span>
        {signers === "" ? "" : `: ${signers}`}
        {why === undefined ? null : <span className={styles.quiet}> — {why}</span>}
      </span>
    </p>
  );
}
