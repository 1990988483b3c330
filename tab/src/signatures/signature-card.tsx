import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { BuildingGovernmentRegular } from "@fluentui/react-icons/svg/building-government";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import type { SignatureView } from "../../../src/contract/signatures.ts";
import { showInstant } from "../foundation/format.ts";
import { useSay, useWords, type Translate } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { Reasons } from "./legal-reasons.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  card: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    overflowWrap: "anywhere",
  },
  icon: { fontSize: "20px", lineHeight: 0, color: tokens.colorNeutralForeground3 },
  line: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalS },
  signer: { ...typographyStyles.body1Strong },
  about: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: "2px 0" },
  verdict: {
    ...typographyStyles.caption1Strong,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXXS,
    whiteSpace: "nowrap",
  },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  unsure: { color: tokens.colorStatusWarningForeground2 },
  see: { marginTop: tokens.spacingVerticalXS, [onTouch]: { minHeight: "44px" } },
});

const kinds = {
  person: <PersonRegular />,
  agency: <BuildingGovernmentRegular />,
  timeStamp: <ClockRegular />,
  unknown: <QuestionCircleRegular />,
} as const;

const verdicts = {
  "TOTAL-PASSED": { word: "passed", tone: "good", icon: <CheckmarkCircleFilled aria-hidden /> },
  "TOTAL-FAILED": { word: "failed", tone: "bad", icon: <DismissCircleFilled aria-hidden /> },
  INDETERMINATE: { word: "indeterminate", tone: "unsure", icon: <QuestionCircleRegular aria-hidden /> },
} as const;

interface SignatureCardProps {
  readonly signature: SignatureView;
  readonly isShown: boolean;
  readonly onSee: (() => void) | null;
}

/** Who signed, for whom, when, which revision, whether it holds and why, and what was changed behind it. */
export function SignatureCard({ signature, isShown, onSee }: SignatureCardProps) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const { kind, conclusion, subIndication, reasons, changesAfter } = signature;
  const verdict = verdicts[conclusion];
  const signer = signature.signer ?? t("noSigner");
  const sentences = [...reasons, ...changesAfter.filter((it) => it.isBad).map((it) => it.message)].map(say);
  const harmless = changesAfter.filter((it) => !it.isBad).map((it) => say(it.message));
  return (
    <div className={styles.card}>
      <span className={styles.icon} aria-hidden>
        {kinds[kind]}
      </span>
      <div>
        <div className={styles.line}>
          <span className={styles.signer}>{signer}</span>
          <span className={mergeClasses(styles.verdict, styles[verdict.tone])} title={subIndication ?? ""}>
            {verdict.icon}
            {t(verdict.word)}
          </span>
        </div>
        {aboutLines(signature, t).map((line) => (
          <p key={line} className={styles.about}>
            {line}
          </p>
        ))}
        <Reasons reasons={[...new Set(sentences)]} />
        {changesAfter.length === 0 ? <p className={styles.about}>{t("unchanged")}</p> : null}
        {harmless.length > 0 ? <p className={styles.about}>{t("afterwards")}</p> : null}
        {harmless.map((line) => (
          <p key={line} className={styles.about}>
            • {line}
          </p>
        ))}
        {onSee === null ? null : (
          <Button
            className={styles.see}
            size="small"
            appearance={isShown ? "primary" : "secondary"}
            aria-pressed={isShown}
            aria-label={t("seeSignedOf", { signer })}
            onClick={onSee}
          >
            {t("seeSigned")}
          </Button>
        )}
      </div>
    </div>
  );
}

function aboutLines(signature: SignatureView, t: Translate<typeof words>): string[] {
  const { kind, title, organization, signer, signedAt, provenAt, revision, issuer } = signature;
  const who = [t(kind), title, organization === signer ? null : organization];
  const when =
    signedAt === null
      ? null
      : kind === "timeStamp"
        ? t("stampedAt", { at: showInstant(signedAt) })
        : `${t("signedAt", { at: showInstant(signedAt) })} (${provenAt === null ? t("claimed") : t("proven", { at: showInstant(provenAt) })})`;
  const where = revision === null ? null : t("revision", { n: revision });
  return [
    who.filter(Boolean).join(" · "),
    [when, where].filter(Boolean).join(" · "),
    issuer === null ? "" : t("issuer", { issuer }),
  ].filter((line) => line !== "");
}
