import { tokens, typographyStyles } from "@fluentui/react-components";
import { onPhone } from "./screen.ts";

/** A line of a list: its sign, what it says, and what can be done, which goes below on a phone. */
export const listLine = {
  display: "grid",
  gridTemplateColumns: "24px minmax(0, 1fr) auto",
  columnGap: tokens.spacingHorizontalM,
  alignItems: "start",
  padding: `${tokens.spacingVerticalM} 0`,
  borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  [onPhone]: { gridTemplateColumns: "24px minmax(0, 1fr)", rowGap: tokens.spacingVerticalS },
} as const;

/** The sign; its colour says how the line stands, beside the words that say it. */
export const listSign = { fontSize: "20px", lineHeight: 0 } as const;

/** What is said last and in small: since when, by whom. */
export const listDetail = {
  ...typographyStyles.caption1,
  color: tokens.colorNeutralForeground3,
  margin: 0,
} as const;
