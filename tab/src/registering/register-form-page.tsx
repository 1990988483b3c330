import { makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useRef, useState, type FocusEvent } from "react";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { onNarrow, onPhone } from "../foundation/screen.ts";
import { fileWords } from "./file-words.ts";
import { FilesPane } from "./files-pane.tsx";
import { FormSide } from "./form-side.tsx";
import { PageHead } from "./page-head.tsx";
import { SavedBar, type SavedDocument } from "./saved-bar.tsx";
import { useFormFiles } from "./use-form-files.ts";
import { useRegisterForm, type RegisterForm } from "./use-register-form.ts";
import { useSave, type Save } from "./use-save.ts";
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
  /* The files come first where people read and tab in order; a wide screen shows them on the right. */
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
  form: { gridArea: "form", minHeight: 0, minWidth: 0 },
});

function focusedField(event: FocusEvent): string | null {
  return event.target.closest<HTMLElement>("[data-field]")?.dataset["field"] ?? null;
}

interface FormPage {
  readonly form: RegisterForm;
  readonly saving: Save;
  readonly saved: SavedDocument | null;
  readonly closeSaved: () => void;
  readonly comparing: boolean;
  readonly setComparing: (open: boolean) => void;
  /** One for each form from blank to saved. */
  readonly turn: number;
  readonly startNext: (discard: boolean) => void;
}

/** One form after the other: saved, the next begins blank with its number shown above. */
function useFormPage(): FormPage {
  const tf = useWords(fileWords);
  const notices = useNotices();
  const onGone = useCallback((name: string) => notices.info(tf("gone", { name })), [notices, tf]);
  const form = useRegisterForm(onGone);
  const [saved, setSaved] = useState<SavedDocument | null>(null);
  const [comparing, setComparing] = useState(false);
  const [turn, setTurn] = useState(0);
  const startNext = (discard: boolean) => {
    form.next(discard);
    setComparing(false);
    setTurn((count) => count + 1);
  };
  const saving = useSave(form, {
    onDuplicates: () => setComparing(true),
    onSaved: (document) => {
      setSaved(document);
      startNext(false);
    },
  });
  return { form, saving, saved, closeSaved: () => setSaved(null), comparing, setComparing, turn, startNext };
}

function useSaveKeys(save: Save): void {
  const t = useWords(words);
  const saveKey = { words: t("saveNext"), run: () => save.save(null) };
  useShortcuts([
    { key: "s", ...saveKey },
    { key: "Ctrl+S", ...saveKey },
  ]);
}

export function RegisterFormPage() {
  const styles = useStyles();
  const { form, saving, saved, closeSaved, comparing, setComparing, turn, startNext } = useFormPage();
  const [paperOfTurn, setPaperOfTurn] = useState<number | null>(null);
  const chooseFile = useRef<HTMLButtonElement>(null);
  const firstField = useRef<HTMLInputElement>(null);
  const side = useRef<HTMLDivElement>(null);
  const { mark, onFocusField } = useFormFiles(form);
  useSaveKeys(saving);
  const showsPaper = paperOfTurn === turn;
  useEffect(() => {
    if (turn >= 0) chooseFile.current?.focus();
  }, [turn]);
  useEffect(() => {
    if (saving.stopped > 0) side.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [saving.stopped]);
  const addFiles = (files: File[]) => {
    form.uploads.add(files);
    firstField.current?.focus();
  };
  return (
    <div className={styles.page}>
      <PageHead check={form.check} />
      <SavedBar saved={saved} onClose={closeSaved} />
      <div className={styles.sides}>
        <div className={styles.files}>
          <FilesPane
            {...{ uploads: form.uploads, onFiles: addFiles, mark, chooseRef: chooseFile, showsPaper }}
          />
        </div>
        <div
          ref={side}
          className={styles.form}
          onFocus={(event) => onFocusField(focusedField(event))}
          onBlur={() => onFocusField(null)}
        >
          <FormSide
            key={turn}
            {...{ form, saving, firstField, comparing, setComparing, showsPaper }}
            togglePaper={() => setPaperOfTurn(showsPaper ? null : turn)}
            onStartOver={() => startNext(true)}
          />
        </div>
      </div>
    </div>
  );
}
