import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { ProblemError, Unreachable } from "../foundation/problem-error.ts";
import { useApi } from "../foundation/session.tsx";
import { FailedState } from "../foundation/states.tsx";
import { saveAs } from "../foundation/save-as.ts";
import { blobOf, keyOf, mediaTypeOf, type PaperMark, type PaperSource } from "./paper-source.ts";
import { FileCard, ImagePaper, TextPaper } from "./plain-paper.tsx";
import { ViewNote } from "./view-note.tsx";
import { words } from "./words.ts";

const loadPdfPaper = () => import("./pdf-paper.tsx");
const PdfPaper = lazy(async () => ({ default: (await loadPdfPaper()).PdfPaper }));
const DocxPaper = lazy(async () => ({ default: (await import("./docx-paper.tsx")).DocxPaper }));
const loadConverted = () => import("./converted-paper.tsx");
const ScanPaper = lazy(async () => ({ default: (await loadConverted()).ScanPaper }));
const WordsPaper = lazy(async () => ({ default: (await loadConverted()).WordsPaper }));

/** Fetches the PDF reader ahead, while a person still looks at a list. */
export function prepareForPdf(): void {
  void loadPdfPaper();
}

const useStyles = makeStyles({
  desk: { height: "100%", minHeight: 0, backgroundColor: tokens.colorNeutralBackground3, overflow: "hidden" },
  waiting: { height: "100%", width: "100%" },
});

const shownImages: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

const openXml = "application/vnd.openxmlformats-officedocument";
const docxType = `${openXml}.wordprocessingml.document`;
/** Kinds of which the server reads the words, and nobody here the pages. */
const readAsWords: ReadonlySet<string> = new Set([
  "application/msword",
  "application/rtf",
  `${openXml}.spreadsheetml.sheet`,
  `${openXml}.presentationml.presentation`,
]);

export interface PaperProps {
  /** A `File` before its upload, or a file the server keeps. */
  readonly source: PaperSource;
  /** A place to point at; the viewer brings its page into sight. */
  readonly mark?: PaperMark | null;
  readonly className?: string | undefined;
}

interface Shown extends PaperProps {
  readonly failure: unknown;
  readonly onFailure: (error: unknown) => void;
  readonly onRetry: () => void;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

function Content({ source, mark = null, failure, onFailure, onRetry }: Shown) {
  const t = useWords(words);
  const api = useApi();
  const notices = useNotices();
  const onDownload =
    source.kind === "local"
      ? null
      : () => {
          blobOf(api, source)
            .then((blob) => saveAs(blob, source.file.name))
            .catch(notices.failed);
        };
  if (failure instanceof ProblemError || failure instanceof Unreachable) {
    return <FailedState error={failure} onRetry={onRetry} />;
  }
  if (failure !== null) {
    if (mediaTypeOf(source) !== "application/pdf") {
      const title = isNamed(failure, "TooLargeToShow") ? t("tooLarge") : t("brokenFile");
      return <FileCard source={source} title={title} hint={t("brokenHint")} onDownload={onDownload} />;
    }
    const word = isNamed(failure, "PasswordException") ? "locked" : "broken";
    return <FileCard source={source} title={t(word)} hint={t(`${word}Hint`)} onDownload={onDownload} />;
  }
  const mediaType = mediaTypeOf(source);
  if (mediaType === "application/pdf") {
    return <PdfPaper {...{ api, source, mark, onFailure, onDownload }} />;
  }
  if (mediaType === docxType) {
    return (
      <ViewNote says="notOriginal" onDownload={onDownload}>
        <DocxPaper {...{ api, source, onFailure }} />
      </ViewNote>
    );
  }
  if (mediaType === "image/tiff" && source.kind === "stored") {
    return (
      <ViewNote says="notOriginal" onDownload={onDownload}>
        <ScanPaper {...{ api, source, onFailure }} />
      </ViewNote>
    );
  }
  if (shownImages.has(mediaType)) return <ImagePaper {...{ api, source, onFailure }} />;
  if (mediaType === "text/plain") return <TextPaper {...{ api, source, onFailure }} />;
  if (readAsWords.has(mediaType) && source.kind === "stored" && onDownload !== null) {
    return (
      <ViewNote says="wordsOnly" onDownload={onDownload}>
        <WordsPaper {...{ api, source, onFailure, onDownload }} />
      </ViewNote>
    );
  }
  return <FileCard source={source} onDownload={onDownload} />;
}

/** The paper itself: a PDF by pages, an image, a text, or a calm card with a download for everything else. */
export function Paper(props: PaperProps) {
  const styles = useStyles();
  const [failure, setFailure] = useState<{ key: string; error: unknown } | null>(null);
  const key = keyOf(props.source);
  return (
    <div className={mergeClasses(styles.desk, props.className)}>
      <Suspense
        fallback={
          <Skeleton className={styles.waiting}>
            <SkeletonItem className={styles.waiting} />
          </Skeleton>
        }
      >
        <Content
          key={key}
          {...props}
          failure={failure?.key === key ? failure.error : null}
          onFailure={(error) => setFailure({ key, error })}
          onRetry={() => setFailure(null)}
        />
      </Suspense>
    </div>
  );
}
