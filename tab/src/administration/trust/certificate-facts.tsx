import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { CertificateView } from "../../../../src/contract/trust.ts";
import { showInstant } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  name: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  line: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    overflowWrap: "anywhere",
  },
  print: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    margin: `${tokens.spacingVerticalXXS} 0`,
    overflowWrap: "anywhere",
  },
});

/** What people compare with the paper or page of the authority. */
export function CertificateFacts({ certificate }: { readonly certificate: CertificateView }) {
  const styles = useStyles();
  const t = useWords(words);
  const { subject, issuer, isSelfIssued, fingerprint, notBefore, notAfter } = certificate;
  return (
    <>
      <p className={styles.name}>{subject}</p>
      <p className={styles.print}>
        <span className={styles.line}>{t("fingerprint")}: </span>
        {inGroups(fingerprint)}
      </p>
      <p className={styles.line}>
        {isSelfIssued ? t("selfIssued") : t("issuer", { name: issuer })} ·{" "}
        {t("dates", { from: dateOf(notBefore), to: dateOf(notAfter) })}
      </p>
    </>
  );
}

const dateOf = (instant: string): string => showInstant(instant).split(" ")[0] ?? "";

/** `AB:CD:…`, as authorities print it. */
const inGroups = (hex: string): string => (hex.toUpperCase().match(/../gu) ?? []).join(":");
