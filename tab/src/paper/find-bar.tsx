import { Input, makeStaticStyles, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUpRegular } from "@fluentui/react-icons/svg/chevron-up";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useEffect, useRef } from "react";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { highlights } from "./mark-found.ts";
import { PaperTool } from "./paper-tool.tsx";
import type { Finding } from "./use-find.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `2px ${tokens.spacingHorizontalS}`,
    flexShrink: 0,
  },
  field: { flex: "1 1 auto", minWidth: 0, maxWidth: "320px", [onTouch]: { minHeight: "44px" } },
  told: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    flex: "1 0 auto",
  },
});

// A paper keeps its own colours in every theme, and so do the marks on it.
const useHighlights = makeStaticStyles({
  [`::highlight(${highlights.all})`]: { backgroundColor: "rgba(255, 213, 0, 0.45)" },
  [`::highlight(${highlights.shown})`]: { backgroundColor: "rgba(255, 111, 0, 0.5)" },
});

export interface FindBarProps {
  readonly finding: Finding;
  readonly onClose: () => void;
}

/** Words that are looked for in the paper below, and how many were found. */
export function FindBar({ finding, onClose }: FindBarProps) {
  const styles = useStyles();
  useHighlights();
  const t = useWords(words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const { words: typed, found, at, isReading, seek, step } = finding;
  const told = () => {
    if (typed.trim() === "") return "";
    if (found.length > 0) return t("foundAt", { at: at + 1, count: found.length });
    return t(isReading ? "finding" : "foundNothing");
  };
  return (
    <search className={styles.bar}>
      <Input
        input={{ ref: field }}
        className={styles.field}
        size="small"
        type="search"
        aria-label={t("find")}
        placeholder={t("find")}
        value={typed}
        onChange={(_event, data) => seek(data.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") onClose();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <output className={styles.told}>{told()}</output>
      <PaperTool
        label={t("previousFound")}
        icon={<ChevronUpRegular />}
        disabled={found.length === 0}
        onClick={() => step(-1)}
      />
      <PaperTool
        label={t("nextFound")}
        icon={<ChevronDownRegular />}
        disabled={found.length === 0}
        onClick={() => step(1)}
      />
      <PaperTool label={t("closeFind")} icon={<DismissRegular />} onClick={onClose} />
    </search>
  );
}
