import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { sentDone, type SendInput } from "../../../src/contract/guest.ts";
import { useSay, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { onTouch } from "../foundation/screen.ts";
import { FailureBar } from "../foundation/states.tsx";
import { DateText } from "../registering/date-text.tsx";
import { lookAtFile } from "../registering/look-at-file.ts";
import { readTypedDate } from "../registering/typed-date.ts";
import { readyIds } from "../registering/uploads/upload-item.ts";
import { useUploads, type Uploads } from "../registering/uploads/use-uploads.ts";
import { guestKeys, useGuest } from "./guest-context.ts";
import { useListStyles } from "./list-styles.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    "& .fui-Input, & .fui-Select, & .fui-Textarea": { minWidth: 0, width: "100%" },
  },
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(160px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "start",
  },
  hidden: { display: "none" },
  end: { alignSelf: "flex-start", [onTouch]: { minHeight: "44px" } },
});

const blank = {
  codeNumber: "",
  codeNotation: "",
  issuedDate: "",
  typeName: "",
  abstract: "",
  signerName: "",
  priority: "0",
};
type Values = typeof blank;

const orNull = (text: string): string | null => (text.trim() === "" ? null : text.trim());

/** Null while something is missing or a day cannot be read. */
function inputOf(values: Values, key: string, uploads: Uploads): SendInput | null {
  const { issuedDate, typeName, abstract } = values;
  const date = issuedDate.trim() === "" ? null : readTypedDate(issuedDate, new Date());
  const isReady = uploads.items.length > 0 && uploads.items.every(({ phase }) => phase === "ready");
  if ((issuedDate.trim() !== "" && date === null) || typeName.trim() === "" || abstract.trim() === "")
    return null;
  if (!isReady) return null;
  const priority = ([0, 1, 2, 3] as const)[Number(values.priority)] ?? 0;
  return {
    key,
    codeNumber: orNull(values.codeNumber),
    codeNotation: orNull(values.codeNotation),
    issuedDate: date,
    typeName: typeName.trim(),
    abstract: abstract.trim(),
    signerName: orNull(values.signerName),
    priority,
    uploadIds: readyIds(uploads.items),
  };
}

/** Sends a document in the name of the agency outside; its files go through the same gate as a clerk's. */
export function SendForm({ onSent }: { onSent: () => void }) {
  const styles = useStyles();
  const t = useWords(words);
  const { api, session } = useGuest();
  const client = useQueryClient();
  const notices = useNotices();
  const [values, setValues] = useState(blank);
  const [key] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const lookAt = useCallback(
    (file: File) => lookAtFile(file, "incoming", session.maxUploadBytes),
    [session.maxUploadBytes],
  );
  const uploads = useUploads(api, lookAt);
  const sending = useMutation({
    mutationFn: (input: SendInput) => api.post("/api/guest/arrivals", input, sentDone),
    onSuccess: () => {
      uploads.clear(false);
      notices.done(t("sentDone", { host: session.host.name }));
      void client.invalidateQueries({ queryKey: guestKeys.arrivals });
      onSent();
    },
  });
  const input = inputOf(values, key, uploads);
  const isMissing = tried && !uploads.items.some(({ phase }) => phase === "ready");
  return (
    <form
      className={styles.form}
      noValidate
      aria-label={t("send")}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (input !== null && !sending.isPending) sending.mutate(input);
      }}
    >
      <ChosenFiles uploads={uploads} problem={isMissing ? t("needFile") : null} />
      <Fields values={values} onChange={setValues} tried={tried} />
      <FailureBar error={sending.error} />
      <Button className={styles.end} type="submit" appearance="primary" disabledFocusable={sending.isPending}>
        {t("sendDo", { host: session.host.name })}
      </Button>
    </form>
  );
}

interface FieldsProps {
  readonly values: Values;
  readonly onChange: (values: Values) => void;
  readonly tried: boolean;
}

function Fields({ values, onChange, tried }: FieldsProps) {
  const styles = useStyles();
  const t = useWords(words);
  const change = (patch: Partial<Values>) => onChange({ ...values, ...patch });
  const needed = (text: string) => (tried && text.trim() === "" ? { validationMessage: t("needed") } : {});
  const { issuedDate } = values;
  const isBadDate = tried && issuedDate.trim() !== "" && readTypedDate(issuedDate, new Date(0)) === null;
  const line = (name: "codeNumber" | "codeNotation" | "signerName", most: number) => (
    <Field label={t(name)}>
      <Input
        value={values[name]}
        maxLength={most}
        onChange={(_event, { value }) => change({ [name]: value })}
      />
    </Field>
  );
  return (
    <>
      <div className={styles.row}>
        {line("codeNumber", 11)}
        {line("codeNotation", 30)}
        <Field label={t("issuedDate")} {...(isBadDate ? { validationMessage: t("badDate") } : {})}>
          <DateText
            label={t("issuedDate")}
            value={issuedDate}
            onChange={(text) => change({ issuedDate: text })}
          />
        </Field>
      </div>
      <div className={styles.row}>
        <Field label={t("typeName")} required {...needed(values.typeName)}>
          <Input
            value={values.typeName}
            maxLength={100}
            onChange={(_event, { value }) => change({ typeName: value })}
          />
        </Field>
        {line("signerName", 50)}
        <Field label={t("priority")}>
          <Select value={values.priority} onChange={(_event, { value }) => change({ priority: value })}>
            {(["priority0", "priority1", "priority2", "priority3"] as const).map((word, n) => (
              <option key={word} value={String(n)}>
                {t(word)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field label={t("abstract")} required {...needed(values.abstract)}>
        <Textarea
          value={values.abstract}
          maxLength={500}
          onChange={(_event, { value }) => change({ abstract: value })}
        />
      </Field>
    </>
  );
}

function ChosenFiles({ uploads, problem }: { uploads: Uploads; problem: string | null }) {
  const styles = useStyles();
  const list = useListStyles();
  const t = useWords(words);
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field label={t("choose")} hint={t("chooseHint")} {...(problem ? { validationMessage: problem } : {})}>
      <div>
        <Button className={list.touch} onClick={() => input.current?.click()}>
          {t("choose")}
        </Button>
        <input
          ref={input}
          className={styles.hidden}
          type="file"
          multiple
          aria-label={t("choose")}
          onChange={({ target }) => {
            uploads.add(Array.from(target.files ?? []));
            target.value = "";
          }}
        />
        <ul className={list.list}>
          {uploads.items.map((item) => (
            <li key={item.localId}>
              {item.name} · {item.problem ? say(item.problem) : t(item.phase === "ready" ? "ready" : "busy")}{" "}
              <Button
                className={list.touch}
                appearance="transparent"
                aria-label={t("remove", { name: item.name })}
                onClick={() => uploads.remove(item)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Field>
  );
}
