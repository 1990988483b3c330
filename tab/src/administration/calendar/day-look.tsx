import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useWords } from "../../foundation/language.tsx";
import { words } from "./words.ts";
import type { DayLook } from "./year-marks.ts";

/** Surface and text of a day; every special day has an outline where the theme draws surfaces in one colour. */
export const useLookStyles = makeStyles({
  ordinary: { color: tokens.colorNeutralForeground1 },
  weekend: { color: tokens.colorNeutralForeground3 },
  holiday: {
    color: tokens.colorStatusDangerForeground1,
    backgroundColor: tokens.colorStatusDangerBackground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorStatusDangerBorder1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  working: {
    color: tokens.colorStatusSuccessForeground1,
    backgroundColor: tokens.colorStatusSuccessBackground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorStatusSuccessBorder1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  half: {
    color: tokens.colorStatusWarningForeground1,
    backgroundColor: tokens.colorStatusWarningBackground1,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorStatusWarningBorder1}`,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const letters = {
  holiday: "holidayLetter",
  working: "workingLetter",
  half: "halfLetter",
} as const;

/** The letter that says the same as the colour; none where the day is as the head of its column says. */
export function letterOf(look: DayLook): keyof typeof words | null {
  return look === "ordinary" || look === "weekend" ? null : letters[look];
}

const useStyles = makeStyles({
  chip: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    flexShrink: 0,
    width: "20px",
    height: "20px",
    borderRadius: tokens.borderRadiusSmall,
    outlineOffset: "-1px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: 1,
  },
});

/** The colour and letter of a kind of day, for the legend, the list and the choice; its words stand beside it. */
export function LookChip({ look }: { look: DayLook }) {
  const styles = useStyles();
  const looks = useLookStyles();
  const t = useWords(words);
  const letter = letterOf(look);
  return (
    <span className={mergeClasses(styles.chip, looks[look])} aria-hidden>
      {letter === null ? "" : t(letter)}
    </span>
  );
}
