import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from "@fluentui/react-components";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { trustFile, trustPurpose, type TrustFile } from "../../../../src/contract/trust.ts";
import { localDateOf } from "../../../../src/domain/time/local-date.ts";
import { useWords } from "../../foundation/language.tsx";
import { onTouch } from "../../foundation/screen.ts";
import { useApi } from "../../foundation/session.tsx";
import { EditDialog } from "../edit-dialog.tsx";
import { PeriodFields, periodOf, readPeriod, type Period } from "../period-fields.tsx";
import { useAdminChange } from "../use-admin.ts";
import { CertificateFacts } from "./certificate-facts.tsx";
import { readBase64 } from "./read-base64.ts";
import { words } from "./words.ts";

const mostBytes = 500_000;

const useStyles = makeStyles({
  file: { alignSelf: "start", [onTouch]: { minHeight: "44px" } },
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    maxHeight: "40vh",
    overflow: "auto",
  },
  item: { display: "grid", gridTemplateColumns: "auto minmax(0, 1fr)", alignItems: "start" },
});

interface Opened {
  readonly name: string;
  readonly content: string;
  readonly certificates: TrustFile;
}

const purposes = trustPurpose.options;

/** First what is in the file, then what of it is believed, for what and from when. */
export function AddTrustDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(words);
  const saving = useAdminChange(onClose);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [details, setDetails] = useState<TrustDetails>(() => ({
    purpose: "both",
    period: periodOf(localDateOf(new Date()), null),
    source: "",
  }));
  const [tried, setTried] = useState(false);
  const opening = useOpening((certificates) =>
    setChosen(new Set(certificates.filter((it) => !it.isKnown).map((it) => it.fingerprint))),
  );
  const opened = opening.data;
  const save = () => {
    setTried(true);
    const { purpose, source } = details;
    const dates = readPeriod(details.period);
    if (opened === undefined || chosen.size === 0 || dates === null) return;
    const body = {
      content: opened.content,
      fingerprints: [...chosen],
      purpose,
      ...dates,
      source: source.trim() === "" ? null : source.trim(),
    };
    saving.mutate({ method: "post", path: "trust", body });
  };
  const toggle = (fingerprint: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(fingerprint);
    else next.delete(fingerprint);
    setChosen(next);
  };
  return (
    <EditDialog
      title={t("add")}
      saveWord={t("add")}
      isWide
      isSaving={saving.isPending || opening.isPending}
      error={saving.error ?? opening.error}
      onSave={save}
      onClose={onClose}
    >
      <FileChoice
        opened={opened ?? null}
        isReading={opening.isPending}
        onChoose={opening.mutate}
        tried={tried}
      />
      {opened === undefined ? null : (
        <>
          <Choice certificates={opened.certificates} chosen={chosen} onToggle={toggle} tried={tried} />
          <Details {...details} onChange={setDetails} tried={tried} error={saving.error} />
        </>
      )}
    </EditDialog>
  );
}

/** Has the server read a file, which believes nothing yet. */
function useOpening(onOpened: (certificates: TrustFile) => void) {
  const t = useWords(words);
  const api = useApi();
  return useMutation({
    mutationFn: async (file: File): Promise<Opened> => {
      if (file.size > mostBytes) throw new Error(t("tooLarge"));
      const content = await readBase64(file);
      const certificates = await api.post("/api/admin/trust/read", { content }, trustFile);
      return { name: file.name, content, certificates };
    },
    onSuccess: ({ certificates }) => onOpened(certificates),
  });
}

interface TrustDetails {
  readonly purpose: (typeof purposes)[number];
  readonly period: Period;
  readonly source: string;
}

interface DetailsProps extends TrustDetails {
  readonly onChange: (details: TrustDetails) => void;
  readonly tried: boolean;
  readonly error: unknown;
}

/** What they are believed for, when, and where they are from. */
function Details({ purpose, period, source, onChange, tried, error }: DetailsProps) {
  const t = useWords(words);
  const details = { purpose, period, source };
  return (
    <>
      <Field label={t("purpose")}>
        <Select
          value={purpose}
          onChange={(_event, data) =>
            onChange({ ...details, purpose: purposes.find((it) => it === data.value) ?? "both" })
          }
        >
          {purposes.map((it) => (
            <option key={it} value={it}>
              {t(it)}
            </option>
          ))}
        </Select>
      </Field>
      <PeriodFields
        value={period}
        onChange={(next) => onChange({ ...details, period: next })}
        tried={tried}
        error={error}
      />
      <Field label={t("sourceField")} hint={t("sourceHint")}>
        <Input
          value={source}
          maxLength={300}
          onChange={(_event, data) => onChange({ ...details, source: data.value })}
        />
      </Field>
    </>
  );
}

interface FileChoiceProps {
  readonly opened: Opened | null;
  readonly isReading: boolean;
  readonly tried: boolean;
  readonly onChoose: (file: File) => void;
}

function FileChoice({ opened, isReading, tried, onChoose }: FileChoiceProps) {
  const styles = useStyles();
  const t = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const word = isReading ? t("reading") : t(opened === null ? "chooseFile" : "otherFile");
  const isMissing = tried && opened === null && !isReading;
  return (
    <Field
      label={t("file")}
      {...(opened === null ? {} : { hint: opened.name })}
      {...(isMissing ? { validationMessage: t("nothingChosen") } : {})}
    >
      <div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".pem,.crt,.cer,.der,.p7b,.p7c,application/x-x509-ca-cert,application/x-pkcs7-certificates"
          aria-label={t("file")}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) onChoose(file);
            event.target.value = "";
          }}
        />
        <Button
          className={styles.file}
          icon={<DocumentRegular />}
          disabledFocusable={isReading}
          onClick={() => input.current?.click()}
        >
          {word}
        </Button>
      </div>
    </Field>
  );
}

interface ChoiceProps {
  readonly certificates: TrustFile;
  readonly chosen: ReadonlySet<string>;
  readonly tried: boolean;
  readonly onToggle: (fingerprint: string, isChosen: boolean) => void;
}

function Choice({ certificates, chosen, tried, onToggle }: ChoiceProps) {
  const styles = useStyles();
  const t = useWords(words);
  return (
    <Field
      label={t("choose")}
      {...(tried && chosen.size === 0 ? { validationMessage: t("nothingChosen") } : {})}
    >
      <ul className={styles.list}>
        {certificates.map((it) => (
          <li key={it.fingerprint} className={styles.item}>
            <Checkbox
              aria-label={it.subject}
              checked={chosen.has(it.fingerprint)}
              disabled={it.isKnown}
              onChange={(_event, data) => onToggle(it.fingerprint, data.checked === true)}
            />
            <div>
              <CertificateFacts certificate={it} />
              {it.isKnown ? t("known") : null}
            </div>
          </li>
        ))}
      </ul>
    </Field>
  );
}
