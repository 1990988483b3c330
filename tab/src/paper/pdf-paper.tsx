import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { Api } from "../foundation/api.ts";
import { useWords } from "../foundation/language.tsx";
import { openPdf, type OpenedPdf } from "./open-pdf.ts";
import { FindBar } from "./find-bar.tsx";
import { PaperBar } from "./paper-bar.tsx";
import { bytesOf, type PaperMark, type PaperSource } from "./paper-source.ts";
import { PdfPage } from "./pdf-page.tsx";
import { useFind } from "./use-find.ts";
import { useZoom, type Zoom } from "./use-zoom.ts";
import { words } from "./words.ts";

const padding = 12;

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0 },
  desk: {
    flex: 1,
    minHeight: 0,
    overflow: "auto",
    position: "relative",
    display: "flex",
    flexDirection: "column",
    gap: `${padding}px`,
    padding: `${padding}px`,
    boxSizing: "border-box",
    overscrollBehavior: "contain",
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  opening: { width: "100%", height: "100%" },
});

export interface PdfPaperProps {
  readonly api: Api;
  readonly source: PaperSource;
  readonly mark: PaperMark | null;
  readonly onFailure: (error: unknown) => void;
  readonly onDownload: (() => void) | null;
}

function useOpened({ api, source, onFailure }: PdfPaperProps): OpenedPdf | null {
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  const latest = useRef({ api, source, onFailure });
  useEffect(() => {
    latest.current = { api, source, onFailure };
  });
  // The viewer is made anew for other bytes, so that it opens once.
  useEffect(() => {
    const abortion = new AbortController();
    const { current } = latest;
    openPdf(bytesOf(current.api, current.source), abortion.signal)
      .then(setOpened)
      .catch((error: unknown) => {
        if (!abortion.signal.aborted) latest.current.onFailure(error);
      });
    return () => {
      abortion.abort();
      setOpened(null);
    };
  }, []);
  return opened;
}

function useRoom(desk: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = desk.current;
    if (element === null) return undefined;
    // The gutter is always counted, so that a scroll bar that comes and goes does not change the scale.
    const measure = () =>
      setRoom({ width: element.offsetWidth - 2 * padding - 16, height: element.clientHeight - 2 * padding });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [desk]);
  return room;
}

function scaleOf(zoom: Zoom, room: { width: number; height: number }, opened: OpenedPdf | null): number {
  if (typeof zoom === "number") return zoom;
  if (opened === null || room.width <= 0) return 1;
  const { width, height } = opened.firstPage;
  const fitted = zoom === "width" ? room.width / width : Math.min(room.width / width, room.height / height);
  return Math.max(0.1, fitted);
}

function pagesOf(desk: HTMLElement): HTMLElement[] {
  return [...desk.querySelectorAll<HTMLElement>("[data-page]")];
}

/** The page that fills most of what is in sight. */
function pageInSight(desk: HTMLElement): number {
  const line = desk.scrollTop + desk.clientHeight / 3;
  const page = pagesOf(desk).findLast((one) => one.offsetTop <= line);
  return Number(page?.dataset["page"] ?? 1);
}

function goToPage(desk: HTMLElement | null, wanted: number): void {
  const target = desk?.querySelector<HTMLElement>(`[data-page="${wanted}"]`);
  if (target) desk?.scrollTo({ top: target.offsetTop - padding });
}

/** Keeps the same place of the paper in sight when it grows or shrinks; returns what to call on every scroll. */
function useSamePlace(desk: RefObject<HTMLElement | null>, scale: number): (element: HTMLElement) => void {
  const depth = useRef(0);
  const scaleBefore = useRef(scale);
  useLayoutEffect(() => {
    if (scaleBefore.current === scale) return;
    scaleBefore.current = scale;
    desk.current?.scrollTo({ top: depth.current * desk.current.scrollHeight });
  }, [desk, scale]);
  return (element) => {
    depth.current = element.scrollTop / Math.max(1, element.scrollHeight);
  };
}

/** Brings the place of the mark into sight, unless it is there already. */
function useMarkInSight(desk: RefObject<HTMLElement | null>, mark: PaperMark | null, isOpen: boolean): void {
  useEffect(() => {
    const room = desk.current;
    const page = room?.querySelector<HTMLElement>(`[data-page="${mark?.page}"]`);
    if (!isOpen || mark === null || room === null || !page) return;
    const top = page.offsetTop + mark.y * page.offsetHeight - padding;
    const bottom = page.offsetTop + (mark.y + mark.height) * page.offsetHeight + padding;
    if (top < room.scrollTop) room.scrollTo({ top });
    else if (bottom > room.scrollTop + room.clientHeight) room.scrollTo({ top: bottom - room.clientHeight });
  }, [desk, mark, isOpen]);
}

/** Words that are looked for in the paper; going from one place to the next goes to its page. */
function useFindingIn(desk: RefObject<HTMLElement | null>, opened: OpenedPdf | null) {
  const finding = useFind(opened?.pdf ?? null);
  const [isFinding, open] = useState(false);
  const shown = isFinding ? finding.found[finding.at] : undefined;
  const page = shown?.page;
  useEffect(() => {
    if (page !== undefined) goToPage(desk.current, page);
  }, [desk, page]);
  return {
    finding,
    isFinding,
    setIsFinding: (isWanted: boolean) => {
      open(isWanted);
      if (!isWanted) desk.current?.focus();
    },
    openByKey: (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "f" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      open(true);
    },
    soughtOn: (number: number) =>
      isFinding ? { words: finding.words, shown: page === number ? (shown?.nth ?? null) : null } : null,
  };
}

/** A PDF as a strip of pages, at one zoom. */
export function PdfPaper(props: PdfPaperProps) {
  const styles = useStyles();
  const t = useWords(words);
  const desk = useRef<HTMLDivElement>(null);
  const opened = useOpened(props);
  const [zoom, chooseZoom] = useZoom();
  const [page, setPage] = useState(1);
  const room = useRoom(desk);
  const scale = scaleOf(zoom, room, opened);
  const count = opened?.pdf.numPages ?? 1;
  const keepPlace = useSamePlace(desk, scale);
  const { mark, onDownload, source } = props;
  useMarkInSight(desk, mark, opened !== null);
  const { finding, isFinding, setIsFinding, openByKey, soughtOn } = useFindingIn(desk, opened);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- what is pressed anywhere in it
    <div className={styles.whole} onKeyDown={openByKey}>
      <PaperBar
        {...{ page, count, scale, zoom, onZoom: chooseZoom, isFinding, onDownload }}
        onPage={(wanted) => goToPage(desk.current, wanted)}
        onFind={() => setIsFinding(!isFinding)}
      />
      {isFinding ? <FindBar finding={finding} onClose={() => setIsFinding(false)} /> : null}
      <section
        ref={desk}
        className={styles.desk}
        // A scrolling region must be reachable without a mouse.
        tabIndex={0}
        aria-label={t("paper", { name: source.file.name })}
        onScroll={({ currentTarget }) => {
          keepPlace(currentTarget);
          setPage(pageInSight(currentTarget));
        }}
      >
        {opened === null ? (
          <Skeleton aria-label={t("opening")} className={styles.opening}>
            <SkeletonItem className={styles.opening} />
          </Skeleton>
        ) : (
          Array.from({ length: count }, (_, i) => (
            <PdfPage
              key={i}
              pdf={opened.pdf}
              number={i + 1}
              scale={scale}
              guess={opened.firstPage}
              scroller={desk}
              mark={mark?.page === i + 1 ? mark : null}
              sought={soughtOn(i + 1)}
            />
          ))
        )}
      </section>
    </div>
  );
}
