import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useEffect, useRef, useState } from "react";
import { showDate } from "../foundation/format.ts";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useSay, useWords } from "../foundation/language.tsx";
import { onNarrow, onPhone, onTouch } from "../foundation/screen.ts";
import { useHasRole } from "../foundation/session.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { FilesPane } from "../registering/files-pane.tsx";
import { SavedBar, type SavedDocument } from "../registering/saved-bar.tsx";
import { IssueFields } from "./issue-fields.tsx";
import { IssueFoot } from "./issue-foot.tsx";
import { useIssueForm, type IssueForm } from "./use-issue-form.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    height: "100%",
    minHeight: 0,
    boxSizing: "border-box",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    [onNarrow]: { height: "auto" },
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
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
  sides: {
    display: "grid",
    flex: 1,
    minHeight: 0,
    gridTemplateColumns: "minmax(500px, 1fr) minmax(0, 1fr)",
    gridTemplateAreas: '"form files"',
    gap: tokens.spacingHorizontalXL,
    [onNarrow]: { gridTemplateColumns: "minmax(0, 1fr)", gridTemplateAreas: '"files" "form"' },
  },
  files: {
    gridArea: "files",
    display: "flex",
    flexDirection: "column",
    minHeight: 0,
    minWidth: 0,
    "& > *": { flex: 1 },
  },
  form: { gridArea: "form", display: "flex", flexDirection: "column", minHeight: 0, minWidth: 0 },
  fields: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    flex: 1,
    minHeight: 0,
    overflowY: "auto",
    "& > *": { flexShrink: 0 },
    // Fluent's own controls are 32 px high, too small for a thumb.
    [onTouch]: {
      "& .fui-Input, & .fui-Combobox, & .fui-Select__select, & .fui-Textarea": { minHeight: "44px" },
    },
    padding: `2px ${tokens.spacingHorizontalXS}`,
    [onNarrow]: { overflowY: "visible", flex: "none" },
  },
});

/** Cấp số văn bản đi: number and symbol as they will be, beside the signed paper. */
export function IssuePage() {
  const t = useWords(words);
  const isClerk = useHasRole("clerk");
  if (!isClerk)
    return <EmptyState icon={<LockClosedRegular />} title={t("title")} hint={t("noPermission")} />;
  return <IssueFormPage />;
}

function IssueFormPage() {
  const styles = useStyles();
  const t = useWords(words);
  const [saved, setSaved] = useState<SavedDocument | null>(null);
  const form = useIssueForm(setSaved);
  const chooseFile = useRef<HTMLButtonElement>(null);
  const side = useRef<HTMLFormElement>(null);
  const { key, tried } = form.turn;
  useEffect(() => {
    if (key !== "") chooseFile.current?.focus();
  }, [key]);
  useEffect(() => {
    if (tried) side.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried]);
  const saveKey = { words: t("save"), run: form.save };
  useShortcuts([
    { key: "s", ...saveKey },
    { key: "Ctrl+S", ...saveKey },
  ]);
  return (
    <div className={styles.page}>
      <IssueHead form={form} />
      <SavedBar saved={saved} onClose={() => setSaved(null)} />
      <div className={styles.sides}>
        <div className={styles.files}>
          <FilesPane
            uploads={form.uploads}
            onFiles={form.uploads.add}
            mark={null}
            chooseRef={chooseFile}
            showsPaper
          />
        </div>
        <form
          ref={side}
          className={styles.form}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            form.save();
          }}
        >
          <div className={styles.fields} key={key}>
            <IssueFields form={form} />
          </div>
          <IssueFoot form={form} />
        </form>
      </div>
    </div>
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
        {expected === null ? t("noneExpected") : <strong className={styles.number}>{expected.symbol}</strong>}
      </output>
      <span className={styles.rule}>{rule}</span>
    </header>
  );
}
