import { Button, Field, makeStyles, ProgressBar, tokens, typographyStyles } from "@fluentui/react-components";
import { DocumentAddRegular } from "@fluentui/react-icons/svg/document-add";
import { useRef, useState } from "react";
import { useSay, useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { onTouch } from "../foundation/screen.ts";
import { useApi, useSession } from "../foundation/session.tsx";
import { lookAtFile } from "../registering/look-at-file.ts";
import { sendFile, type Sending } from "../registering/uploads/send-file.ts";
import type { UploadItem } from "../registering/uploads/upload-item.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  box: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: tokens.spacingVerticalXS },
  touch: { [onTouch]: { minHeight: "44px" } },
  words: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  progress: { width: "100%" },
});

export interface DraftFile extends Pick<UploadItem, "phase" | "sent" | "problem" | "uploadId"> {
  readonly name: string;
  readonly size: number;
}

export interface DraftSending {
  readonly file: DraftFile | null;
  readonly choose: (file: File) => void;
  /** The upload, once the server has looked at it. */
  readonly readyId: string | null;
}

/** One Word file on its way to the server; choosing another takes its place. */
export function useDraftSending(): DraftSending {
  const api = useApi();
  const { settings } = useSession();
  const [file, setFile] = useState<DraftFile | null>(null);
  const sending = useRef<Sending | null>(null);
  const choose = (chosen: File) => {
    sending.current?.stop(true);
    const { name, size } = chosen;
    setFile({ phase: "looking", sent: 0, problem: null, uploadId: null, name, size });
    const report = (patch: Partial<UploadItem>) =>
      setFile((last) => (last === null ? null : { ...last, ...known(patch) }));
    const lookAndSend = async () => {
      const { problem } = await lookAtFile(chosen, "outgoing", settings.maxUploadBytes);
      if (problem !== null) report({ phase: "refused", problem });
      else sending.current = sendFile(api, chosen, "draft", report);
    };
    void lookAndSend();
  };
  return { file, choose, readyId: file?.phase === "ready" ? file.uploadId : null };
}

function known({ phase, sent, problem, uploadId }: Partial<UploadItem>): Partial<DraftFile> {
  return {
    ...(phase === undefined ? {} : { phase }),
    ...(sent === undefined ? {} : { sent }),
    ...(problem === undefined ? {} : { problem }),
    ...(uploadId === undefined ? {} : { uploadId }),
  };
}

/** The button that chooses the Word file, and how it goes. */
export function DraftFileField({ sending, missing }: { sending: DraftSending; missing: boolean }) {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const { file, choose } = sending;
  return (
    <Field
      label={t("file")}
      required
      validationState={missing ? "error" : "none"}
      validationMessage={missing ? t("needFile") : null}
    >
      <div className={styles.box}>
        <input
          ref={input}
          type="file"
          hidden
          accept=".docx"
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen !== undefined) choose(chosen);
            target.value = "";
          }}
        />
        <Button className={styles.touch} icon={<DocumentAddRegular />} onClick={() => input.current?.click()}>
          {t(file === null ? "chooseFile" : "otherFile")}
        </Button>
        {file === null ? null : <Standing file={file} />}
        {file?.problem ? <NoticeBar intent="error">{say(file.problem)}</NoticeBar> : null}
      </div>
    </Field>
  );
}

function Standing({ file }: { file: DraftFile }) {
  const styles = useStyles();
  const t = useWords(words);
  const { phase, sent, size, name } = file;
  if (phase === "refused" || phase === "failed") return null;
  const share = size === 0 ? 1 : sent / size;
  const said =
    phase === "ready"
      ? t("ready", { name })
      : phase === "sending" || phase === "looking"
        ? t("sending", { name, percent: Math.floor(share * 100) })
        : t(phase);
  return (
    <>
      <output className={styles.words}>{said}</output>
      {phase === "ready" ? null : (
        <ProgressBar className={styles.progress} {...(phase === "sending" ? { value: share } : {})} />
      )}
    </>
  );
}
