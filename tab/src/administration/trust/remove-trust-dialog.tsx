import { Field, makeStyles, Textarea, typographyStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { TrustedCertificateView } from "../../../../src/contract/trust.ts";
import { useWords } from "../../foundation/language.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { useAdminChange } from "../use-admin.ts";
import { words as common } from "../words.ts";
import { CertificateFacts } from "./certificate-facts.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({ hint: { ...typographyStyles.body1, margin: 0 } });

interface RemoveTrustDialogProps {
  readonly certificate: TrustedCertificateView;
  readonly onClose: () => void;
}

/** Says what will happen, and asks why. */
export function RemoveTrustDialog({ certificate, onClose }: RemoveTrustDialogProps) {
  const styles = useStyles();
  const t = useWords(words);
  const u = useWords(common);
  const saving = useAdminChange(onClose);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const isMissing = reason.trim() === "";
  const save = () => {
    setTried(true);
    const body = { version: certificate.version, reason: reason.trim() };
    if (!isMissing) saving.mutate({ method: "put", path: `trust/${certificate.id}/removal`, body });
  };
  return (
    <EditDialog
      title={t("remove")}
      saveWord={u("remove")}
      isSaving={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <div>
        <CertificateFacts certificate={certificate} />
      </div>
      <p className={styles.hint}>{t("removeHint")}</p>
      <Field label={t("reason")} required {...(tried && isMissing ? { validationMessage: u("needed") } : {})}>
        <Textarea
          rows={2}
          maxLength={300}
          value={reason}
          onChange={(_event, data) => setReason(data.value)}
        />
      </Field>
    </EditDialog>
  );
}
