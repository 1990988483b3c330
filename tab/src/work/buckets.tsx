import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { Link } from "react-router";
import { workBucket, type Work, type WorkBucket } from "../../../src/contract/routing.ts";
import { useWords } from "../foundation/language.tsx";
import { onTouch } from "../foundation/screen.ts";
import { words } from "./words.ts";
import { hoverSurface } from "../foundation/surfaces.ts";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalXS },
  bucket: {
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

/** The kinds of work with what waits in each; a kind in which nothing waits is not shown. */
export function Buckets({ counts, here }: { counts: Work["counts"] | undefined; here: WorkBucket }) {
  const styles = useStyles();
  const t = useWords(words);
  const shown = workBucket.options.filter(
    (bucket) => bucket === here || bucket === "toHandle" || (counts?.[bucket] ?? 0) > 0,
  );
  return (
    <nav className={styles.bar} aria-label={t("buckets")}>
      {shown.map((bucket) => {
        const count = bucket === "done" ? 0 : (counts?.[bucket] ?? 0);
        return (
          <Link
            key={bucket}
            to={`/work/${bucket}`}
            className={mergeClasses(styles.bucket, bucket === here && styles.here)}
            aria-current={bucket === here ? "page" : undefined}
          >
            {t(bucket)}
            {count === 0 ? null : (
              <span className={styles.count} aria-label={t("count", { count })}>
                {count}
              </span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
