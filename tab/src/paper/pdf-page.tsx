import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useWords } from "../foundation/language.tsx";
import { markFound } from "./mark-found.ts";
import { TextLayer, type PDFDocumentProxy } from "./open-pdf.ts";
import type { PaperMark } from "./paper-source.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  page: {
    position: "relative",
    flexShrink: 0,
    margin: "0 auto",
    backgroundColor: tokens.colorNeutralBackgroundStatic,
    boxShadow: tokens.shadow4,
    // A paper keeps its own colours in every theme.
    forcedColorAdjust: "none",
    colorScheme: "only light",
  },
  waiting: { backgroundColor: tokens.colorNeutralStencil1 },
  canvas: { position: "absolute", inset: 0, "& canvas": { width: "100%", height: "100%", display: "block" } },
  text: {
    position: "absolute",
    inset: 0,
    overflow: "clip",
    lineHeight: 1,
    textAlign: "initial",
    textSizeAdjust: "none",
    transformOrigin: "0 0",
    "--min-font-size": "1",
    "--text-scale-factor": "calc(var(--total-scale-factor) * var(--min-font-size))",
    "--min-font-size-inv": "calc(1 / var(--min-font-size))",
    "& span, & br": {
      color: "transparent",
      position: "absolute",
      whiteSpace: "pre",
      cursor: "text",
      transformOrigin: "0% 0%",
    },
    "& > :not(.markedContent), & .markedContent span:not(.markedContent)": {
      "--font-height": "0",
      "--scale-x": "1",
      "--rotate": "0deg",
      fontSize: "calc(var(--text-scale-factor) * var(--font-height))",
      transform: "rotate(var(--rotate)) scaleX(var(--scale-x)) scale(var(--min-font-size-inv))",
    },
    "& .markedContent": { display: "contents" },
  },
  mark: {
    position: "absolute",
    border: `${tokens.strokeWidthThick} solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusSmall,
    pointerEvents: "none",
  },
});

export interface PdfPageProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly scale: number;
  /** The first page's size at scale 1, until this page's own is known. */
  readonly guess: { readonly width: number; readonly height: number };
  readonly scroller: RefObject<HTMLElement | null>;
  readonly mark: PaperMark | null;
  /** Words that are looked for, and which of this page's is shown; null: none is. */
  readonly sought: { readonly words: string; readonly shown: number | null } | null;
}

/** Pixels of one canvas that every machine here can still draw. */
const mostPixels = 16_777_216;

async function draw(
  props: Pick<PdfPageProps, "pdf" | "number" | "scale">,
  into: { canvas: HTMLElement; text: HTMLElement },
  signal: AbortSignal,
) {
  const page = await props.pdf.getPage(props.number);
  if (signal.aborted) return null;
  const viewport = page.getViewport({ scale: props.scale });
  const dense = Math.min(
    window.devicePixelRatio,
    3,
    Math.sqrt(mostPixels / (viewport.width * viewport.height)),
  );
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width * dense);
  canvas.height = Math.floor(viewport.height * dense);
  const rendering = page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0] });
  signal.addEventListener("abort", () => rendering.cancel());
  await rendering.promise;
  if (signal.aborted) return null;
  into.canvas.replaceChildren(canvas);
  const text = new TextLayer({
    textContentSource: page.streamTextContent(),
    container: into.text,
    viewport,
  });
  into.text.replaceChildren();
  await text.render();
  const own = page.getViewport({ scale: 1 });
  return { width: own.width, height: own.height };
}

/** Whether the page is in sight or about to be. */
function useIsNear(element: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.some((entry) => entry.isIntersecting)),
      { root: scroller.current, rootMargin: "80% 0px" },
    );
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element, scroller]);
  return isNear;
}

interface Drawn {
  readonly isNear: boolean;
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly canvas: RefObject<HTMLElement | null>;
  readonly text: RefObject<HTMLElement | null>;
}

/** Frees the pixels of a page that is far, and what pdf.js keeps to draw it again. */
function useLetGo({ isNear, pdf, number, canvas, text }: Drawn): void {
  const wasNear = useRef(false);
  useEffect(() => {
    if (isNear) wasNear.current = true;
    if (isNear || !wasNear.current) return;
    wasNear.current = false;
    for (const drawing of canvas.current?.querySelectorAll("canvas") ?? []) {
      drawing.width = 0;
      drawing.height = 0;
    }
    canvas.current?.replaceChildren();
    text.current?.replaceChildren();
    // A paper that was closed meanwhile has nothing left to free.
    pdf.getPage(number).then(
      (page) => page.cleanup(),
      () => undefined,
    );
  }, [isNear, pdf, number, canvas, text]);
}

interface FoundInSight extends Pick<PdfPageProps, "scroller" | "sought"> {
  readonly text: RefObject<HTMLElement | null>;
  /** 0: there is no text. */
  readonly drawn: number;
}

/** Marks what was found on a page, and brings the place that is shown into sight. */
function useFoundInSight({ text, scroller, sought, drawn }: FoundInSight): void {
  const soughtWords = sought?.words ?? "";
  const shown = sought?.shown ?? null;
  useEffect(() => {
    const layer = text.current;
    if (drawn === 0 || layer === null || soughtWords === "") return undefined;
    const { place, unmark } = markFound(layer, soughtWords, shown);
    const room = scroller.current;
    if (place !== null && room !== null) {
      const [at, within] = [place.getBoundingClientRect(), room.getBoundingClientRect()];
      if (at.top < within.top || at.bottom > within.bottom)
        room.scrollBy({ top: at.top - within.top - within.height / 3 });
    }
    return unmark;
  }, [text, scroller, soughtWords, shown, drawn]);
}

/** One page, drawn when it comes near and let go when it is far, with text that can be selected. */
export function PdfPage(props: PdfPageProps) {
  const { pdf, number, scale, guess, scroller, mark, sought } = props;
  const styles = useStyles();
  const t = useWords(words);
  const frame = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(guess);
  /** How often it was drawn: its text is another one each time. */
  const [drawn, setDrawn] = useState(0);
  const isNear = useIsNear(frame, scroller);
  useEffect(() => {
    const into = { canvas: canvas.current, text: text.current };
    if (!isNear || into.canvas === null || into.text === null) return undefined;
    const abortion = new AbortController();
    const show = async (places: { canvas: HTMLElement; text: HTMLElement }) => {
      const own = await draw({ pdf, number, scale }, places, abortion.signal);
      if (own === null) return;
      setSize(own);
      setDrawn((times) => times + 1);
    };
    // A page that cannot be drawn stays blank; the others are still worth reading.
    show({ canvas: into.canvas, text: into.text }).catch(() => setDrawn((times) => times + 1));
    return () => abortion.abort();
  }, [isNear, pdf, number, scale]);
  useLetGo({ isNear, pdf, number, canvas, text });
  useFoundInSight({ text, scroller, sought, drawn: isNear ? drawn : 0 });
  return (
    <figure
      ref={frame}
      data-page={number}
      aria-label={t("page", { page: number })}
      className={mergeClasses(styles.page, drawn === 0 && styles.waiting)}
      style={{
        width: `${Math.floor(size.width * scale)}px`,
        height: `${Math.floor(size.height * scale)}px`,
        ["--total-scale-factor" as string]: String(scale),
      }}
    >
      <div ref={canvas} className={styles.canvas} aria-hidden />
      <div ref={text} className={styles.text} />
      {mark === null ? null : (
        <div
          className={styles.mark}
          title={mark.label}
          style={{
            left: `${mark.x * 100}%`,
            top: `${mark.y * 100}%`,
            width: `${mark.width * 100}%`,
            height: `${mark.height * 100}%`,
          }}
        />
      )}
    </figure>
  );
}
