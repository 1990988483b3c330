import { makeStyles, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { parseAsync, renderDocument } from "docx-preview";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Api } from "../foundation/api.ts";
import { useWords } from "../foundation/language.tsx";
import { elementMaker } from "./docx-elements.ts";
import { blobOf, keyOf, type PaperSource } from "./paper-source.ts";
import { words } from "./words.ts";
import { inflatedSize } from "./zip-sizes.ts";

const useStyles = makeStyles({
  whole: { position: "relative", height: "100%" },
  frame: { border: "none", width: "100%", height: "100%", display: "block" },
  opening: { position: "absolute", inset: 0, height: "100%", width: "100%" },
});

/** More than a document of a thousand pages; beyond it the file is shown as text, or saved. */
const mostBytes = 25 * 1024 * 1024;
const mostInflated = 120 * 1024 * 1024;

/** The file is too large to be laid out while somebody waits. */
export class TooLargeToShow extends Error {
  constructor() {
    super("The document is too large to be shown.");
    this.name = "TooLargeToShow";
  }
}

const options = {
  className: "docx",
  inWrapper: true,
  breakPages: true,
  ignoreLastRenderedPageBreak: false,
  renderAltChunks: false,
  renderComments: false,
  renderChanges: false,
  useBase64URL: true,
} as const;

/** The paper stays white in every theme; on a narrow screen its pages are made as narrow. */
const frameStyles = `
  html { background: transparent; color-scheme: only light; }
  body { margin: 0; }
  .docx-wrapper { background: transparent !important; padding: 12px !important; transform-origin: 0 0; }
  .docx-wrapper > section.docx { box-shadow: 0 1px 4px rgb(0 0 0 / 35%) !important; margin-bottom: 12px !important; }
  a { color: inherit; }
`;

interface Laid {
  readonly nodes: readonly Node[];
  readonly styles: string;
}

async function layOut(blob: Blob): Promise<Laid> {
  if (blob.size > mostBytes) throw new TooLargeToShow();
  const bytes = await blob.arrayBuffer();
  if ((inflatedSize(bytes) ?? Number.POSITIVE_INFINITY) > mostInflated) throw new TooLargeToShow();
  const styles: string[] = [];
  const shown = { ...options, h: elementMaker(styles) };
  const nodes = await renderDocument(await parseAsync(bytes, shown), shown);
  return { nodes, styles: styles.join("\n") };
}

/** Puts the pages into the frame, which runs nothing and asks nobody; its rules of style come as a sheet of their own. */
function fill(frame: HTMLIFrameElement, { nodes, styles }: Laid): void {
  const { contentDocument: document, contentWindow: window } = frame;
  if (document === null || window === null) return;
  const sheet = new (window as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync(`${styles}\n${frameStyles}`);
  document.adoptedStyleSheets = [sheet];
  document.body.replaceChildren(...nodes);
  fit(frame);
}

function fit(frame: HTMLIFrameElement): void {
  const wrapper = frame.contentDocument?.querySelector<HTMLElement>(".docx-wrapper");
  if (wrapper === null || wrapper === undefined) return;
  wrapper.style.setProperty("zoom", "1");
  const widest = Math.max(...Array.from(wrapper.children, (page) => page.scrollWidth), 1);
  wrapper.style.setProperty("zoom", String(Math.min(1, (frame.clientWidth - 4) / (widest + 24))));
}

interface DocxPaperProps {
  readonly api: Api;
  readonly source: PaperSource;
  readonly onFailure: (error: unknown) => void;
}

/** A DOCX laid out page by page as Word last did, to look at only. */
export function DocxPaper({ api, source, onFailure }: DocxPaperProps) {
  const styles = useStyles();
  const t = useWords(words);
  const frame = useRef<HTMLIFrameElement>(null);
  const [shown, setShown] = useState<string | null>(null);
  const key = keyOf(source);
  const load = useEffectEvent(async (signal: AbortSignal) => layOut(await blobOf(api, source, signal)));
  const fail = useEffectEvent((error: unknown) => onFailure(error));
  useEffect(() => {
    const abortion = new AbortController();
    const show = async () => {
      const laid = await load(abortion.signal);
      if (abortion.signal.aborted || frame.current === null) return;
      fill(frame.current, laid);
      setShown(key);
    };
    show().catch((error: unknown) => {
      if (!abortion.signal.aborted) fail(error);
    });
    return () => abortion.abort();
  }, [key]);
  useEffect(() => {
    const watched = frame.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(() => fit(watched));
    observer.observe(watched);
    return () => observer.disconnect();
  }, []);
  return (
    <div className={styles.whole}>
      <iframe
        ref={frame}
        className={styles.frame}
        // Same origin, so that the pages can be put into it; without the right to run scripts, to ask or to lead away.
        sandbox="allow-same-origin"
        title={t("paper", { name: source.file.name })}
      />
      {shown === key ? null : (
        <Skeleton aria-label={t("opening")} className={styles.opening}>
          <SkeletonItem className={styles.opening} />
        </Skeleton>
      )}
    </div>
  );
}
