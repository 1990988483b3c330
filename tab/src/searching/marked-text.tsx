import { makeStyles, tokens } from "@fluentui/react-components";
import type { Marked } from "../../../src/contract/search.ts";

const useStyles = makeStyles({
  found: {
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: tokens.borderRadiusSmall,
    // In high contrast the colour is not there.
    textDecorationLine: "underline",
    textDecorationColor: tokens.colorPaletteYellowBorderActive,
    textDecorationThickness: tokens.strokeWidthThick,
  },
});

/** A text as it was written, what was sought marked. */
export function MarkedText({ words }: { words: Marked }) {
  const styles = useStyles();
  return words.map(({ text, isFound }, i) =>
    isFound ? (
      // Pieces have no name of their own and never move.
      // oxlint-disable-next-line react/no-array-index-key
      <mark key={i} className={styles.found}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
