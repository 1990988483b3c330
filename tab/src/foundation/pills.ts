import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { onTouch } from "./screen.ts";
import { hoverSurface } from "./surfaces.ts";

/** Links in a row, each with a count, of which one is where the person is. */
export const usePillStyles = makeStyles({
  pill: {
    ...typographyStyles.body1,
    display: "inline-flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalSNudge,
    minHeight: "32px",
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    outline: `${tokens.strokeWidthThin} solid transparent`,
    ":hover": { backgroundColor: hoverSurface },
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    [onTouch]: { minHeight: "44px", padding: `0 ${tokens.spacingHorizontalS}` },
  },
  here: {
    ...typographyStyles.body1Strong,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    outlineColor: tokens.colorTransparentStrokeInteractive,
    ":hover": { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  count: { fontVariantNumeric: "tabular-nums" },
});
