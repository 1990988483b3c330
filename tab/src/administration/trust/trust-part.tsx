import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { useState } from "react";
import { trustList, type TrustedCertificateView } from "../../../../src/contract/trust.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { EmptyState, FailedState, ListSkeleton } from "../../foundation/states.tsx";
import { useAdmin } from "../use-admin.ts";
import { AddTrustDialog } from "./add-trust-dialog.tsx";
import { RemoveTrustDialog } from "./remove-trust-dialog.tsx";
import { TrustedCertificate } from "./trusted-certificate.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  add: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    maxWidth: "90ch",
  },
  before: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalL} 0 0` },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
});

/** Danh sách tin cậy: whose signatures the agency believes, since when, and who said so. */
export function TrustPart() {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useAdmin("trust", trustList);
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<TrustedCertificateView | null>(null);
  return (
    <>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("title")}</h2>
        <Button
          className={styles.add}
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => setAdding(true)}
        >
          {t("add")}
        </Button>
      </header>
      <p className={styles.about}>{t("about")}</p>
      {data === undefined ? (
        error === null ? (
          <ListSkeleton rows={4} />
        ) : (
          <FailedState error={error} onRetry={() => void refetch()} />
        )
      ) : (
        <Certificates all={data} onRemove={setRemoving} />
      )}
      {isAdding ? <AddTrustDialog onClose={() => setAdding(false)} /> : null}
      {removing === null ? null : (
        <RemoveTrustDialog certificate={removing} onClose={() => setRemoving(null)} />
      )}
    </>
  );
}

interface CertificatesProps {
  readonly all: readonly TrustedCertificateView[];
  readonly onRemove: (certificate: TrustedCertificateView) => void;
}

function Certificates({ all, onRemove }: CertificatesProps) {
  const styles = useStyles();
  const t = useWords(words);
  const held = all.filter((it) => it.removed === null);
  const before = all.filter((it) => it.removed !== null);
  return (
    <>
      {held.length === 0 ? (
        <EmptyState icon={<ShieldCheckmarkRegular />} title={t("none")} hint={t("noneHint")} />
      ) : (
        <ul className={styles.list} aria-label={t("list")}>
          {held.map((it) => (
            <TrustedCertificate key={it.id} certificate={it} onRemove={() => onRemove(it)} />
          ))}
        </ul>
      )}
      {before.length === 0 ? null : (
        <>
          <h3 className={styles.before}>{t("before")}</h3>
          <ul className={styles.list} aria-label={t("before")}>
            {before.map((it) => (
              <TrustedCertificate key={it.id} certificate={it} onRemove={null} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
