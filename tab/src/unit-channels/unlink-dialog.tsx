import type { UnitChannels } from "../../../src/contract/channels.ts";
import { EditDialog } from "../administration/edit-dialog.tsx";
import type { Api } from "../foundation/api.ts";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { useUnlinking } from "./use-unit-channels.ts";
import { words } from "./words.ts";

interface UnlinkDialogProps {
  readonly api: Api;
  readonly link: UnitChannels["links"][number];
  readonly onClose: () => void;
}

/** Says once more what happens when a unit loses its channel. */
export function UnlinkDialog({ api, link, onClose }: UnlinkDialogProps) {
  const t = useWords(words);
  const notices = useNotices();
  const unlinking = useUnlinking(api, () => {
    notices.done(t("unlinked"));
    onClose();
  });
  const unit = link.unit.name;
  return (
    <EditDialog
      title={t("unlinkWhat", { unit })}
      saveWord={t("unlink")}
      isSaving={unlinking.isPending}
      error={unlinking.error}
      onClose={onClose}
      onSave={() => unlinking.mutate(link.id)}
    >
      {t("unlinkSure", { unit })}
    </EditDialog>
  );
}
