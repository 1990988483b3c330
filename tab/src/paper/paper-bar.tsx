import { Input, makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { AutoFitWidthRegular } from "@fluentui/react-icons/svg/auto-fit-width";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUpRegular } from "@fluentui/react-icons/svg/chevron-up";
import { DocumentOnePageRegular } from "@fluentui/react-icons/svg/document-one-page";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { ZoomInRegular } from "@fluentui/react-icons/svg/zoom-in";
import { ZoomOutRegular } from "@fluentui/react-icons/svg/zoom-out";
import { useState } from "react";
import { useWords } from "../foundation/language.tsx";
import { onPhone, onTouch } from "../foundation/screen.ts";
import { PaperTool } from "./paper-tool.tsx";
import { stepFrom, type Zoom } from "./use-zoom.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    gap: tokens.spacingHorizontalXXS,
    minHeight: "36px",
    padding: `2px ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    flexShrink: 0,
  },
  number: {
    width: "44px",
    minWidth: "36px",
    [onTouch]: { minHeight: "44px" },
    "& input": { textAlign: "center", padding: 0, minWidth: 0, fontVariantNumeric: "tabular-nums" },
  },
  count: { ...typographyStyles.caption1, whiteSpace: "nowrap", fontVariantNumeric: "tabular-nums" },
  notOnPhone: { [onPhone]: { display: "none" } },
  gap: { width: tokens.spacingHorizontalM, flexShrink: 1 },
  scale: {
    ...typographyStyles.caption1,
    width: "40px",
    textAlign: "center",
    fontVariantNumeric: "tabular-nums",
  },
});

export interface PaperBarProps {
  readonly page: number;
  readonly count: number;
  readonly scale: number;
  readonly zoom: Zoom;
  readonly onPage: (page: number) => void;
  readonly onZoom: (zoom: Zoom) => void;
  /** Opens the field that looks for words, or closes it. */
  readonly onFind: () => void;
  readonly isFinding: boolean;
  readonly onDownload: (() => void) | null;
}

function PageField({ page, count, onPage }: Pick<PaperBarProps, "page" | "count" | "onPage">) {
  const styles = useStyles();
  const t = useWords(words);
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1) onPage(Math.min(wanted, count));
    setTyped(null);
  };
  return (
    <>
      <Input
        className={styles.number}
        size="small"
        inputMode="numeric"
        aria-label={t("pageField", { count })}
        value={typed ?? String(page)}
        onChange={(_event, data) => setTyped(data.value)}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === "Enter") go();
        }}
      />
      <span className={styles.count}>{t("pageOf", { count })}</span>
    </>
  );
}

/** Pages and zoom of the paper below it. */
export function PaperBar(props: PaperBarProps) {
  const { page, count, scale, zoom, onPage, onZoom, onFind, isFinding, onDownload } = props;
  const styles = useStyles();
  const t = useWords(words);
  return (
    <div className={styles.bar}>
      <PaperTool
        label={t("previousPage")}
        icon={<ChevronUpRegular />}
        disabled={page <= 1}
        onClick={() => onPage(page - 1)}
      />
      <PaperTool
        label={t("nextPage")}
        icon={<ChevronDownRegular />}
        disabled={page >= count}
        onClick={() => onPage(page + 1)}
      />
      <PageField page={page} count={count} onPage={onPage} />
      <span className={mergeClasses(styles.gap, styles.notOnPhone)} />
      <PaperTool label={t("zoomOut")} icon={<ZoomOutRegular />} onClick={() => onZoom(stepFrom(scale, -1))} />
      <span className={mergeClasses(styles.scale, styles.notOnPhone)}>{Math.round(scale * 100)}%</span>
      <PaperTool label={t("zoomIn")} icon={<ZoomInRegular />} onClick={() => onZoom(stepFrom(scale, 1))} />
      <PaperTool
        label={t("fitWidth")}
        icon={<AutoFitWidthRegular />}
        pressed={zoom === "width"}
        onClick={() => onZoom("width")}
      />
      <PaperTool
        label={t("fitPage")}
        icon={<DocumentOnePageRegular />}
        pressed={zoom === "page"}
        onClick={() => onZoom("page")}
      />
      <PaperTool label={t("findKeys")} icon={<SearchRegular />} pressed={isFinding} onClick={onFind} />
      {onDownload === null ? null : (
        <PaperTool label={t("download")} icon={<ArrowDownloadRegular />} onClick={onDownload} />
      )}
    </div>
  );
}
