import {
  Button,
  Field,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
  typographyStyles,
} from "@fluentui/react-components";
import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { z } from "zod";
import {
  namedPeople,
  type AnnouncementInput,
  type AudienceChoices,
  type AudienceInput,
} from "../../../src/contract/announcements.ts";
import { useDraft } from "../foundation/drafts.ts";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { useSession } from "../foundation/session.tsx";
import { FailedState, ListSkeleton } from "../foundation/states.tsx";
import { AudienceField } from "./audience-field.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { PreviewLine } from "./preview-line.tsx";
import { useAboutDocument, useAudienceChoices, usePreview, useSend } from "./use-announcements.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    maxWidth: "760px",
    "& .fui-Input, & .fui-Select, & .fui-Textarea": { minWidth: 0, width: "100%" },
    [onTouch]: { "& .fui-Input, & .fui-Select__select": { minHeight: "44px" } },
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  back: {
    color: tokens.colorBrandForegroundLink,
    [onTouch]: { display: "inline-flex", alignItems: "center", minHeight: "44px" },
  },
  document: { ...typographyStyles.body1, margin: 0 },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  foot: { display: "flex", justifyContent: "flex-end" },
  touch: { [onTouch]: { minHeight: "44px" } },
});

/** Gửi thông báo tới…: to whom, what, and what will happen, before it does. */
export function ComposePage() {
  const styles = useStyles();
  const t = useWords(words);
  const { data, error, refetch } = useAudienceChoices();
  return (
    <div className={styles.page}>
      <Link className={styles.back} to="/announcements">
        {t("back")}
      </Link>
      <h1 className={styles.title}>{t("compose")}</h1>
      {data !== undefined ? (
        <Compose choices={data} />
      ) : error === null ? (
        <ListSkeleton rows={5} />
      ) : (
        <FailedState error={error} onRetry={() => void refetch()} />
      )}
    </div>
  );
}

type Written = Pick<AnnouncementInput, "title" | "body" | "priority">;

const priorities = ["0", "1", "2", "3"] as const;

const kept = z.object({
  chosen: z.object({
    everyone: z.boolean(),
    unitIds: z.array(z.string()).readonly(),
    listIds: z.array(z.string()).readonly(),
    people: namedPeople.readonly(),
  }),
  written: z.object({
    title: z.string(),
    body: z.string(),
    priority: z.literal([0, 1, 2, 3]),
  }),
});
type Kept = z.infer<typeof kept>;

const nothing = (): Kept => ({
  chosen: { everyone: false, unitIds: [], listIds: [], people: [] },
  written: { title: "", body: "", priority: 0 },
});
const readKept = (value: unknown): Kept | null => kept.safeParse(value).data ?? null;

/** What was begun in this agency, about this document or none, stays until it is sent. */
function useKept(documentId: string | null) {
  return useDraft(`announce.${useSession().agency.id}.${documentId ?? ""}`, nothing, readKept);
}

function audienceOf({ everyone, unitIds, listIds, people }: Kept["chosen"]): AudienceInput {
  return { everyone, unitIds: [...unitIds], listIds: [...listIds], personIds: people.map(({ id }) => id) };
}

function Compose({ choices }: { choices: AudienceChoices }) {
  const styles = useStyles();
  const t = useWords(words);
  const notices = useNotices();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const documentId = params.get("document");
  // Sent twice, by a second click or a lost answer, it is announced once.
  const [key] = useState(() => crypto.randomUUID());
  const draft = useKept(documentId);
  const { chosen, written } = draft.value;
  const [step, setStep] = useState<"writing" | "asked" | "confirming">("writing");
  const audience = audienceOf(chosen);
  const preview = usePreview(audience);
  const send = useSend(({ id }) => {
    draft.clear();
    notices.done(t("isSent"));
    void navigate(`/announcements/${id}`, { replace: true });
  });
  const count = preview.data?.recipients ?? 0;
  const isWhole = written.title.trim() !== "" && written.body.trim() !== "" && count > 0;
  const expected = { key, ...written, documentId, audience, expected: count };
  return (
    <>
      <AudienceField
        choices={choices}
        value={chosen}
        onChange={(next) => draft.change({ chosen: next, written })}
      />
      {documentId === null ? null : <AboutDocument id={documentId} />}
      <WrittenFields
        value={written}
        onChange={(next) => draft.change({ chosen, written: next })}
        isAsked={step === "asked"}
      />
      <PreviewLine preview={preview.data} error={preview.error} />
      <div className={styles.foot}>
        <Button
          appearance="primary"
          className={styles.touch}
          onClick={() => setStep(isWhole ? "confirming" : "asked")}
        >
          {count === 0 ? t("sendNone") : t("send", { count })}
        </Button>
      </div>
      {step === "confirming" ? (
        <ConfirmDialog
          title={written.title}
          count={count}
          isSending={send.isPending}
          error={send.error}
          onSend={() => send.mutate(expected)}
          onClose={() => setStep("writing")}
        />
      ) : null}
    </>
  );
}

interface WrittenFieldsProps {
  readonly value: Written;
  readonly onChange: (value: Written) => void;
  /** Whether it was to be sent already, so that what is missing is said. */
  readonly isAsked: boolean;
}

function WrittenFields({ value, onChange, isAsked }: WrittenFieldsProps) {
  const t = useWords(words);
  const missing = (text: string) =>
    isAsked && text.trim() === "" ? { validationMessage: t("missing") } : {};
  return (
    <>
      <Field label={t("heading")} required {...missing(value.title)}>
        <Input
          value={value.title}
          maxLength={200}
          onChange={(_event, data) => onChange({ ...value, title: data.value })}
        />
      </Field>
      <Field label={t("body")} required {...missing(value.body)}>
        <Textarea
          rows={6}
          resize="vertical"
          value={value.body}
          maxLength={2000}
          onChange={(_event, data) => onChange({ ...value, body: data.value })}
        />
      </Field>
      <Field label={t("priority")} hint={t("priorityHint")}>
        <Select
          value={String(value.priority)}
          onChange={(_event, data) => {
            const priority = ([0, 1, 2, 3] as const).find((one) => String(one) === data.value) ?? 0;
            onChange({ ...value, priority });
          }}
        >
          {priorities.map((one) => (
            <option key={one} value={one}>
              {t(`priority${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}

function AboutDocument({ id }: { id: string }) {
  const styles = useStyles();
  const t = useWords(words);
  const { data } = useAboutDocument(id);
  if (data === undefined) return null;
  const name = `${data.symbol} · ${data.fields.abstract}`;
  return (
    <div>
      <p className={styles.document}>{t("document", { name })}</p>
      <p className={styles.hint}>{t("documentHint")}</p>
    </div>
  );
}
