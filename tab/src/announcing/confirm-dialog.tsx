import { EditDialog } from "../administration/edit-dialog.tsx";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { words } from "./words.ts";

interface ConfirmDialogProps {
  readonly title: string;
  readonly count: number;
  readonly isSending: boolean;
  readonly error: unknown;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** Repeats to how many it goes, in one sentence. */
export function ConfirmDialog({ title, count, isSending, error, onSend, onClose }: ConfirmDialogProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const shown = showCount(count, language);
  return (
    <EditDialog
      title={t("confirmTitle")}
      saveWord={t("send", { count: shown })}
      isSaving={isSending}
      error={error}
      onSave={onSend}
      onClose={onClose}
    >
      <span>{t("confirmText", { title, count: shown })}</span>
    </EditDialog>
  );
}
