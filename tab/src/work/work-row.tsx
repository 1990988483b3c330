import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import type { WorkItem } from "../../../src/contract/routing.ts";
import { useWords, type Translate } from "../foundation/language.tsx";
import { DeadlineMark, PriorityMark } from "../foundation/marks.tsx";
import { OnlyHeard } from "../foundation/only-heard.tsx";
import { useNameOf } from "../foundation/who.tsx";
import { words } from "./words.ts";
import { chosenSurface, hoverSurface } from "../foundation/surfaces.ts";

const useStyles = makeStyles({
  row: {
    display: "block",
    width: "100%",
    boxSizing: "border-box",
    textAlign: "left",
    fontFamily: "inherit",
    color: "inherit",
    backgroundColor: "transparent",
    border: "none",
    cursor: "pointer",
    position: "relative",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: hoverSurface },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
  },
  selected: {
    backgroundColor: chosenSurface,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStrokeInteractive}`,
    ":hover": { backgroundColor: chosenSurface },
    "::before": {
      content: '""',
      position: "absolute",
      left: 0,
      top: tokens.spacingVerticalS,
      bottom: tokens.spacingVerticalS,
      width: "3px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandForeground1,
    },
  },
  line: { display: "flex", alignItems: "center", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
  number: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
  last: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
  },
  order: { display: "block" },
  abstract: {
    ...typographyStyles.body1,
    display: "-webkit-box",
    WebkitLineClamp: 2,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
    overflowWrap: "anywhere",
    margin: "2px 0",
  },
  isNew: typographyStyles.body1Strong,
  dot: {
    position: "absolute",
    left: "5px",
    top: "15px",
    width: "7px",
    height: "7px",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorCompoundBrandForeground1,
  },
  about: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground3,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

/** Why it waits, in the words of the office. */
function reasonOf(item: WorkItem, t: Translate<typeof words>): string {
  switch (item.kind) {
    case "assignment":
      return item.role === null ? "" : t(item.role);
    case "toInstruct":
      return t("toInstruct");
    case "toSubmit":
      return t(item.state === "returned" ? "givenBack" : "toSubmit");
    case "extensionToDecide":
      return t("extensionToDecide");
    case "returnedToMe":
      return t("returnedToMe");
  }
}

/** Not yet taken note of: an assignment that is not acknowledged, or a document that just came up. */
function isNew(item: WorkItem): boolean {
  return item.kind === "assignment" ? item.state === "assigned" : item.kind !== "toSubmit";
}

export interface WorkRowProps {
  readonly item: WorkItem;
  readonly isSelected: boolean;
  readonly onChoose: () => void;
}

/** One thing that waits: which paper, what it says, from whom, why, and by when. */
export function WorkRow({ item, isSelected, onChoose }: WorkRowProps) {
  const styles = useStyles();
  const t = useWords(words);
  const nameOf = useNameOf();
  const fresh = isNew(item);
  const about = [item.senderName, reasonOf(item, t), ...item.assignees]
    .filter((part) => part !== "")
    .join(" · ");
  return (
    <button
      type="button"
      className={mergeClasses(styles.row, isSelected && styles.selected)}
      aria-current={isSelected ? "true" : undefined}
      data-document={item.documentId}
      onClick={onChoose}
    >
      {fresh ? (
        <span className={styles.dot} title={t("isNew")}>
          <OnlyHeard>{t("isNew")}</OnlyHeard>
        </span>
      ) : null}
      <span className={styles.line}>
        <PriorityMark priority={item.priority} />
        <span className={styles.number}>
          {t("arrivalNumber", { number: item.arrivalNumber })} · {item.symbol}
        </span>
      </span>
      <span className={mergeClasses(styles.abstract, fresh && styles.isNew)} title={item.abstract}>
        {item.abstract}
      </span>
      <span className={styles.last}>
        <span className={styles.about}>{about}</span>
        <DeadlineMark deadline={item.deadline} />
      </span>
      {item.instruction === null ? null : (
        <span className={mergeClasses(styles.about, styles.order)} title={item.instruction.text}>
          {nameOf(item.instruction.by)}: “{item.instruction.text}”
        </span>
      )}
    </button>
  );
}
