import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useState } from "react";
import { useSearchParams } from "react-router";
import type { DraftDetail } from "../../../src/contract/drafts.ts";
import { useDraftDetail } from "../drafting/draft-query.ts";
import { showDate } from "../foundation/format.ts";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useSay, useWords } from "../foundation/language.tsx";
import { useHasRole } from "../foundation/session.tsx";
import { EmptyState, FailedState, ListSkeleton } from "../foundation/states.tsx";
import { PaperForm, PaperFormPage } from "../registering/paper-form-page.tsx";
import type { SavedDocument } from "../registering/saved-bar.tsx";
import { IssueDraft } from "./issue-draft.tsx";
import { IssueFields } from "./issue-fields.tsx";
import { IssueFoot } from "./issue-foot.tsx";
import { useIssueForm, type IssueForm } from "./use-issue-form.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "baseline", columnGap: tokens.spacingHorizontalL },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  expected: { ...typographyStyles.body1, marginLeft: "auto", color: tokens.colorNeutralForeground2 },
  number: { ...typographyStyles.subtitle1, color: tokens.colorNeutralForeground1 },
  rule: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground2,
    flexBasis: "100%",
    minHeight: "20px",
  },
  other: { color: tokens.colorStatusWarningForeground3, display: "block" },
});

/** Cấp số văn bản đi: number and symbol as they will be, beside the signed paper. */
export function IssuePage() {
  const t = useWords(words);
  const isClerk = useHasRole("clerk");
  const [params] = useSearchParams();
  const draftId = params.get("draft");
  if (!isClerk)
    return <EmptyState icon={<LockClosedRegular />} title={t("title")} hint={t("noPermission")} />;
  return draftId === null ? <IssueFormPage draft={null} /> : <FromDraft id={draftId} />;
}

/** The draft is read first, so that its words stand in the form. */
function FromDraft({ id }: { id: string }) {
  const t = useWords(words);
  const { data, error } = useDraftDetail(id);
  const [first, setFirst] = useState<DraftDetail | null>(null);
  // As it was when the form was opened: once it is issued the form goes on with the next document.
  if (first === null && data !== undefined) setFirst(data);
  const draft = first ?? data;
  if (draft === undefined) return error ? <FailedState error={error} /> : <ListSkeleton rows={8} />;
  if (!draft.acts.includes("issue"))
    return <EmptyState icon={<LockClosedRegular />} title={t("title")} hint={t("draftOver")} />;
  return <IssueFormPage key={draft.id} draft={draft} />;
}

function IssueFormPage({ draft }: { draft: DraftDetail | null }) {
  const t = useWords(words);
  const [saved, setSaved] = useState<SavedDocument | null>(null);
  const form = useIssueForm(setSaved, draft);
  const saveKey = { words: t("save"), run: form.save };
  useShortcuts([
    { key: "s", ...saveKey },
    { key: "Ctrl+S", ...saveKey },
  ]);
  return (
    <PaperFormPage
      head={<IssueHead form={form} />}
      saved={saved}
      onCloseSaved={() => setSaved(null)}
      uploads={form.uploads}
      showsPaper
      {...form.marking}
      turn={form.turn.key}
      stopped={form.stopped}
    >
      <PaperForm key={form.turn.key} onSubmit={form.save} foot={<IssueFoot form={form} />}>
        {draft !== null && form.turn.values.draftId === draft.id ? <IssueDraft draft={draft} /> : null}
        <IssueFields form={form} />
      </PaperForm>
    </PaperFormPage>
  );
}

/** The number as it will be if nobody is faster, the register it is of, and from which day on. */
function IssueHead({ form }: { form: IssueForm }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const expected = form.check?.expected ?? null;
  const rule =
    expected === null
      ? ""
      : [
          say(expected.registerName),
          ...(expected.earliestDate === null
            ? []
            : [t("notBefore", { date: showDate(expected.earliestDate) })]),
        ].join(" · ");
  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{t("title")}</h1>
      <output className={styles.expected}>
        {t("expected")}:{" "}
        {expected === null ? (
          t(form.turn.values.typeCode === "" ? "noneExpected" : "noneWithoutUnit")
        ) : (
          <strong className={styles.number}>{expected.symbol}</strong>
        )}
      </output>
      <span className={styles.rule}>
        {rule}
        {form.otherSymbol === null ? null : (
          <output className={styles.other}>{t("otherSymbol", { symbol: form.otherSymbol })}</output>
        )}
      </span>
    </header>
  );
}
