import { Button, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useEffect, useEffectEvent, useState } from "react";
import { referencedFile, takenFile } from "../../../src/contract/message-files.ts";
import { useInMyName } from "../foundation/in-my-name.tsx";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { useApi } from "../foundation/session.tsx";
import type { KeptUpload } from "./draft.ts";
import { fileWords } from "./file-words.ts";
import type { ReferencedFile } from "./handed-over.ts";

const useStyles = makeStyles({
  whole: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    alignItems: "flex-start",
  },
  bar: { alignSelf: "stretch" },
});

interface ReferencedFilesProps {
  readonly files: readonly ReferencedFile[];
  readonly onTaken: (upload: KeptUpload) => void;
}

/** Files of the message that lie in SharePoint or OneDrive: fetched one after the other, as the clerk may open them. */
export function ReferencedFiles({ files, onTaken }: ReferencedFilesProps) {
  const [at, setAt] = useState(0);
  const file = files[at];
  return file === undefined ? null : (
    <Fetching key={file.address} file={file} onTaken={onTaken} onNext={() => setAt(at + 1)} />
  );
}

interface FetchingProps extends Pick<ReferencedFilesProps, "onTaken"> {
  readonly file: ReferencedFile;
  readonly onNext: () => void;
}

function Fetching({ file, onTaken, onNext }: FetchingProps) {
  const styles = useStyles();
  const t = useWords(fileWords);
  const api = useApi();
  const notices = useNotices();
  const { run, isRunning, error, bar } = useInMyName({
    name: `message-file ${file.address}`,
    input: referencedFile,
    act: (body: ReferencedFile) => api.post("/api/message-files", body, takenFile),
    onDone: (taken) => {
      onTaken(taken);
      notices.done(t("fetched", { name: taken.name }));
      onNext();
    },
  });
  const begin = useEffectEvent(() => run(file));
  useEffect(() => begin(), []);
  return (
    <div className={styles.whole}>
      {isRunning ? <Spinner size="tiny" label={t("fetching", { name: file.name })} /> : null}
      {error === null ? null : (
        <>
          <div className={styles.bar}>{bar}</div>
          <Button size="small" onClick={onNext}>
            {t("withoutFile", { name: file.name })}
          </Button>
        </>
      )}
    </div>
  );
}
