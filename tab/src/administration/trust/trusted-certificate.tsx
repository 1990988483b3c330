import { Button, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { CertificateRegular } from "@fluentui/react-icons/svg/certificate";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import type { TrustedCertificateView } from "../../../../src/contract/trust.ts";
import { showDate, showInstant } from "../../foundation/format.ts";
import { useWords } from "../../foundation/language.tsx";
import { listLine, listSign } from "../../foundation/list-line.ts";
import { useNotices } from "../../foundation/notices.tsx";
import { onPhone, onTouch } from "../../foundation/screen.ts";
import { CertificateFacts } from "./certificate-facts.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  item: listLine,
  icon: { ...listSign, color: tokens.colorBrandForeground1 },
  past: { color: tokens.colorNeutralForeground4 },
  purpose: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalXXS} 0` },
  line: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    margin: 0,
    overflowWrap: "anywhere",
  },
  acts: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    justifyContent: "end",
    [onPhone]: { gridColumn: "2", justifyContent: "start" },
  },
  act: { [onTouch]: { minHeight: "44px", minWidth: "44px" } },
});

interface TrustedCertificateProps {
  readonly certificate: TrustedCertificateView;
  /** Null for one that was taken out. */
  readonly onRemove: (() => void) | null;
}

/** One certificate: what tells it apart, what it is believed for, since when, and who answers for that. */
export function TrustedCertificate({ certificate, onRemove }: TrustedCertificateProps) {
  const styles = useStyles();
  const t = useWords(words);
  const notices = useNotices();
  const { purpose, validFrom, validTo, addedBy, addedAt, source, removed } = certificate;
  const held =
    validTo === null
      ? t("held", { from: showDate(validFrom) })
      : t("heldTo", { from: showDate(validFrom), to: showDate(validTo) });
  const copy = () =>
    void navigator.clipboard.writeText(certificate.fingerprint).then(
      () => notices.done(t("copied")),
      (error: unknown) => notices.failed(error),
    );
  return (
    <li className={styles.item}>
      <span className={mergeClasses(styles.icon, !certificate.isBelieved && styles.past)} aria-hidden>
        <CertificateRegular />
      </span>
      <div>
        <CertificateFacts certificate={certificate} />
        <p className={styles.purpose}>
          {t(purpose)} · {held}
        </p>
        <p className={styles.line}>{t("addedBy", { who: addedBy, when: showInstant(addedAt) })}</p>
        {source === null ? null : <p className={styles.line}>{t("source", { source })}</p>}
        {removed === null ? null : (
          <p className={styles.line}>
            {t("removedBy", { who: removed.by, when: showInstant(removed.at), reason: removed.reason })}
          </p>
        )}
      </div>
      {onRemove === null ? null : (
        <div className={styles.acts}>
          <Button className={styles.act} icon={<CopyRegular />} aria-label={t("copy")} onClick={copy} />
          <Button
            className={styles.act}
            aria-label={t("removeOf", { name: certificate.subject })}
            onClick={onRemove}
          >
            {t("remove")}
          </Button>
        </div>
      )}
    </li>
  );
}
