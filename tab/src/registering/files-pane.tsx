import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { RefObject } from "react";
import { useWords } from "../foundation/language.tsx";
import { onNarrow, onPhone } from "../foundation/screen.ts";
import { EmptyState } from "../foundation/states.tsx";
import type { PaperMark } from "../paper/paper-source.ts";
import { Paper } from "../paper/paper.tsx";
import { DocumentTextRegular } from "@fluentui/react-icons/svg/document-text";
import { fileWords } from "./file-words.ts";
import { useDroppedFiles } from "./uploads/dropped-files.ts";
import { FileList } from "./uploads/file-list.tsx";
import { AddFiles, DropZone } from "./uploads/file-picker.tsx";
import { mainItem } from "./uploads/upload-item.ts";
import type { Uploads } from "./uploads/use-uploads.ts";

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", minHeight: 0, minWidth: 0, gap: tokens.spacingVerticalS },
  over: {
    outline: `${tokens.strokeWidthThick} dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  paper: {
    flex: 1,
    minHeight: "260px",
    borderRadius: tokens.borderRadiusLarge,
    overflow: "hidden",
    [onNarrow]: { flex: "none", height: "60vh" },
  },
  hiddenOnPhone: { [onPhone]: { display: "none" } },
  title: { ...typographyStyles.body1Strong, margin: 0 },
});

interface FilesPaneProps {
  readonly uploads: Uploads;
  readonly onFiles: (files: File[]) => void;
  readonly mark: PaperMark | null;
  readonly chooseRef?: RefObject<HTMLButtonElement | null>;
  /** On a phone the paper is one tap away, so that the form stays in reach. */
  readonly showsPaper: boolean;
}

/** The paper beside the form, and its files; until there is one, the place to bring it to. */
export function FilesPane({ uploads, onFiles, mark, chooseRef, showsPaper }: FilesPaneProps) {
  const styles = useStyles();
  const t = useWords(fileWords);
  const { isOver, handlers } = useDroppedFiles(onFiles);
  const isEmpty = uploads.items.length === 0;
  return (
    <section
      className={mergeClasses(styles.pane, isOver && !isEmpty && styles.over)}
      aria-label={t("files")}
      {...handlers}
    >
      {isEmpty ? <DropZone isOver={isOver} onFiles={onFiles} buttonRef={chooseRef} /> : null}
      {isEmpty ? null : (
        <div className={mergeClasses(styles.paper, !showsPaper && styles.hiddenOnPhone)}>
          <MainPaper uploads={uploads} mark={mark} />
        </div>
      )}
      <FileList uploads={uploads} />
      {isEmpty ? null : (
        <div>
          <AddFiles onFiles={onFiles} />
        </div>
      )}
    </section>
  );
}

function MainPaper({ uploads, mark }: { uploads: Uploads; mark: PaperMark | null }) {
  const t = useWords(fileWords);
  const main = mainItem(uploads.items);
  if (!main || main.phase === "refused") return null;
  if (main.file === null)
    return <EmptyState icon={<DocumentTextRegular />} title={main.name} hint={t("previewGone")} />;
  return <Paper source={{ kind: "local", file: main.file }} mark={mark} />;
}
