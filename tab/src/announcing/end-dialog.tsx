import type { AnnouncementView } from "../../../src/contract/announcements.ts";
import { EditDialog } from "../administration/edit-dialog.tsx";
import { showCount } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { countOf } from "./progress.tsx";
import { useEnd } from "./use-announcements.ts";
import { words } from "./words.ts";

interface EndDialogProps {
  readonly announcement: AnnouncementView;
  readonly act: "cancel" | "recall";
  readonly onClose: () => void;
}

/** Repeats what will happen, in one sentence. */
export function EndDialog({ announcement, act, onClose }: EndDialogProps) {
  const t = useWords(words);
  const { language } = useLanguage();
  const end = useEnd(announcement);
  const count = showCount(countOf(announcement, act === "cancel" ? "waiting" : "sent"), language);
  return (
    <EditDialog
      title={t(act === "cancel" ? "stopTitle" : "recallTitle")}
      saveWord={t(act === "cancel" ? "stop" : "recall")}
      isSaving={end.isPending}
      error={end.error}
      onSave={() => end.mutate(act, { onSuccess: onClose })}
      onClose={onClose}
    >
      <span>{t(act === "cancel" ? "stopText" : "recallText", { count })}</span>
    </EditDialog>
  );
}
