import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link } from "react-router";
import { workBucket, type Work, type WorkBucket } from "../../../src/contract/routing.ts";
import { DraftsPill } from "../drafting/drafts-pill.tsx";
import { useWords } from "../foundation/language.tsx";
import { usePillStyles } from "../foundation/pills.ts";
import { LeftPill } from "./left/left-pill.tsx";
import { words } from "./words.ts";

const useStyles = makeStyles({
  bar: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalXS },
});

/** The kinds of work with what waits in each; a kind in which nothing waits is not shown. `here` is null on the page of what others left behind. */
export function Buckets({ counts, here }: { counts: Work["counts"] | undefined; here: WorkBucket | null }) {
  const styles = useStyles();
  const pills = usePillStyles();
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
            className={mergeClasses(pills.pill, bucket === here && pills.here)}
            aria-current={bucket === here ? "page" : undefined}
          >
            {t(bucket)}
            {count === 0 ? null : (
              <span className={pills.count} aria-label={t("count", { count })}>
                {count}
              </span>
            )}
          </Link>
        );
      })}
      <LeftPill isHere={here === null} />
      <DraftsPill />
    </nav>
  );
}
