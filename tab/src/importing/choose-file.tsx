import { Button, Field, makeStyles, ProgressBar, Select, tokens } from "@fluentui/react-components";
import { DocumentTableArrowRightRegular } from "@fluentui/react-icons/svg/document-table-arrow-right";
import { useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useSay, useWords } from "../foundation/language.tsx";
import { NoticeBar } from "../foundation/notice-bar.tsx";
import { sentenceOf } from "../foundation/problem-error.ts";
import { onTouch } from "../foundation/screen.ts";
import { useApi } from "../foundation/session.tsx";
import { sendFile } from "../registering/uploads/send-file.ts";
import type { UploadItem } from "../registering/uploads/upload-item.ts";
import { useBegin } from "./use-imports.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  button: { [onTouch]: { minHeight: "44px" } },
  progress: { maxWidth: "480px" },
});

type Going = Pick<UploadItem, "phase" | "sent" | "problem"> & {
  readonly name: string;
  readonly size: number;
};

/** Sends a file and makes an import of it, whose page then opens. */
function useSending(direction: string) {
  const api = useApi();
  const navigate = useNavigate();
  const [going, setGoing] = useState<Going | null>(null);
  const begin = useBegin();
  function send(file: File): void {
    begin.reset();
    let seen: Going = { phase: "sending", sent: 0, problem: null, name: file.name, size: file.size };
    setGoing(seen);
    sendFile(api, file, "register", (patch) => {
      seen = { ...seen, ...patch };
      setGoing(seen);
      if (patch.phase !== "ready" || patch.uploadId === undefined || patch.uploadId === null) return;
      begin.mutate(
        { uploadId: patch.uploadId, direction },
        {
          onSuccess: (detail) => void navigate(`/imports/${detail.import.id}`),
          onSettled: () => setGoing(null),
        },
      );
    });
  }
  return { going, begin, send };
}

/** The register and the file; the bytes go as every upload does, and go on after a broken connection. */
export function ChooseFile() {
  const styles = useStyles();
  const t = useWords(words);
  const say = useSay();
  const [asked] = useSearchParams();
  const input = useRef<HTMLInputElement>(null);
  const [direction, setDirection] = useState(asked.get("register") === "outgoing" ? "outgoing" : "incoming");
  const { going, begin, send } = useSending(direction);
  const isStopped = going?.phase === "refused" || going?.phase === "failed";
  const isBusy = (going !== null && !isStopped) || begin.isPending;
  return (
    <>
      <div className={styles.line}>
        <Field label={t("which")}>
          <Select value={direction} disabled={isBusy} onChange={(_event, { value }) => setDirection(value)}>
            <option value="incoming">{t("incoming")}</option>
            <option value="outgoing">{t("outgoing")}</option>
          </Select>
        </Field>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.csv,.txt,.tsv"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) send(file);
            target.value = "";
          }}
        />
        <Button
          className={styles.button}
          appearance="primary"
          icon={<DocumentTableArrowRightRegular />}
          disabledFocusable={isBusy}
          onClick={() => (isBusy ? undefined : input.current?.click())}
        >
          {t("choose")}
        </Button>
      </div>
      {isBusy ? <Progress going={going} /> : null}
      {isStopped && going.problem !== null ? (
        <NoticeBar intent="error">{say(going.problem)}</NoticeBar>
      ) : null}
      {begin.error === null ? null : <NoticeBar intent="error">{say(sentenceOf(begin.error))}</NoticeBar>}
    </>
  );
}

function Progress({ going }: { going: Going | null }) {
  const styles = useStyles();
  const t = useWords(words);
  const isSending = going?.phase === "sending" || going?.phase === "waiting";
  const share = going === null || going.size === 0 ? 1 : going.sent / going.size;
  const message = !isSending
    ? t(going?.phase === "scanning" ? "scanning" : "reading")
    : going.phase === "waiting"
      ? t("waiting")
      : t("sending", { name: going.name, percent: Math.floor(share * 100) });
  return (
    <Field className={styles.progress} validationMessage={message} validationState="none">
      <ProgressBar {...(isSending ? { value: share } : {})} />
    </Field>
  );
}
