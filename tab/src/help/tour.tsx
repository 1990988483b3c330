import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  tokens,
  typographyStyles,
  useId,
} from "@fluentui/react-components";
import { useState } from "react";
import { useWords } from "../foundation/language.tsx";
import { onTouch, useIsPhone } from "../foundation/screen.ts";
import { useSession } from "../foundation/session.tsx";
import { tourFor, toursFor, type TourStep } from "./tour-steps.ts";
import { tourWords } from "./tour-words.ts";
import { words } from "./words.ts";

const useStyles = makeStyles({
  surface: { maxWidth: "min(360px, calc(100vw - 32px))", boxSizing: "border-box" },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  text: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalM}` },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    justifyContent: "flex-end",
  },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, marginRight: "auto" },
  button: { minWidth: 0, [onTouch]: { minHeight: "44px" } },
});

const focused = (button: HTMLButtonElement | null): void => button?.focus();

const placeOf = ({ at }: TourStep): HTMLElement | null => document.querySelector(`[data-tour="${at}"]`);

/** Leads from place to place of this person's pages; Esc, Skip and the last step end it. */
export function Tour({ onEnd }: { onEnd: () => void }) {
  const { roles } = useSession();
  const [steps] = useState(() => tourFor(toursFor(roles)).filter((step) => placeOf(step) !== null));
  const [at, setAt] = useState(0);
  const step = steps[at];
  if (step === undefined) return null;
  const go = (by: 1 | -1) => (at + by < steps.length ? setAt(at + by) : onEnd());
  return <Stop key={step.at} {...{ step, n: at + 1, total: steps.length, go, onEnd }} />;
}

interface StopProps {
  readonly step: TourStep;
  readonly n: number;
  readonly total: number;
  readonly go: (by: 1 | -1) => void;
  readonly onEnd: () => void;
}

function Stop({ step, n, total, go, onEnd }: StopProps) {
  const styles = useStyles();
  const t = useWords(words);
  const said = useWords(tourWords);
  const isPhone = useIsPhone();
  const titleId = useId("tour");
  return (
    <Popover
      open
      withArrow
      trapFocus
      // The way on has the focus, not the first button.
      unstable_disableAutoFocus
      positioning={{ target: placeOf(step), position: isPhone ? "above" : "after", autoSize: "width" }}
      onOpenChange={(_event, { open }) => {
        if (!open) onEnd();
      }}
    >
      <PopoverSurface className={styles.surface} aria-labelledby={titleId}>
        <h2 id={titleId} className={styles.title}>
          {said(step.title)}
        </h2>
        <p className={styles.text}>{said(step.says)}</p>
        <div className={styles.foot}>
          <span className={styles.count}>{t("step", { n, total })}</span>
          {n < total ? (
            <Button className={styles.button} appearance="subtle" onClick={onEnd}>
              {t("skip")}
            </Button>
          ) : null}
          {n > 1 ? (
            <Button className={styles.button} onClick={() => go(-1)}>
              {t("before")}
            </Button>
          ) : null}
          <Button className={styles.button} appearance="primary" ref={focused} onClick={() => go(1)}>
            {t(n < total ? "next" : "done")}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
