import { Button, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { DocumentRegular } from "@fluentui/react-icons/svg/document";
import { useEffect, useEffectEvent, useState } from "react";
import type { Api } from "../foundation/api.ts";
import { showSize } from "../foundation/format.ts";
import { useLanguage, useWords } from "../foundation/language.tsx";
import { EmptyState } from "../foundation/states.tsx";
import { blobOf, keyOf, type PaperSource } from "./paper-source.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  desk: { height: "100%", overflow: "auto", padding: tokens.spacingHorizontalM, boxSizing: "border-box" },
  image: { display: "block", maxWidth: "100%", margin: "0 auto", boxShadow: tokens.shadow4 },
  text: {
    ...typographyStyles.body1,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    margin: 0,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
  },
});

interface PlainProps {
  readonly api: Api;
  readonly source: PaperSource;
  readonly onFailure: (error: unknown) => void;
}

/** What is made of the whole file once it is here; nothing until then. */
function useContent<T>(
  { api, source, onFailure }: PlainProps,
  read: (blob: Blob) => Promise<T>,
  drop?: (content: T) => void,
): T | null {
  const [content, setContent] = useState<{ readonly of: string; readonly made: T } | null>(null);
  const key = keyOf(source);
  // The bytes are what matters; callbacks and objects are new at every drawing.
  const load = useEffectEvent(async (signal: AbortSignal) => read(await blobOf(api, source, signal)));
  const fail = useEffectEvent((error: unknown) => onFailure(error));
  const letGo = useEffectEvent((made: T) => drop?.(made));
  useEffect(() => {
    const abortion = new AbortController();
    let made: T | null = null;
    const show = async () => {
      made = await load(abortion.signal);
      setContent({ of: key, made });
    };
    show().catch((error: unknown) => {
      if (!abortion.signal.aborted) fail(error);
    });
    return () => {
      abortion.abort();
      if (made !== null) letGo(made);
    };
  }, [key]);
  return content?.of === key ? content.made : null;
}

export function ImagePaper(props: PlainProps) {
  const styles = useStyles();
  const url = useContent(
    props,
    (blob) => Promise.resolve(URL.createObjectURL(blob)),
    (made) => URL.revokeObjectURL(made),
  );
  return (
    <div className={styles.desk}>
      {url === null ? null : <img className={styles.image} src={url} alt={props.source.file.name} />}
    </div>
  );
}

/** Enough of a text to know what it is. */
const mostText = 200_000;

export function TextPaper(props: PlainProps) {
  const styles = useStyles();
  const text = useContent(props, (blob) => blob.slice(0, mostText).text());
  return (
    <div className={styles.desk}>
      <pre className={styles.text}>{text}</pre>
    </div>
  );
}

/** A file that a browser does not show: what it is, and how to get it. */
export function FileCard({
  source,
  title,
  hint,
  onDownload,
}: {
  source: PaperSource;
  title?: string;
  hint?: string;
  onDownload: (() => void) | null;
}) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { name, size } = source.file;
  return (
    <EmptyState
      icon={<DocumentRegular />}
      title={title ?? t("noPreview")}
      hint={hint ?? t("noPreviewHint", { name, size: showSize(size, language) })}
      action={
        onDownload === null ? null : (
          <Button icon={<ArrowDownloadRegular />} onClick={onDownload}>
            {t("download")}
          </Button>
        )
      }
    />
  );
}
