import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ShieldCheckmarkRegular } from "@fluentui/react-icons/svg/shield-checkmark";
import { useState } from "react";
import { trustList, type TrustedCertificateView } from "../../../../src/contract/trust.ts";
import { useWords } from "../../foundation/language.tsx";
import { EmptyState } from "../../foundation/states.tsx";
import { PartFrame, usePartStyles } from "../part-frame.tsx";
import { useAdmin } from "../use-admin.ts";
import { AddTrustDialog } from "./add-trust-dialog.tsx";
import { RemoveTrustDialog } from "./remove-trust-dialog.tsx";
import { TrustedCertificate } from "./trusted-certificate.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  before: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalL} 0 0` },
});

/** Danh sách tin cậy: whose signatures the agency believes, since when, and who said so. */
export function TrustPart() {
  const part = usePartStyles();
  const t = useWords(words);
  const query = useAdmin("trust", trustList);
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<TrustedCertificateView | null>(null);
  const add = (
    <Button className={part.act} appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PartFrame title={t("title")} about={t("about")} act={add} query={query}>
        {(data) => <Certificates all={data} onRemove={setRemoving} />}
      </PartFrame>
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
  const part = usePartStyles();
  const t = useWords(words);
  const held = all.filter((it) => it.removed === null);
  const before = all.filter((it) => it.removed !== null);
  return (
    <>
      {held.length === 0 ? (
        <EmptyState icon={<ShieldCheckmarkRegular />} title={t("none")} hint={t("noneHint")} />
      ) : (
        <ul className={part.list} aria-label={t("list")}>
          {held.map((it) => (
            <TrustedCertificate key={it.id} certificate={it} onRemove={() => onRemove(it)} />
          ))}
        </ul>
      )}
      {before.length === 0 ? null : (
        <>
          <h3 className={styles.before}>{t("before")}</h3>
          <ul className={part.list} aria-label={t("before")}>
            {before.map((it) => (
              <TrustedCertificate key={it.id} certificate={it} onRemove={null} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
