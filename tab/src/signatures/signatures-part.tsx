import { Button, Divider, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { checkAsked, type LegalValueView, type SignedFileView } from "../../../src/contract/signatures.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { keys } from "../foundation/queries.ts";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { EvidenceButton } from "./evidence-button.tsx";
import { LegalReasons, Reasons } from "./legal-reasons.tsx";
import { SignatureCard } from "./signature-card.tsx";
import type { SignedVersion } from "./signed-version.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  part: { marginTop: tokens.spacingVerticalL },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", flexWrap: "wrap" },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  again: { [onTouch]: { minHeight: "44px" } },
  file: {
    ...typographyStyles.caption1Strong,
    margin: `${tokens.spacingVerticalM} 0 0`,
    overflowWrap: "anywhere",
  },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: "2px 0" },
});

interface SignaturesPartProps {
  readonly about: { readonly kind: "incoming" | "outgoing"; readonly id: string };
  readonly legalValue: LegalValueView;
  readonly shown: SignedVersion | null;
  readonly onShow: (version: SignedVersion) => void;
}

/** What the document is worth, and every signature of its files. */
export function SignaturesPart({ about, legalValue, shown, onShow }: SignaturesPartProps) {
  const styles = useStyles();
  const t = useWords(words);
  if (legalValue.value === "none") return null;
  return (
    <section className={styles.part} aria-label={t("signatures")}>
      <Divider />
      <div className={styles.head}>
        <h3 className={styles.title}>{t("signatures")}</h3>
        {legalValue.mayCheckAgain ? <CheckAgain about={about} isChecking={legalValue.isChecking} /> : null}
      </div>
      <LegalReasons legalValue={legalValue} />
      {legalValue.files.map((file) => (
        <SignedFile key={file.fileId} file={file} shown={shown} onShow={onShow} />
      ))}
    </section>
  );
}

function SignedFile({
  file,
  shown,
  onShow,
}: Pick<SignaturesPartProps, "shown" | "onShow"> & { readonly file: SignedFileView }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const { fileId, name, signatures, reasons, integrity } = file;
  return (
    <>
      <div className={styles.head}>
        <h4 className={styles.file}>{name}</h4>
        {signatures.length === 0 ? null : <EvidenceButton file={{ id: fileId, name }} />}
      </div>
      {signatures.length === 0 ? (
        <p className={styles.quiet}>{t(integrity === "none" ? "fileUnsigned" : "notChecked")}</p>
      ) : null}
      <Reasons reasons={reasons.map(say)} />
      {signatures.map((signature) => {
        const { number, signedLength, signer } = signature;
        const version =
          signedLength === null
            ? null
            : { fileId, number, size: signedLength, signer: signer ?? t("noSigner") };
        return (
          <SignatureCard
            key={number}
            signature={signature}
            isShown={shown?.fileId === fileId && shown.number === number}
            onSee={version === null ? null : () => onShow(version)}
          />
        );
      })}
    </>
  );
}

function CheckAgain({
  about,
  isChecking,
}: Pick<SignaturesPartProps, "about"> & { readonly isChecking: boolean }) {
  const styles = useStyles();
  const t = useWords(words);
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: () => api.post(`/api/${about.kind}/${about.id}/check-signatures`, undefined, checkAsked),
    onSuccess: () => {
      notices.done(t("askedAgain"));
      void queries.invalidateQueries({ queryKey: about.kind === "incoming" ? keys.incoming : keys.outgoing });
    },
    onError: notices.failed,
  });
  return (
    <Button
      className={styles.again}
      size="small"
      appearance="subtle"
      icon={<ArrowSyncRegular />}
      disabledFocusable={isChecking || ask.isPending}
      onClick={() => ask.mutate()}
    >
      {isChecking ? t("checkedAgain") : t("checkAgain")}
    </Button>
  );
}
