import {
  Button,
  Field,
  makeStyles,
  Select,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { z } from "zod";
import { draftDone, type DraftChoices } from "../../../src/contract/drafts.ts";
import { incomingDetail, type IncomingDetail } from "../../../src/contract/incoming.ts";
import { useDraft } from "../foundation/drafts.ts";
import { useLanguage, useSay, useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { fieldSentence } from "../foundation/problem-error.ts";
import { keys } from "../foundation/queries.ts";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useApi, useSession } from "../foundation/session.tsx";
import { EmptyState, FailedState, FailureBar, ListSkeleton } from "../foundation/states.tsx";
import { ReplyField } from "../outgoing/reply-field.tsx";
import { useDocumentTypes } from "../registering/document-types.ts";
import { DraftFileField, useDraftSending } from "./draft-file.tsx";
import { useDraftChoices } from "./draft-query.ts";
import { PeopleField } from "./people-field.tsx";
import { useMayDraft } from "./use-may-draft.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: { height: "100%", overflow: "auto" },
  form: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    maxWidth: "720px",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXL}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  hint: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
  end: { display: "flex", justifyContent: "flex-end" },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Soạn dự thảo: what it is to be, who reviews it, and its first version. */
export function NewDraftPage() {
  const t = useWords(words);
  const mayDraft = useMayDraft();
  const [params] = useSearchParams();
  const replyTo = params.get("replyTo");
  if (!mayDraft)
    return <EmptyState icon={<LockClosedRegular />} title={t("newTitle")} hint={t("noPermission")} />;
  return replyTo === null ? <Loaded answered={null} /> : <Answering id={replyTo} />;
}

/** The incoming document that is answered is read first, so that its words stand in the form. */
function Answering({ id }: { id: string }) {
  const api = useApi();
  const { data, error } = useQuery({
    queryKey: keys.document(id),
    queryFn: ({ signal }) => api.get(`/api/incoming/${encodeURIComponent(id)}`, incomingDetail, { signal }),
  });
  if (error) return <FailedState error={error} />;
  return data === undefined ? <ListSkeleton rows={6} /> : <Loaded answered={data} />;
}

function Loaded({ answered }: { answered: IncomingDetail | null }) {
  const choices = useDraftChoices();
  if (choices.isError) return <FailedState error={choices.error} onRetry={() => void choices.refetch()} />;
  return choices.data === undefined ? (
    <ListSkeleton rows={6} />
  ) : (
    <NewDraftForm answered={answered} choices={choices.data} />
  );
}

const grades = ["mat", "toiMat", "tuyetMat"] as const;

const keptValues = z.object({
  typeCode: z.string(),
  abstract: z.string(),
  secrecy: z.enum(["", ...grades]),
  unitId: z.string(),
  reviewerIds: z.array(z.string()).readonly(),
  replyTo: z.object({ id: z.string(), label: z.string() }).nullable(),
});
type Values = z.infer<typeof keptValues>;

const readValues = (value: unknown): Values | null => keptValues.safeParse(value).data ?? null;

function useFirstValues(answered: IncomingDetail | null, { units }: DraftChoices): Values {
  const t = useWords(words);
  const symbol = answered?.symbol ?? "";
  return {
    typeCode: answered === null ? "" : "official-letter",
    abstract:
      answered === null
        ? ""
        : t("replyAbstract", { symbol, abstract: answered.fields.abstract }).slice(0, 500),
    secrecy: "",
    unitId: units[0]?.id ?? "",
    reviewerIds: [],
    replyTo:
      answered === null
        ? null
        : {
            id: answered.id,
            label: `${t("arrival", { n: answered.arrivalNumber, symbol })} · ${answered.fields.abstract}`,
          },
  };
}

function useStart(key: string, onStarted: () => void) {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notices = useNotices();
  const t = useWords(words);
  return useMutation({
    mutationFn: ({ values, uploadId }: { values: Values; uploadId: string }) =>
      api.post(
        "/api/drafts",
        {
          key,
          typeCode: values.typeCode,
          abstract: values.abstract,
          secrecy: values.secrecy === "" ? null : values.secrecy,
          unitId: values.unitId === "" ? null : values.unitId,
          reviewerIds: values.reviewerIds,
          replyTo: values.replyTo?.id ?? null,
          uploadId,
        },
        draftDone,
      ),
    onSuccess: ({ id }) => {
      onStarted();
      notices.done(t("created"));
      void client.invalidateQueries({ queryKey: keys.drafts });
      void navigate(`/drafts/${id}`, { replace: true });
    },
  });
}

function NewDraftForm({ answered, choices }: { answered: IncomingDetail | null; choices: DraftChoices }) {
  const styles = useStyles();
  const t = useWords(words);
  const first = useFirstValues(answered, choices);
  const [key] = useState(() => crypto.randomUUID());
  const form = `draft.${useSession().agency.id}.${answered?.id ?? ""}`;
  const draft = useDraft(form, () => first, readValues);
  const { value: values } = draft;
  const [tried, setTried] = useState(false);
  const sending = useDraftSending();
  const start = useStart(key, draft.clear);
  const edit = (patch: Partial<Values>) => draft.change({ ...values, ...patch });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const isFilled = values.typeCode !== "" && values.abstract.trim() !== "";
    if (isFilled && sending.readyId !== null && !start.isPending)
      start.mutate({ values, uploadId: sending.readyId });
  };
  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <h1 className={styles.title}>{t("newTitle")}</h1>
        <p className={styles.hint}>{t("newHint")}</p>
        <WhatFields {...{ values, edit, tried }} error={start.error} />
        <WhoFields {...{ values, edit, choices }} />
        <DraftFileField sending={sending} missing={tried && sending.file === null} />
        <FailureBar error={start.error} />
        <div className={styles.end}>
          <Button
            appearance="primary"
            type="submit"
            className={styles.touch}
            disabledFocusable={start.isPending}
          >
            {t(start.isPending ? "creating" : "create")}
          </Button>
        </div>
      </form>
    </div>
  );
}

interface FieldsProps {
  readonly values: Values;
  readonly edit: (patch: Partial<Values>) => void;
}

function WhatFields(props: FieldsProps & { readonly tried: boolean; readonly error: Error | null }) {
  const { values, edit, tried, error } = props;
  const t = useWords(words);
  const say = useSay();
  const { language } = useLanguage();
  const types = useDocumentTypes("outgoing");
  const wrong = (field: "typeCode" | "abstract" | "secrecy", missing: string | null) => {
    const refused = fieldSentence(error, field);
    const message = missing ?? (refused === null ? null : say(refused));
    return { validationState: message === null ? "none" : "error", validationMessage: message } as const;
  };
  const noType = tried && values.typeCode === "" ? t("needType") : null;
  const noAbstract = tried && values.abstract.trim() === "" ? t("needAbstract") : null;
  return (
    <>
      <Field label={t("typeName")} required {...wrong("typeCode", noType)}>
        <Select value={values.typeCode} onChange={(_event, { value }) => edit({ typeCode: value })}>
          <option value="" aria-label={t("chooseType")} />
          {types.map((type) => (
            <option key={type.code} value={type.code}>
              {language === "vi" ? type.name : type.nameEn}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("abstract")} required {...wrong("abstract", noAbstract)}>
        <Textarea
          rows={3}
          resize="vertical"
          value={values.abstract}
          onChange={(_event, { value }) => edit({ abstract: value })}
        />
      </Field>
      <Field label={t("secrecy")} hint={t("secrecyHint")} {...wrong("secrecy", null)}>
        <Select
          value={values.secrecy}
          onChange={(_event, { value }) => edit({ secrecy: grades.find((one) => one === value) ?? "" })}
        >
          <option value="">{t("secrecyNone")}</option>
          {grades.map((grade) => (
            <option key={grade} value={grade}>
              {t(grade)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function WhoFields({ values, edit, choices }: FieldsProps & { readonly choices: DraftChoices }) {
  const t = useWords(words);
  return (
    <>
      {choices.units.length < 2 ? null : (
        <Field label={t("unit")}>
          <Select value={values.unitId} onChange={(_event, { value }) => edit({ unitId: value })}>
            {choices.units.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <PeopleField
        people={choices.people}
        chosen={values.reviewerIds}
        onChange={(reviewerIds) => edit({ reviewerIds })}
      />
      <Field label={t("replyTo")}>
        <ReplyField value={values.replyTo} onChange={(replyTo) => edit({ replyTo })} />
      </Field>
    </>
  );
}
