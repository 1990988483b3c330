import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { onPhone, onTouch } from "../foundation/screen.ts";

/** Lists of documents as an agency outside sees them. */
export const useListStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    alignItems: "start",
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  what: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: "anywhere" },
  abstract: { ...typographyStyles.body1, margin: 0, overflowWrap: "anywhere" },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  acts: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  files: { listStyleType: "none", margin: 0, padding: 0, gridColumn: "1 / -1" },
  touch: { [onTouch]: { minHeight: "44px" } },
});
