import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { onPhone, onTouch } from "../../foundation/screen.ts";

/** Lists of what the directory proposes, each with its button. */
export const useDirectoryStyles = makeStyles({
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  end: { marginLeft: "auto", [onTouch]: { minHeight: "44px" } },
  about: {
    ...typographyStyles.body1,
    color: tokens.colorNeutralForeground3,
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    maxWidth: "90ch",
  },
  sub: {
    ...typographyStyles.body1Strong,
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXS}`,
  },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "960px" },
  item: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    gap: tokens.spacingHorizontalM,
    alignItems: "center",
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    [onPhone]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  name: { ...typographyStyles.body1, margin: 0 },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, margin: 0 },
  touch: { justifySelf: "start", [onTouch]: { minHeight: "44px" } },
});
