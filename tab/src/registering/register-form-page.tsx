import { useCallback, useState } from "react";
import { KeptAside } from "../arrivals/kept-aside.tsx";
import { useShortcuts } from "../foundation/keyboard.tsx";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { fileWords } from "./file-words.ts";
import { useArrival } from "../arrivals/use-arrival.ts";
import { FormSide } from "./form-side.tsx";
import { PageHead } from "./page-head.tsx";
import { ReferencedFiles } from "./referenced-files.tsx";
import { PaperFormPage } from "./paper-form-page.tsx";
import type { SavedDocument } from "./saved-bar.tsx";
import { useFormFiles } from "./use-form-files.ts";
import { useRegisterForm, type RegisterForm } from "./use-register-form.ts";
import { useSave, type Save } from "./use-save.ts";
import { words } from "./words.ts";

interface PageProps {
  /** What an agency outside sent and this form registers, a form of its own; null: the clerk's. */
  readonly arrivalId: string | null;
  readonly saved: SavedDocument | null;
  readonly setSaved: (saved: SavedDocument | null) => void;
  /** Nothing more is to be done with this form: an arrival's is left for the clerk's own. */
  readonly onEnd: () => void;
}

interface FormPage {
  readonly form: RegisterForm;
  readonly saving: Save;
  readonly comparing: boolean;
  readonly setComparing: (open: boolean) => void;
  /** One for each form from blank to saved. */
  readonly turn: number;
  readonly startNext: (discard: boolean) => void;
}

/** One form after the other: saved, the next begins blank with its number shown above. */
function useFormPage({ arrivalId, setSaved, onEnd }: PageProps): FormPage {
  const tf = useWords(fileWords);
  const notices = useNotices();
  const onGone = useCallback((name: string) => notices.info(tf("gone", { name })), [notices, tf]);
  const form = useRegisterForm(arrivalId, onGone);
  const [comparing, setComparing] = useState(false);
  const [turn, setTurn] = useState(0);
  const startNext = (discard: boolean) => {
    form.next(discard);
    setComparing(false);
    setTurn((count) => count + 1);
    onEnd();
  };
  const saving = useSave(form, {
    onDuplicates: () => setComparing(true),
    onSaved: (document) => {
      setSaved(document);
      startNext(false);
    },
  });
  return { form, saving, comparing, setComparing, turn, startNext };
}

function useSaveKeys(save: Save): void {
  const t = useWords(words);
  const saveKey = { words: t("saveNext"), run: () => save.save(null) };
  useShortcuts([
    { key: "s", ...saveKey },
    { key: "Ctrl+S", ...saveKey },
  ]);
}

export function RegisterFormPage(props: PageProps) {
  const { arrivalId, saved, setSaved } = props;
  const { form, saving, comparing, setComparing, turn, startNext } = useFormPage(props);
  const notices = useNotices();
  const [paperOfTurn, setPaperOfTurn] = useState<number | null>(null);
  const marking = useFormFiles(form);
  useArrival(arrivalId, form, () => startNext(true));
  useSaveKeys(saving);
  const showsPaper = paperOfTurn === turn;
  return (
    <PaperFormPage
      head={
        <>
          <PageHead check={form.check} />
          {arrivalId === null ? null : <KeptAside />}
          <ReferencedFiles
            files={form.references}
            onTaken={(upload) => form.uploads.restore([upload], notices.info)}
          />
        </>
      }
      {...{ saved, showsPaper, turn, ...marking }}
      onCloseSaved={() => setSaved(null)}
      uploads={form.uploads}
      stopped={saving.stopped}
    >
      <FormSide
        key={turn}
        {...{ form, saving, comparing, setComparing, showsPaper }}
        togglePaper={() => setPaperOfTurn(showsPaper ? null : turn)}
        onStartOver={() => startNext(true)}
      />
    </PaperFormPage>
  );
}
