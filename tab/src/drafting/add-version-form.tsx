import { useState } from "react";
import { FormFrame } from "../document/acts/form-frame.tsx";
import { useWords } from "../foundation/language.tsx";
import { DraftFileField, useDraftSending } from "./draft-file.tsx";
import type { DraftFormProps } from "./draft-form-props.ts";
import { useDraftAct } from "./draft-query.ts";
import { words } from "./words.ts";

/** A version that was written elsewhere. It names the one that was seen when the form opened, so that none is passed over. */
export function AddVersionForm({ draft, onClose }: DraftFormProps) {
  const t = useWords(words);
  const [latest] = useState(draft.latest);
  const [tried, setTried] = useState(false);
  const sending = useDraftSending();
  const act = useDraftAct(draft, "versions", onClose);
  return (
    <FormFrame
      title={t("addVersion")}
      sentence={null}
      submitWord={t("addVersion")}
      isRunning={act.isPending}
      error={act.error}
      onCancel={onClose}
      onSubmit={() => {
        setTried(true);
        if (sending.readyId !== null) act.mutate({ latest, uploadId: sending.readyId });
      }}
    >
      <DraftFileField sending={sending} missing={tried && sending.file === null} />
    </FormFrame>
  );
}
