import { makeStyles, mergeClasses, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../foundation/language.tsx";
import { useNotices } from "../foundation/notices.tsx";
import { ProblemError, Unreachable } from "../foundation/problem-error.ts";
import { useApi } from "../foundation/session.tsx";
import { FailedState } from "../foundation/states.tsx";
import { blobOf, keyOf, mediaTypeOf, saveAs, type PaperMark, type PaperSource } from "./paper-source.ts";
import { FileCard, ImagePaper, TextPaper } from "./plain-paper.tsx";
import { words } from "./words.ts";

const loadPdfPaper = () => import("./pdf-paper.tsx");
const PdfPaper = lazy(async () => ({ default: (await loadPdfPaper()).PdfPaper }));

/** Fetches the PDF reader ahead, while a person still looks at a list. */
export function prepareForPdf(): void {
  void loadPdfPaper();
}

const useStyles = makeStyles({
  desk: { height: "100%", minHeight: 0, backgroundColor: tokens.colorNeutralBackground3, overflow: "hidden" },
  waiting: { height: "100%", width: "100%" },
});

const shownImages: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

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
    const word = isNamed(failure, "PasswordException") ? "locked" : "broken";
    return <FileCard source={source} title={t(word)} hint={t(`${word}Hint`)} onDownload={onDownload} />;
  }
  const mediaType = mediaTypeOf(source);
  if (mediaType === "application/pdf") {
    return <PdfPaper {...{ api, source, mark, onFailure, onDownload }} />;
  }
  if (shownImages.has(mediaType)) return <ImagePaper {...{ api, source, onFailure }} />;
  if (mediaType === "text/plain") return <TextPaper {...{ api, source, onFailure }} />;
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
